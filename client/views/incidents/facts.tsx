import { For, type JSX, Show } from 'solid-js';
import type { Incident } from '../../../shared/wire/http/incidents.ts';
import { useFeed } from '../../live/feed.tsx';
import { exactTime } from '../../ui/instant.ts';
import { moduleWord } from '../../ui/module.ts';
import { Moment } from '../../ui/moment.tsx';
import { exact } from '../../ui/number.ts';

interface Fact {
  readonly word: string;
  readonly value: JSX.Element;
}

/** What a source itself called something, where that differs from our word. */
const theirs = (own: string, source: string | null): string =>
  source && source !== own ? ` (source: ${source})` : '';

function Instant(props: { at: string }) {
  const { second } = useFeed();
  return (
    <>
      {exactTime(Date.parse(props.at))}{' '}
      <span class="quiet">
        <Moment at={props.at} now={second()} />
      </span>
    </>
  );
}

function factsOf(incident: Incident): Fact[] {
  const at = (word: string, instant: string | null): Fact[] =>
    instant === null ? [] : [{ word, value: <Instant at={instant} /> }];
  const severity = `${incident.severity}${theirs(incident.severity, incident.source_severity)}`;
  const status = `${incident.status.replace('_', ' ')}${theirs(incident.status, incident.source_status)}`;
  const category = incident.category === null ? '' : `, ${incident.category.replaceAll('_', ' ')}`;
  return [
    ...at('Detected', incident.detected_at),
    ...at('Occurred', incident.occurred_at),
    ...at('Acknowledged', incident.acknowledged_at),
    ...at('Closed', incident.closed_at),
    { word: 'Severity', value: severity },
    { word: 'Status', value: status },
    ...(incident.pause_reason ? [{ word: 'Waits for', value: incident.pause_reason }] : []),
    ...(incident.resolution ? [{ word: 'Resolution', value: incident.resolution.replace('_', ' ') }] : []),
    { word: 'Module', value: `${moduleWord[incident.module]}${category}` },
    { word: 'Assignee', value: incident.assignee ?? 'nobody' },
    { word: 'Source', value: incident.source },
    { word: 'External id', value: <span class="detail-mono">{incident.external_id}</span> },
    { word: 'Occurrences', value: exact(incident.occurrences) },
    ...(incident.occurrences > 1 ? at('Last seen', incident.last_seen_at) : []),
  ];
}

export function Facts(props: { incident: Incident }) {
  return (
    <dl class="facts">
      <For each={factsOf(props.incident)}>
        {(fact) => (
          <Show when={fact.value !== null}>
            <div>
              <dt>{fact.word}</dt>
              <dd>{fact.value}</dd>
            </div>
          </Show>
        )}
      </For>
    </dl>
  );
}
