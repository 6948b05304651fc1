import './user-menu.css';
import { A } from '@solidjs/router';
import Keyboard from 'lucide-solid/icons/keyboard';
import LogOut from 'lucide-solid/icons/log-out';
import User from 'lucide-solid/icons/user';
import { For } from 'solid-js';
import { roleWords } from '../../../shared/domain/access/role.ts';
import { signOut } from '../../session.ts';
import { Menu } from '../../ui/menu.tsx';
import { setTheme, theme, themes } from '../../ui/theme.ts';
import { useActor } from './actor.tsx';
import { useContextTenant } from './context.tsx';

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word[0]?.toUpperCase() ?? '')
    .join('');

function Who() {
  const me = useActor();
  const tenant = useContextTenant();
  const role = () => {
    const role = tenant()?.role ?? me().provider?.role;
    return role ? roleWords[role].name : 'No role yet';
  };
  return (
    <p class="menu-who">
      <strong class="ellipsis">{me().actor.name}</strong>
      <span class="quiet ellipsis">{me().actor.email}</span>
      <span class="quiet">{role()}</span>
    </p>
  );
}

function ThemeChoice() {
  return (
    <fieldset class="menu-theme">
      <legend class="quiet">Theme</legend>
      <span class="segments">
        <For each={themes}>
          {(one) => (
            <button type="button" aria-pressed={theme() === one} onClick={() => setTheme(one)}>
              {one[0]!.toUpperCase() + one.slice(1)}
            </button>
          )}
        </For>
      </span>
    </fieldset>
  );
}

export function UserMenu(props: { onHelp: () => void }) {
  const me = useActor();
  return (
    <Menu
      class="avatar"
      title={me().actor.name}
      side="end"
      face={
        <>
          {initials(me().actor.name)}
          <span class="unseen"> Your account</span>
        </>
      }
    >
      {(close) => (
        <>
          <Who />
          <A class="menu-item" href="/account" onClick={close}>
            <User class="icon" aria-hidden="true" />
            Account
          </A>
          <button
            type="button"
            class="menu-item"
            onClick={() => {
              close();
              props.onHelp();
            }}
          >
            <Keyboard class="icon" aria-hidden="true" />
            Keyboard shortcuts
          </button>
          <ThemeChoice />
          <button type="button" class="menu-item" onClick={signOut}>
            <LogOut class="icon" aria-hidden="true" />
            Sign out
          </button>
        </>
      )}
    </Menu>
  );
}
