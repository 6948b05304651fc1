import ExternalLink from 'lucide-solid/icons/external-link';
import { For, type JSX, Show } from 'solid-js';
import type { LogEntry } from '../../../shared/wire/http/events.ts';
import type { Incident } from '../../../shared/wire/http/incidents.ts';
import { SeverityLabel } from '../../ui/severity.tsx';
import { StatusLabel } from '../../ui/status.tsx';
import { Facts } from './facts.tsx';
import { History } from './history.tsx';

function Part(props: { title: string; when: boolean; children: JSX.Element }) {
  return (
    <Show when={props.when}>
      <section class="detail-part">
        <h3>{props.title}</h3>
        {props.children}
      </section>
    </Show>
  );
}

function Words(props: { words: readonly string[] }) {
  return (
    <ul class="detail-words">
      <For each={props.words}>{(word) => <li>{word}</li>}</For>
    </ul>
  );
}

/** A source chooses this address: only the web's own schemes are followed. */
const webAddress = (url: string | null): string | undefined =>
  url && /^https?:\/\//i.test(url) ? url : undefined;

function Source(props: { url: string | null }) {
  return (
    <Show when={webAddress(props.url)}>
      {(url) => (
        <a class="button detail-source" href={url()} target="_blank" rel="noreferrer">
          Open at the source
          <ExternalLink class="icon" aria-hidden="true" />
        </a>
      )}
    </Show>
  );
}

function Indicators(props: { incident: Incident }) {
  return (
    <table class="detail-indicators">
      <tbody>
        <For each={props.incident.indicators}>
          {(indicator) => (
            <tr>
              <th scope="row">{indicator.type}</th>
              <td>{indicator.value}</td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  );
}

export function DetailBody(props: { incident: Incident; log: readonly LogEntry[] }) {
  const text = (value: string | null) => <p class="detail-text">{value}</p>;
  return (
    <div class="detail-body">
      <header class="detail-head">
        <p class="detail-line">
          <SeverityLabel severity={props.incident.severity} />
          <StatusLabel status={props.incident.status} />
          <span class="detail-number">{props.incident.number}</span>
        </p>
        <h2>{props.incident.title}</h2>
        <p class="quiet">{props.incident.tenant.name}</p>
        <Source url={props.incident.url} />
      </header>
      <Facts incident={props.incident} />
      <Part title="Description" when={props.incident.description !== null}>
        {text(props.incident.description)}
      </Part>
      <Part title="Impact" when={props.incident.impact !== null}>
        {text(props.incident.impact)}
      </Part>
      <Part title="Recommendation" when={props.incident.recommendation !== null}>
        {text(props.incident.recommendation)}
      </Part>
      <Part title="Indicators" when={props.incident.indicators.length > 0}>
        <Indicators incident={props.incident} />
      </Part>
      <Part title="Techniques" when={props.incident.techniques.length > 0}>
        <Words words={props.incident.techniques} />
      </Part>
      <Part title="Assets" when={props.incident.assets.length > 0}>
        <Words words={props.incident.assets} />
      </Part>
      <Part title="Tags" when={props.incident.tags.length > 0}>
        <Words words={props.incident.tags} />
      </Part>
      <Part title="History" when={props.log.length > 0}>
        <History log={props.log} />
      </Part>
    </div>
  );
}
