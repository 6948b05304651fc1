import './latest.css';
import { A } from '@solidjs/router';
import {
  createEffect,
  createMemo,
  createResource,
  For,
  Match,
  onCleanup,
  Show,
  Suspense,
  Switch,
} from 'solid-js';
import { MINUTE_MS } from '../../../shared/domain/clock.ts';
import type { Incident, IncidentList } from '../../../shared/wire/http/incidents.ts';
import { ApiError, get } from '../../api.ts';
import { useFeed } from '../../live/feed.tsx';
import { cell, openTotal } from '../../live/reading.ts';
import { Moment } from '../../ui/moment.tsx';
import { SeverityMark, severityWord } from '../../ui/severity.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { StatusLabel } from '../../ui/status.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { useConsole, useContextTenant } from '../frame/context.tsx';

/** As many as the tallest screen shows without scrolling. */
const ROWS = 20;
/** The list follows the numbers, and asks no more often than this. */
const REREAD_MS = 1_500;

const read = (slug: string): Promise<readonly Incident[] | ApiError> =>
  get<IncidentList>(
    `/api/v1/incidents?${new URLSearchParams({ within: slug, tenant: slug, limit: String(ROWS) })}`,
  ).then(
    ({ items }) => items,
    (error: unknown) => (error instanceof ApiError ? error : new ApiError(0, String(error))),
  );

/** The newest incidents, read again when the live numbers say that something moved. */
function createLatest(slug: () => string | undefined) {
  const { store } = useFeed();
  const [answer, { refetch }] = createResource(slug, read);
  const moved = createMemo(() => {
    const scope = store.row(0);
    return store.ready() && [openTotal(scope), cell(scope, 'opened_30d'), cell(scope, 'closed_30d')].join();
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  createEffect((before: unknown) => {
    const now = moved();
    if (before && now && now !== before) timer ??= setTimeout(reread, REREAD_MS);
    return now;
  });
  const reread = () => {
    timer = undefined;
    void refetch();
  };
  onCleanup(() => clearTimeout(timer));
  return { answer: () => answer.latest, refetch };
}

function Line(props: { incident: Incident; root: string; now: number }) {
  return (
    <li>
      <A class="latest-row" href={`${props.root}/incidents?incident=${props.incident.id}`}>
        <SeverityMark severity={props.incident.severity} />
        <span class="unseen">{severityWord(props.incident.severity)} </span>
        <span class="latest-title ellipsis">{props.incident.title}</span>
        <StatusLabel status={props.incident.status} />
        <span class="latest-at">
          <Moment at={props.incident.detected_at} now={props.now} />
        </span>
      </A>
    </li>
  );
}

function Rows() {
  const { second } = useFeed();
  const { root } = useConsole();
  const tenant = useContextTenant();
  const { answer, refetch } = createLatest(() => tenant()?.slug);
  const fault = () => (answer() instanceof ApiError ? (answer() as ApiError) : undefined);
  const items = () => (Array.isArray(answer()) ? (answer() as readonly Incident[]) : undefined);
  const minute = createMemo(() => Math.floor(second() / MINUTE_MS) * MINUTE_MS + MINUTE_MS - 1);
  return (
    <Switch fallback={<SkeletonRows />}>
      <Match when={fault()}>
        {(error) => <Trouble fault={error()} what="the latest incidents" onRetry={refetch} />}
      </Match>
      <Match when={items()}>
        {(known) => (
          <Show when={known().length > 0} fallback={<p class="latest-none quiet">None yet.</p>}>
            <ol class="latest-list">
              <For each={known()}>
                {(incident) => <Line incident={incident} root={root()} now={minute()} />}
              </For>
            </ol>
          </Show>
        )}
      </Match>
    </Switch>
  );
}

export function Latest() {
  const { root } = useConsole();
  return (
    <section class="panel latest" aria-labelledby="latest-title">
      <header class="panel-head">
        <h2 id="latest-title">Latest incidents</h2>
        <A class="end more" href={`${root()}/incidents`}>
          All incidents
        </A>
      </header>
      <Suspense fallback={<SkeletonRows />}>
        <Rows />
      </Suspense>
    </section>
  );
}
