import { Fault } from '../../shared/domain/fault.ts';
import { filledLines } from '../../shared/formats/reading/lines.ts';
import { isEnvelope } from '../../shared/formats/splunk/event.ts';
import { MAX_RECORDS } from '../../shared/wire/http/ingest.ts';
import { type HecAnswerName, HecRefusal } from './answer.ts';
import { jsonValues } from './values.ts';

/** What a request says of all its events. */
export interface Metadata {
  readonly time?: string;
  readonly host?: string;
  readonly source?: string;
  readonly sourcetype?: string;
  readonly index?: string;
}

type Envelope = Readonly<Record<string, unknown>>;

/** The events of a request, up to the first that Splunk would refuse too, and why it would. */
export interface Events {
  readonly envelopes: readonly Envelope[];
  readonly refusal: HecRefusal | null;
}

/**
 * Events of `/services/collector/event`: JSON objects one after the other. What one leaves out the one before tells,
 * and for the first the query.
 */
export function eventsOf(body: string, metadata: Metadata): Events {
  if (body.trim() === '') throw new HecRefusal('noData');
  const { values, isWhole } = jsonValues(body);
  const items = bounded(values.flat());
  const wrong = items.findIndex((item) => faultOf(item) !== null);
  const good = wrong === -1 ? items : items.slice(0, wrong);
  const envelopes = inheriting(good as readonly Envelope[], metadata);
  if (wrong !== -1) return { envelopes, refusal: refuse(faultOf(items[wrong])!, wrong) };
  return { envelopes, refusal: isWhole ? null : refuse('invalidFormat', items.length) };
}

const INHERITED = ['time', 'host', 'source', 'sourcetype', 'index'];

function inheriting(events: readonly Envelope[], metadata: Metadata): Envelope[] {
  const last: Record<string, unknown> = { ...metadata };
  return events.map((event) => {
    for (const key of INHERITED) if (event[key] !== undefined) last[key] = event[key];
    return { ...last, ...event };
  });
}

const REASONS: Partial<Record<HecAnswerName, string>> = {
  invalidFormat: 'is no JSON object; send {"event": …} one after the other',
  eventRequired: 'has no field event',
  eventBlank: 'has a field event that is empty',
  invalidFields: 'has fields that are no flat object',
};
const refuse = (answer: HecAnswerName, eventNumber: number): HecRefusal =>
  new HecRefusal(answer, { eventNumber, reason: REASONS[answer]! });

const isObject = (value: unknown): value is Envelope =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function faultOf(item: unknown): HecAnswerName | null {
  if (!isObject(item)) return 'invalidFormat';
  const { event, fields } = item;
  if (event === undefined || event === null) return 'eventRequired';
  if (typeof event === 'string' && event.trim() === '') return 'eventBlank';
  return fields === undefined || (isObject(fields) && isFlat(fields)) ? null : 'invalidFields';
}

/** A field may have several values. */
const isFlat = (fields: Envelope): boolean => !Object.values(fields).some(isObject);

/**
 * Events of `/services/collector/raw`: one a line, or one for each JSON object where the whole body is JSON, which a
 * line break within an object does not end.
 */
export function rawEventsOf(body: string, metadata: Metadata): Events {
  if (body.trim() === '') throw new HecRefusal('noData');
  const { values, isWhole } = jsonValues(body);
  const items = bounded(isWhole ? values.flat() : filledLines(body));
  return { envelopes: items.map((item) => ({ ...metadata, ...enveloped(item) })), refusal: null };
}

/** What is sent here in the form of the other addresses is taken for what it is. */
const enveloped = (item: unknown): Envelope => (isObject(item) && isEnvelope(item) ? item : { event: item });

function bounded<T>(items: readonly T[]): readonly T[] {
  if (items.length <= MAX_RECORDS) return items;
  throw new Fault('too_large', `${items.length} events in one request; send at most ${MAX_RECORDS}`);
}
