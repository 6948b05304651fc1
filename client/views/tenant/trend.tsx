import './trend.css';
import { A, useNavigate } from '@solidjs/router';
import { createMemo, createSignal, For, lazy, Show, Suspense } from 'solid-js';
import type { Period } from '../../../shared/domain/window.ts';
import type { Handling } from '../../../shared/wire/http/handling.ts';
import { Definition } from '../../ui/definition.tsx';
import { clockTime } from '../../ui/instant.ts';
import { exact, short } from '../../ui/number.ts';
import { definitions } from '../mssp/definitions.ts';
import { useIncidentsHref } from '../mssp/incidents-href.ts';
import { EVERY_SEVERITY, type Filter } from '../mssp/links.ts';
import { PeriodChoice, periodWords } from '../response/period.tsx';

const TrendPlot = lazy(async () => ({ default: (await import('./trend-plot.tsx')).TrendPlot }));

type Flow = Handling['flow'][number];

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const weekday = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});

const ROWS: Filter = { ...EVERY_SEVERITY, snoozed: 'shown', storms: 'shown' };
const openedIn = ({ from, to }: Flow): Filter => ({ ...ROWS, from, to });
const closedIn = ({ from, to }: Flow): Filter => ({
  ...ROWS,
  status: 'closed',
  closed_from: from,
  closed_to: to,
});

/** The chart in numbers, for those who do not see it; each leads to its rows. */
function TrendTable(props: { flow: readonly Flow[]; word: (step: Flow) => string }) {
  const incidentsHref = useIncidentsHref();
  return (
    <table class="unseen trend-table">
      <caption>New and closed incidents</caption>
      <thead>
        <tr>
          <th scope="col">From</th>
          <th scope="col">New</th>
          <th scope="col">Closed</th>
        </tr>
      </thead>
      <tbody>
        <For each={props.flow}>
          {(step) => (
            <tr>
              <th scope="row">{props.word(step)}</th>
              <td>
                <A href={incidentsHref(openedIn(step))} tabindex="-1">
                  {exact(step.opened)}
                </A>
              </td>
              <td>
                <A href={incidentsHref(closedIn(step))} tabindex="-1">
                  {exact(step.closed)}
                </A>
              </td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  );
}

interface TrendProps {
  flow: readonly Flow[] | undefined;
  /** The period that `flow` is of. */
  shown: Period | undefined;
  period: Period;
  onPeriod: (period: Period) => void;
}

/** What came in against what was closed, step by step over the period. */
export function Trend(props: TrendProps) {
  const incidentsHref = useIncidentsHref();
  const navigate = useNavigate();
  const [pointed, setPointed] = createSignal<number | null>(null);
  const flow = () => props.flow ?? [];
  const isHourly = () => props.shown === '24h';
  const word = (step: Flow) =>
    isHourly() ? clockTime(Date.parse(step.from)) : day.format(Date.parse(step.from));
  const steps = createMemo(() => flow().map((step) => ({ ...step, word: word(step) })));
  const at = () => (pointed() === null ? undefined : flow()[pointed()!]);
  const sum = (name: 'opened' | 'closed') =>
    at()?.[name] ?? flow().reduce((total, step) => total + step[name], 0);
  const when = () => {
    const step = at();
    if (step === undefined) return periodWords[props.period].word;
    return isHourly() ? `From ${word(step)}` : `${weekday.format(Date.parse(step.from))} UTC`;
  };
  const open = () => {
    const step = at();
    if (step) navigate(incidentsHref(openedIn(step)));
  };
  return (
    <section class="panel trend" aria-labelledby="trend-title">
      <header class="panel-head">
        <h2 id="trend-title">
          <Definition id="trend-means" text={definitions.trend}>
            <button type="button" class="defined-name" aria-describedby="trend-means">
              New and closed
            </button>
          </Definition>
        </h2>
        <p class="trend-legend tabular">
          <span class="quiet">{when()}</span>
          <span class="trend-key opened">
            New <b>{props.flow ? short(sum('opened')) : '–'}</b>
          </span>
          <span class="trend-key closed">
            Closed <b>{props.flow ? short(sum('closed')) : '–'}</b>
          </span>
        </p>
        <span class="end">
          <PeriodChoice period={props.period} onChoose={props.onPeriod} />
        </span>
      </header>
      <div class="trend-body">
        <Show when={props.flow} fallback={<div class="skeleton trend-skeleton" />}>
          <TrendTable flow={flow()} word={word} />
          <Suspense>
            <TrendPlot steps={steps()} onPoint={setPointed} onOpen={open} />
          </Suspense>
        </Show>
      </div>
    </section>
  );
}
