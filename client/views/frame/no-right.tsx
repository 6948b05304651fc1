import { A } from '@solidjs/router';
import { Show } from 'solid-js';
import { useActor } from './actor.tsx';
import { useConsole, useContextTenant } from './context.tsx';
import type { Side } from './rights.ts';

const OF_TEAM =
  'It is for members of the provider’s team whose role allows it. An MSSP Admin can give you such a role.';
const OF_TIER =
  'The MSSP View comes with the subscription tier “MSSP”, and this provider has “Standard”. An MSSP Admin can change it under Settings.';

/** Stands in for a page that the reader may not open: who can change that, and where to go meanwhile. */
export function NoRight(props: { side: Side; needsView: boolean }) {
  const me = useActor();
  const { place, root } = useConsole();
  const tenant = useContextTenant();
  const lacksTier = () => props.needsView && me().provider?.tier === 'standard';
  const granter = () => {
    if (props.side === 'provider') return lacksTier() ? OF_TIER : OF_TEAM;
    return `An owner or admin of ${tenant()?.name ?? 'this customer'} can give you a role that allows it.`;
  };
  return (
    <div class="notice" data-testid="no-right">
      <h2>{lacksTier() ? 'There is no MSSP View here' : 'You have no right to open this page'}</h2>
      <p>{granter()}</p>
      <Show when={place()}>
        <A class="button" href={props.side === 'tenant' ? root() : '/'}>
          Go to your console
        </A>
      </Show>
    </div>
  );
}
