import { A } from '@solidjs/router';
import { For, type JSX } from 'solid-js';
import type { Incident } from '../../../shared/wire/http/incidents.ts';
import { useFeed } from '../../live/feed.tsx';
import { dayTime, exactTime } from '../../ui/instant.ts';
import { exact } from '../../ui/number.ts';
import { useQueueLink } from './queue-link.ts';

interface Mark {
  readonly word: JSX.Element;
  readonly title: string;
  readonly strong?: true;
}

/** What is out of the ordinary about it, each in words. */
export function Marks(props: { incident: Incident }) {
  const link = useQueueLink();
  const { second } = useFeed();
  const marks = (): Mark[] => {
    const { escalated, duplicate_of, snoozed_until, pause_reason, flapping, storm, pending, occurrences } =
      props.incident;
    const last = exactTime(Date.parse(props.incident.last_seen_at));
    const isSnoozed = snoozed_until !== null && Date.parse(snoozed_until) > second();
    return [
      ...(escalated
        ? [{ word: `Escalated by ${escalated.by}`, title: escalated.reason, strong: true as const }]
        : []),
      ...(duplicate_of
        ? [{ word: `Duplicate of ${duplicate_of}`, title: 'Closed: work goes on there' }]
        : []),
      ...(isSnoozed
        ? [
            {
              word: `Snoozed until ${dayTime(Date.parse(snoozed_until))}`,
              title: exactTime(Date.parse(snoozed_until)),
            },
          ]
        : []),
      ...(pause_reason
        ? [{ word: `On hold: ${pause_reason}`, title: 'In progress, and waits for this' }]
        : []),
      ...(occurrences > 1
        ? [{ word: `Reported ${exact(occurrences)} times`, title: `Last seen ${last}` }]
        : []),
      ...(flapping ? [{ word: 'Flapping', title: 'Its source keeps closing and opening it' }] : []),
      ...(storm
        ? [
            {
              word: <A href={link('storm', storm)}>Part of a storm</A>,
              title: 'One of many that its source opened in a short time. Show the whole storm',
            },
          ]
        : []),
      ...(pending
        ? [{ word: 'Pending', title: 'Back-fill of a new source that nobody has accepted yet' }]
        : []),
    ];
  };
  return (
    <ul class="marks-words">
      <For each={marks()}>
        {(mark) => (
          <li class="mark" classList={{ strong: mark.strong ?? false }} title={mark.title}>
            {mark.word}
          </li>
        )}
      </For>
    </ul>
  );
}
