import './header.css';
import { useLocation } from '@solidjs/router';
import { createEffect } from 'solid-js';
import { useConsole, useContextTenant } from './context.tsx';
import { LiveState } from './live-state.tsx';
import { pageOf } from './pages.ts';
import { ThemeSwitch } from './theme-switch.tsx';
import { UserMenu } from './user-menu.tsx';

/** Pages that belong to nobody's environment. */
const others: Record<string, string> = { '/account': 'Account' };

export function Header() {
  const location = useLocation();
  const { place, group } = useConsole();
  const tenant = useContextTenant();
  const name = () => pageOf(location.pathname)?.word ?? others[location.pathname] ?? 'Watchfloor';
  const whose = () => tenant()?.name ?? group()?.name ?? (place() ? 'All customers' : '');
  createEffect(() => {
    document.title = [name(), whose(), 'Watchfloor'].filter(Boolean).join(' · ');
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
