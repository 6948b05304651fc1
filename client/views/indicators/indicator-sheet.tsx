import { A } from '@solidjs/router';
import { createSignal, For, Match, Show, Switch } from 'solid-js';
import type { IndicatorPage } from '../../../shared/wire/http/indicators.ts';
import { createAnswer } from '../../answer.ts';
import { get } from '../../api.ts';
import { useFeed } from '../../live/feed.tsx';
import { defanged } from '../../ui/defang.ts';
import { FormFault } from '../../ui/field.tsx';
import { Moment } from '../../ui/moment.tsx';
import { exact, plural } from '../../ui/number.ts';
import { SeverityMark, severityWord } from '../../ui/severity.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { StatusLabel } from '../../ui/status.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { useConsole } from '../frame/context.tsx';
import { Copies } from './copies.tsx';
import type { Named } from './named.ts';
import { useSeenLink } from './seen-link.ts';
import { TechniqueName } from './technique-name.tsx';
import { wordOfType } from './type-word.ts';

type Sighting = IndicatorPage['sightings'][number];

function Customers(props: { page: IndicatorPage }) {
  const link = useSeenLink();
  const { second } = useFeed();
  return (
    <section class="seen-part" aria-label="Customers">
      <h3>Seen at {plural(props.page.tenants.length, 'customer')}</h3>
      <ul class="seen-list">
        <For each={props.page.tenants}>
          {(at) => (
            <li>
              <A class="link ellipsis" href={link(props.page.value, { at: `/t/${at.tenant.slug}` })}>
                {at.tenant.name}
              </A>
              <span class="quiet tabular">
                {plural(at.incidents, 'incident')} · <Moment at={at.last_seen} now={second()} />
              </span>
            </li>
          )}
        </For>
      </ul>
    </section>
  );
}

function Row(props: { sighting: Sighting; named: boolean }) {
  const { root } = useConsole();
  const { second } = useFeed();
  const incident = () => props.sighting.incident;
  return (
    <li>
      <span class="seen-incident">
        <SeverityMark severity={incident().severity} />
        <span class="unseen">{severityWord(incident().severity)}</span>
        <A class="link ellipsis" href={`${root()}/incidents/${incident().id}`}>
          <span class="mono">{incident().number}</span> {incident().title}
        </A>
      </span>
      <span class="quiet">
        <Show when={props.named}>{incident().tenant.name} · </Show>
        <StatusLabel status={incident().status} /> · <Moment at={props.sighting.seen_at} now={second()} />
      </span>
    </li>
  );
}

function Sightings(props: { page: IndicatorPage; path: string }) {
  const [more, setMore] = createSignal<readonly Sighting[]>([]);
  const [cursor, setCursor] = createSignal(props.page.next_cursor);
  const [busy, setBusy] = createSignal(false);
  const [fault, setFault] = createSignal('');
  const load = async () => {
    setBusy(true);
    setFault('');
    try {
      const next = await get<IndicatorPage>(`${props.path}?cursor=${encodeURIComponent(cursor()!)}`);
      setMore([...more(), ...next.sightings]);
      setCursor(next.next_cursor);
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error));
    }
    setBusy(false);
  };
  return (
    <section class="seen-part" aria-label="Incidents">
      <h3>Incidents</h3>
      <ul class="seen-list">
        <For each={[...props.page.sightings, ...more()]}>
          {(sighting) => <Row sighting={sighting} named={props.page.tenants.length > 1} />}
        </For>
      </ul>
      <FormFault text={fault()} />
      <Show when={cursor()}>
        <button type="button" class="button" disabled={busy()} onClick={load}>
          {busy() ? 'Loading…' : 'Load more'}
        </button>
      </Show>
    </section>
  );
}

function Facts(props: { page: IndicatorPage }) {
  const { second } = useFeed();
  const incidents = () => props.page.tenants.reduce((sum, at) => sum + at.incidents, 0);
  const instant = (at: string | null) => (
    <Show when={at}>{(known) => <Moment at={known()} now={second()} />}</Show>
  );
  return (
    <dl class="seen-facts">
      <div>
        <dt>Type</dt>
        <dd>
          {wordOfType(props.page.type)}
          <TechniqueName named={props.page} />
        </dd>
      </div>
      <div>
        <dt>Incidents</dt>
        <dd class="tabular">{exact(incidents())}</dd>
      </div>
      <div>
        <dt>First seen</dt>
        <dd>{instant(props.page.first_seen)}</dd>
      </div>
      <div>
        <dt>Last seen</dt>
        <dd>{instant(props.page.last_seen)}</dd>
      </div>
    </dl>
  );
}

/** One indicator: where it was seen, as far as the reader may see. */
export function IndicatorSheet(props: { named: Named; onClose: () => void }) {
  const { type, value } = props.named;
  const path = `/api/v1/indicators/${encodeURIComponent(type)}/${encodeURIComponent(value)}`;
  const page = createAnswer<IndicatorPage>(() => path);
  return (
    <Sheet title={defanged(props.named)} wide={true} onClose={props.onClose}>
      <div class="side-body">
        <Switch fallback={<SkeletonRows count={6} />}>
          <Match when={page.fault()}>
            {(fault) => <Trouble fault={fault()} what="this indicator" onRetry={page.reload} />}
          </Match>
          <Match when={page.known()}>
            {(known) => (
              <>
                <p class="seen-name">
                  <code>{defanged(props.named)}</code>
                  <Copies named={props.named} />
                </p>
                <Facts page={known()} />
                <Show when={known().tenants.length > 1}>
                  <Customers page={known()} />
                </Show>
                <Show
                  when={known().sightings.length > 0}
                  fallback={<p class="quiet">It was not seen in your scope.</p>}
                >
                  <Sightings page={known()} path={path} />
                </Show>
              </>
            )}
          </Match>
        </Switch>
      </div>
    </Sheet>
  );
}
