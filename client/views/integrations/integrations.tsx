import './integrations.css';
import { Navigate, useLocation } from '@solidjs/router';
import { createMemo, Match, Show, Suspense, Switch } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { TabBar } from '../../ui/tab-bar.tsx';
import { belowOf } from '../frame/below.ts';
import { useConsole, useContextTenant } from '../frame/context.tsx';
import { NoRight } from '../frame/no-right.tsx';
import { ReachContext, reachOf, useReach } from './reach.tsx';
import { mayOpenTab, tabs } from './tabs.ts';

function Content() {
  const reach = useReach();
  const location = useLocation();
  const { held } = useConsole();
  const side = reach.tenant ? 'tenant' : 'provider';
  const there = tabs.filter((tab) => side in tab.sides);
  const open = createMemo(() => there.filter((tab) => mayOpenTab(tab, side, held())));
  const named = () => belowOf(location.pathname).split('/')[0] ?? '';
  const tab = createMemo(() => there.find((one) => one.path === named()));
  return (
    <div class="integrations">
      <TabBar
        label="Integrations"
        tabs={open().map(({ path, word }) => ({ href: `${reach.page}/${path}`, word }))}
      />
      <Switch fallback={<NoRight side={side} needsView={false} />}>
        <Match when={!tab() && open()[0]}>
          {(first) => <Navigate href={`${reach.page}/${first().path}`} />}
        </Match>
        <Match when={tab() && mayOpenTab(tab()!, side, held()) && tab()}>
          {(here) => (
            <Suspense fallback={<SkeletonRows count={20} />}>
              <Dynamic component={here().content} />
            </Suspense>
          )}
        </Match>
      </Switch>
    </div>
  );
}

/** What sends incidents, and how: made anew when the console moves to another customer. */
export default function Integrations() {
  const tenant = useContextTenant();
  const whose = () => tenant()?.id ?? 'provider';
  return (
    <Show when={whose()} keyed>
      {(_whose) => (
        <ReachContext.Provider value={reachOf(tenant())}>
          <Content />
        </ReachContext.Provider>
      )}
    </Show>
  );
}
