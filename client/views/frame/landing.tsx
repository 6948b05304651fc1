import { Navigate } from '@solidjs/router';
import { Show } from 'solid-js';
import { signOut } from '../../session.ts';
import { useActor, useStanding } from './actor.tsx';
import { useConsole } from './context.tsx';
import { addressOf, mayOpen, pages } from './pages.ts';
import { recent } from './recent.ts';
import { homeOf, permissionsIn } from './rights.ts';

function NoAccess() {
  const me = useActor();
  return (
    <div class="notice" data-testid="no-access">
      <h2>Nothing is open to you at present</h2>
      <p>
        You are signed in as {me().actor.email}. Either no role has been given to this account yet, or the
        service it belongs to is paused. Ask whoever invited you, or an admin of your organisation.
      </p>
      <button type="button" class="button" onClick={signOut}>
        Sign out
      </button>
    </div>
  );
}

/** Where someone goes who opens the console without naming a page: the first one of theirs. */
export default function Landing() {
  const me = useActor();
  const { selector } = useStanding();
  const { place } = useConsole();
  const first = () => {
    const home = homeOf(me(), selector().tenants, recent(me().actor.id)[0] ?? null);
    if (!home) return undefined;
    const held = permissionsIn(home, me());
    const page = pages.find((one) => one.side === home.side && mayOpen(one, held));
    return page && addressOf(home, page.path);
  };
  return (
    <Show when={place() && first()} fallback={<NoAccess />}>
      {(address) => <Navigate href={address()} />}
    </Show>
  );
}
