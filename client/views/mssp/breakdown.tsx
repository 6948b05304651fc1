import './bar.css';
import './breakdown.css';
import { A } from '@solidjs/router';
import { createMemo, For } from 'solid-js';
import { countedSeverities, modules } from '../../../shared/domain/incident.ts';
import { useFeed } from '../../live/feed.tsx';
import { openByModule, openBySeverity, sameNumbers } from '../../live/reading.ts';
import { Count } from '../../ui/count.tsx';
import { Definition } from '../../ui/definition.tsx';
import { moduleWord } from '../../ui/module.ts';
import { SeverityMark, severityWord } from '../../ui/severity.tsx';
import { definitions } from './definitions.ts';
import { useIncidentsHref } from './incidents-href.ts';
import { OPEN } from './links.ts';

function BySeverity() {
  const incidentsHref = useIncidentsHref();
  const { store } = useFeed();
  const counts = createMemo(() => openBySeverity(store.row(0)), undefined, sameNumbers);
  const total = createMemo(() => counts().reduce((sum, count) => sum + count, 0));
  return (
    <div class="by-severity">
      <ul>
        <For each={countedSeverities}>
          {(severity, index) => (
            <li>
              <A href={incidentsHref({ severity, ...OPEN })}>
                <Count class="by-severity-number" value={counts()[index()]!} known={store.ready()} />
                <span class="by-severity-word">
                  <SeverityMark severity={severity} />
                  {severityWord(severity)}
                </span>
              </A>
            </li>
          )}
        </For>
      </ul>
      <div class="by-severity-bar" aria-hidden="true">
        <For each={countedSeverities}>
          {(severity, index) => (
            <span
              class={`compare-part ${severity}`}
              style={{ width: `${total() === 0 ? 0 : (counts()[index()]! / total()) * 100}%` }}
            />
          )}
        </For>
      </div>
    </div>
  );
}

function ByModule() {
  const incidentsHref = useIncidentsHref();
  const { store } = useFeed();
  const counts = createMemo(() => openByModule(store.row(0)), undefined, sameNumbers);
  const most = createMemo(() => Math.max(1, ...counts()));
  return (
    <ul class="by-module">
      <For each={modules}>
        {(name, index) => (
          <li>
            <A href={incidentsHref({ module: name, ...OPEN })}>
              <span class="ellipsis">{moduleWord[name]}</span>
              <span class="by-module-track">
                <span class="compare-bar" style={{ transform: `scaleX(${counts()[index()]! / most()})` }} />
              </span>
              <Count class="compare-number" value={counts()[index()]!} known={store.ready()} />
            </A>
          </li>
        )}
      </For>
    </ul>
  );
}

/** What is open now, by severity and by module. */
export function Breakdown() {
  const incidentsHref = useIncidentsHref();
  return (
    <section class="panel breakdown" aria-labelledby="breakdown-title">
      <header class="panel-head">
        <h2 id="breakdown-title">
          <Definition id="breakdown-means" text={definitions.open} end={true}>
            <A href={incidentsHref(OPEN)} aria-describedby="breakdown-means">
              Open incidents
            </A>
          </Definition>
        </h2>
      </header>
      <BySeverity />
      <ByModule />
    </section>
  );
}
