import { detailKinds, detailNames } from '../../../shared/domain/details.ts';
import type { resolutions } from '../../../shared/domain/incident.ts';
import type { Incident } from '../../../shared/wire/http/incidents.ts';
import { detailWord } from '../../ui/detail-word.ts';
import { moduleWord } from '../../ui/module.ts';
import { severityWord } from '../../ui/severity-word.ts';
import { statusWord } from '../../ui/status-word.ts';

/** One thing that is known of an incident. */
export interface Fact {
  readonly word: string;
  readonly value: string;
  /** What the source calls it, or says where people decided otherwise. */
  readonly source?: string | undefined;
}

const spaced = (value: string): string => value.replaceAll('_', ' ');
const resolutionWord = (value: (typeof resolutions)[number] | null | undefined): string =>
  value ? spaced(value) : 'none';

/** Its source's own word, where that is not just ours in other letters. */
const called = (ours: string, theirs: string | null): string | undefined =>
  theirs === null || spaced(theirs).toLowerCase() === spaced(ours).toLowerCase()
    ? undefined
    : `The source calls it “${theirs}”.`;

const says = (word: string): string => `The source says ${word}.`;

/** Both that the source says something else, and in which words. */
const both = (...parts: readonly (string | undefined)[]): string | undefined =>
  parts.filter(Boolean).join(' ') || undefined;

/** What is known in one word or two, with what the source says of it. */
export function factsOf(incident: Incident): Fact[] {
  const { source_says, severity, status } = incident;
  const has = <K extends keyof NonNullable<Incident['source_says']>>(key: K) => source_says?.[key];
  const differing = (word: string, value: string, source: string | undefined): Fact[] =>
    source === undefined ? [] : [{ word, value, source }];
  return [
    // Both stand in the head: here is only what their source has to say to them.
    ...differing(
      'Severity',
      severityWord(severity),
      both(
        has('severity') && says(severityWord(has('severity')!)),
        called(severity, incident.source_severity),
      ),
    ),
    ...differing(
      'Status',
      statusWord[status],
      both(has('status') && says(statusWord[has('status')!]), called(status, incident.source_status)),
    ),
    ...(incident.resolution || has('resolution')
      ? [
          {
            word: 'Resolution',
            value: resolutionWord(incident.resolution),
            source: has('resolution') ? says(resolutionWord(has('resolution'))) : undefined,
          },
        ]
      : []),
    ...(incident.pause_reason ? [{ word: 'Waits for', value: incident.pause_reason }] : []),
    {
      word: 'Assignee',
      value: incident.assignee ?? 'Nobody',
      source: has('assignee') === undefined ? undefined : `The source names ${has('assignee') ?? 'nobody'}.`,
    },
    {
      word: 'Module',
      value: moduleWord[incident.module],
      source: has('module') && says(moduleWord[has('module')!]),
    },
    ...(incident.category || has('category')
      ? [
          {
            word: 'Category',
            value: incident.category ? spaced(incident.category) : 'None',
            source: has('category') === undefined ? undefined : says(spaced(has('category') ?? 'none')),
          },
        ]
      : []),
    ...detailNames.flatMap((name): Fact[] => {
      const value = incident.details[name];
      return value === undefined ? [] : [{ word: detailKinds[name].word, value: detailWord(name, value) }];
    }),
    { word: 'Source', value: incident.source },
    { word: 'Source’s id', value: incident.external_id },
    ...(incident.escalated
      ? [{ word: 'Escalated', value: incident.escalated.reason, source: `By ${incident.escalated.by}.` }]
      : []),
  ];
}

/** An instant that is known, and how long after detection it was. */
export interface Time {
  readonly word: string;
  readonly at: number | null;
  /** Milliseconds since detection; null where that says nothing. */
  readonly after: number | null;
  readonly what: string;
}

export function timesOf(incident: Incident): Time[] {
  const at = (instant: string | null): number | null => (instant === null ? null : Date.parse(instant));
  const detected = Date.parse(incident.detected_at);
  const since = (instant: string | null): number | null =>
    instant === null ? null : Date.parse(instant) - detected;
  return [
    ...(incident.occurred_at
      ? [
          {
            word: 'Occurred',
            at: at(incident.occurred_at),
            after: since(incident.occurred_at),
            what: 'detect',
          },
        ]
      : []),
    { word: 'Detected', at: detected, after: null, what: '' },
    ...(incident.occurrences > 1
      ? [{ word: 'Last seen', at: at(incident.last_seen_at), after: null, what: '' }]
      : []),
    {
      word: 'Acknowledged',
      at: at(incident.acknowledged_at),
      after: since(incident.acknowledged_at),
      what: 'acknowledge',
    },
    { word: 'Closed', at: at(incident.closed_at), after: since(incident.closed_at), what: 'close' },
  ];
}
