import './header.css';
import { useLocation } from '@solidjs/router';
import { createEffect } from 'solid-js';
import { LiveState } from './live-state.tsx';
import { ThemeSwitch } from './theme-switch.tsx';
import { UserMenu } from './user-menu.tsx';

const names: Record<string, string> = { '/mssp': 'All customers', '/mssp/incidents': 'Incidents' };

export function Header() {
  const location = useLocation();
  const name = () => names[location.pathname] ?? 'Watchfloor';
  createEffect(() => {
    document.title = `${name()} · Watchfloor`;
  });
  return (
    <header class="header">
      <h1 class="ellipsis">{name()}</h1>
      <LiveState />
      <ThemeSwitch />
      <UserMenu />
    </header>
  );
}
