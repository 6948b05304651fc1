import LogOut from 'lucide-solid/icons/log-out';
import { Show } from 'solid-js';
import { signOut } from '../../session.ts';
import { placeBelow } from '../../ui/place.ts';
import { useActor } from './actor.tsx';

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word[0]?.toUpperCase() ?? '')
    .join('');

export function UserMenu() {
  const me = useActor();
  let button!: HTMLButtonElement;
  let menu!: HTMLDivElement;
  return (
    <>
      <button ref={button} type="button" class="avatar" popovertarget="user-menu">
        {initials(me().actor.name)}
        <span class="unseen"> Account</span>
      </button>
      <div
        ref={menu}
        id="user-menu"
        class="menu"
        popover="auto"
        onBeforeToggle={() => placeBelow(menu, button, 'end')}
      >
        <Show when={me()}>
          {(known) => (
            <p class="menu-who">
              <strong class="ellipsis">{known().actor.name}</strong>
              <span class="quiet ellipsis">{known().actor.email}</span>
            </p>
          )}
        </Show>
        <button type="button" class="menu-item" onClick={signOut}>
          <LogOut class="icon" aria-hidden="true" />
          Sign out
        </button>
      </div>
    </>
  );
}
