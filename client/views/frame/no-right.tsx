import { A } from '@solidjs/router';
import { Show } from 'solid-js';
import { useConsole, useContextTenant } from './context.tsx';
import type { Side } from './rights.ts';

/** Stands in for a page that the reader may not open: who can change that, and where to go meanwhile. */
export function NoRight(props: { side: Side }) {
  const { place, root } = useConsole();
  const tenant = useContextTenant();
  const granter = () =>
    props.side === 'provider'
      ? 'It is for members of the provider’s team whose role allows it. An MSSP Admin can give you such a role.'
      : `An owner or admin of ${tenant()?.name ?? 'this customer'} can give you a role that allows it.`;
  return (
    <div class="notice" data-testid="no-right">
      <h2>You have no right to open this page</h2>
      <p>{granter()}</p>
      <Show when={place()}>
        <A class="button" href={root()}>
          Go to your console
        </A>
      </Show>
    </div>
  );
}
