import './header.css';
import { useLocation } from '@solidjs/router';
import Search from 'lucide-solid/icons/search';
import { createEffect, Show } from 'solid-js';
import { Waiting } from '../../acts/desk-part.tsx';
import { useStanding } from './actor.tsx';
import { useConsole, useContextTenant } from './context.tsx';
import { CustomerSelector } from './customer-selector.tsx';
import { LiveState } from './live-state.tsx';
import { pageOf } from './pages.ts';
import { placeOf } from './rights.ts';
import { UserMenu } from './user-menu.tsx';

/** Pages that belong to nobody's environment. */
const others: Record<string, string> = { '/account': 'Account' };

interface HeaderProps {
  selector: (open: () => void) => void;
  onFind: () => void;
  onHelp: () => void;
}

export function Header(props: HeaderProps) {
  const location = useLocation();
  const { me, selector } = useStanding();
  const { place, group, may } = useConsole();
  const tenant = useContextTenant();
  const there = () => placeOf(location.pathname, me(), selector().tenants) !== null;
  const name = () =>
    (there() && pageOf(location.pathname)?.word) || (others[location.pathname] ?? 'Watchfloor');
  const side = () => (me().provider?.mssp_view ? 'All customers' : 'Provider');
  const whose = () => tenant()?.name ?? group()?.name ?? (place() ? side() : '');
  const isLive = () => may(tenant() ? 'overview.read' : 'mssp.view');
  createEffect(() => {
    document.title = [name(), whose(), 'Watchfloor'].filter(Boolean).join(' · ');
  });
  return (
    <header class="header">
      <CustomerSelector ref={props.selector} />
      <h1 class="ellipsis">{name()}</h1>
      <button type="button" class="button palette-open" title="Find (Ctrl K)" onClick={props.onFind}>
        <Search class="icon" aria-hidden="true" />
        <span class="palette-open-word">Find</span>
        <kbd>Ctrl K</kbd>
      </button>
      <Waiting />
      <Show when={isLive()}>
        <LiveState />
      </Show>
      <UserMenu onHelp={props.onHelp} />
    </header>
  );
}
