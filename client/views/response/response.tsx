import '../../ui/data-table.css';
import './response.css';
import { createMemo, For, Match, Show, Switch } from 'solid-js';
import type { Period } from '../../../shared/domain/window.ts';
import { useAddress } from '../../ui/address.ts';
import { WholeFoot } from '../../ui/data-table.tsx';
import { exact } from '../../ui/number.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { useConsole } from '../frame/context.tsx';
import { createHandling } from './handling.ts';
import { linesOf } from './lines.ts';
import { type BreakdownBy, breakdowns, sorted } from './measures.ts';
import { isPeriod, PeriodChoice } from './period.tsx';
import { TimesTable } from './times-table.tsx';
import { Totals } from './totals.tsx';

const words: Record<BreakdownBy, { readonly one: string; readonly many: string }> = {
  customer: { one: 'Customer', many: 'customers' },
  analyst: { one: 'Analyst', many: 'analysts' },
  severity: { one: 'Severity', many: 'severities' },
};
const isBreakdown = (text: string): text is BreakdownBy => (breakdowns as readonly string[]).includes(text);

function ByChoice(props: { by: BreakdownBy; onChoose: (by: BreakdownBy) => void }) {
  return (
    <fieldset class="segments" aria-label="Broken down by">
      <For each={breakdowns}>
        {(by) => (
          <button type="button" aria-pressed={props.by === by} onClick={() => props.onChoose(by)}>
            {words[by].one}
          </button>
        )}
      </For>
    </fieldset>
  );
}

/** How long acknowledging and closing take: over the scope, and of each customer, analyst and severity. */
export default function Response() {
  const address = useAddress();
  const { group } = useConsole();
  const period = createMemo(
    (): Period => (isPeriod(address.value('period')) ? (address.value('period') as Period) : '7d'),
  );
  const by = createMemo(
    (): BreakdownBy => (isBreakdown(address.value('by')) ? (address.value('by') as BreakdownBy) : 'customer'),
  );
  const sort = () => address.value('sort') || (by() === 'severity' ? '' : '-resolve.count');
  const query = createMemo(() =>
    new URLSearchParams({ period: period(), ...(group() && { group: group()!.id }) }).toString(),
  );
  const handling = createHandling(query);
  const lines = createMemo(() => {
    const known = handling.known();
    if (known === undefined) return [];
    const all = linesOf(known, by());
    return sort() === '' ? all : sorted(all, sort());
  });
  const instead = () => (
    <Switch>
      <Match when={!handling.known() && handling.fault()}>
        {(fault) => <Trouble fault={fault()} what="the response times" onRetry={handling.reload} />}
      </Match>
      <Match when={!handling.known()}>
        <SkeletonRows count={12} />
      </Match>
      <Match when={lines().length === 0}>
        <div class="notice">
          <h2>{by() === 'analyst' ? 'Nobody acknowledged or closed anything' : 'Nothing to measure yet'}</h2>
          <p>
            Times appear when incidents of the period are acknowledged and closed here. Choose a longer
            period, or begin in the queue.
          </p>
        </div>
      </Match>
    </Switch>
  );
  return (
    <div class="data-page response">
      <div class="data-tools">
        <p class="quiet">
          From detection to acknowledgement and to closing. Means with median and 90th percentile.
        </p>
        <span class="end response-choices">
          <ByChoice by={by()} onChoose={(next) => address.change({ by: [next], sort: [] })} />
          <PeriodChoice period={period()} onChoose={(next) => address.change({ period: [next] })} />
        </span>
      </div>
      <Totals handling={handling.known()} period={period()} />
      <TimesTable
        of={words[by()].one}
        lines={lines()}
        from={handling.known()?.from ?? ''}
        sort={sort()}
        onSort={(next) => address.change({ sort: [next] })}
        hasOpen={by() !== 'analyst'}
        instead={instead()}
      />
      <Show when={handling.known()}>
        <WholeFoot words={`${exact(lines().length)} ${words[by()].many}`} lateSince={handling.lateSince()} />
      </Show>
    </div>
  );
}
