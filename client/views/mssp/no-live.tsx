import type { Phase } from '../../live/connection.ts';

/** Why there is nothing to show, and who can change that. */
export function NoLive(props: { phase: Phase }) {
  const outdated = () => props.phase === 'outdated';
  return (
    <section class="notice">
      <h2>{outdated() ? 'The server was updated' : 'You may not see this overview'}</h2>
      <p>
        {outdated()
          ? 'This page speaks an older version of its language. Reload it to go on.'
          : 'The overview over all customers is for members of the provider. An MSSP Admin can give you the role.'}
      </p>
      <button type="button" class="button" onClick={() => location.reload()}>
        Reload
      </button>
    </section>
  );
}
