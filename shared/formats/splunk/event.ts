import { digest } from '../reading/digest.ts';
import { isRecord } from '../reading/field.ts';
import { affect, evidenceOf, nothingFound } from '../reading/found.ts';
import { limits } from '../reading/limit.ts';
import { digFirst, say } from '../reading/sensor.ts';
import type { Fields } from '../reading/shapes.ts';
import { accepted, type Draft, type Verdict } from '../reading/verdict.ts';
import { whenAt } from '../reading/walk.ts';
import { clip } from '../reading/wellformed.ts';
import { graded } from '../reading/words.ts';
import { rowDigest, rowTenant } from './row.ts';
import { splunkSeverity } from './words.ts';

const ENVELOPE = new Set([
  'time',
  'host',
  'source',
  'sourcetype',
  'index',
  'event',
  'fields',
  'channel',
  'id',
  'offset',
]);

/** What the HTTP Event Collector takes: the event, and beside it only what the collector knows. */
export const isEnvelope = (record: Fields): boolean => {
  const { event } = record;
  if (event === undefined || event === null || Array.isArray(event)) return false;
  if (isRecord(record.host) || isRecord(record.source)) return false;
  for (const key in record) if (!ENVELOPE.has(key)) return false;
  return true;
};

/** Where an event came from. Events differ in numbers and times; what recurs is the text around them. */
const FROM = ['index', 'source', 'sourcetype', 'host'];
const MAX_SHAPE = 512;
const shapeOf = (text: string): string => text.slice(0, MAX_SHAPE).replace(/[0-9a-f]*\d[0-9a-f]*/gi, '#');

/** The longest title that still fits in a row of the queue. */
const MAX_TITLE = 200;

const firstLine = (text: string): string =>
  text
    .slice(0, 2 * limits.title)
    .trim()
    .split(/[\r\n]/, 1)[0] ?? '';

interface Told {
  readonly text: string;
  readonly externalId: string;
  readonly severity: unknown;
  readonly at: number | undefined;
}

function kept(envelope: Fields, told: Told): Verdict {
  const from = FROM.map((key) => say(envelope[key], 256) ?? '');
  const found = nothingFound();
  affect(found, envelope.host);
  const label = say(envelope.sourcetype ?? envelope.source, limits.tag);
  const line = say(firstLine(told.text), limits.title) ?? 'event without text';
  const draft: Draft = {
    externalId: told.externalId,
    fingerprint: digest([...from, shapeOf(told.text)]),
    source: 'splunk',
    title: clip(label === undefined ? line : `${label}: ${line}`, MAX_TITLE),
    ...graded(splunkSeverity, told.severity),
    module: 'network',
    category: 'log_event',
    detectedAt: told.at,
    description: say(told.text, limits.description),
    ...evidenceOf(found),
  };
  return accepted(draft, envelopeTenant(envelope));
}

export const envelopeTenant = (envelope: Fields): string | undefined =>
  (isRecord(envelope.fields) ? rowTenant(envelope.fields) : undefined) ?? rowTenant(envelope);

/** A text of no known format, kept as it is. */
export function rawEvent(envelope: Fields, text: string): Verdict {
  const from = [...FROM, 'time'].map((key) => say(envelope[key], 256) ?? '');
  const severity = isRecord(envelope.fields) ? digFirst(envelope.fields, 'severity', 'level') : undefined;
  return kept(envelope, {
    text,
    externalId: digest([...from, text.slice(0, limits.description), `${text.length}`]),
    severity,
    at: whenAt(envelope, 'time'),
  });
}

const TEXTS = [
  'title',
  'alert_name',
  'signature',
  'rule_name',
  'search_name',
  'message',
  'msg',
  'description',
  'name',
  'alert',
  'log',
  'text',
];
const TIMES = ['timestamp', '_time', '@timestamp', 'time', 'created_at', 'date'];

/** An object of no known format, under the first of its fields that reads like a title; null where it has none. */
export function objectEvent(envelope: Fields, event: Fields): Verdict | null {
  const text = say(digFirst(event, ...TEXTS), limits.description);
  if (text === undefined) return null;
  return kept(envelope, {
    text,
    externalId: rowDigest(event, ...[...FROM, 'time'].map((key) => say(envelope[key], 256) ?? '')),
    severity: digFirst(event, 'urgency', 'severity', 'level', 'priority'),
    at: whenAt(envelope, 'time') ?? whenAt(event, ...TIMES),
  });
}
