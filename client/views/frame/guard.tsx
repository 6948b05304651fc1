import { useLocation } from '@solidjs/router';
import { type Component, lazy, Match, Switch } from 'solid-js';
import { useActor, useStanding } from './actor.tsx';
import { useConsole } from './context.tsx';
import Missing from './missing.tsx';
import { NoRight } from './no-right.tsx';
import { mayOpen, type Page } from './pages.ts';
import { placeOf } from './rights.ts';

/** The page for those who may open it. Others hear who can give them the right, or that there is nothing. */
export function guarded(page: Page): Component {
  const Content = lazy(page.load);
  return () => {
    const location = useLocation();
    const me = useActor();
    const { selector } = useStanding();
    const { held } = useConsole();
    const there = () => placeOf(location.pathname, me(), selector().tenants) !== null;
    return (
      <Switch fallback={<NoRight side={page.side} needsView={page.needs.includes('mssp.view')} />}>
        <Match when={page.side === 'tenant' && !there()}>
          <Missing />
        </Match>
        <Match when={there() && mayOpen(page, held())}>
          <Content />
        </Match>
      </Switch>
    );
  };
}
