import { listUnder } from './reading/envelope.ts';
import { exactJson } from './reading/exact.ts';
import { isRecord, kindOf } from './reading/field.ts';
import { filledLines } from './reading/lines.ts';
import type { Fields } from './reading/shapes.ts';
import { shaped } from './reading/shapes.ts';
import { type Format, refused, type Verdict } from './reading/verdict.ts';
import { whenAt } from './reading/walk.ts';
import { container, investigation } from './splunk/container.ts';
import { envelopeTenant, isEnvelope, objectEvent, rawEvent } from './splunk/event.ts';
import { notable } from './splunk/notable.ts';
import { stashRow } from './splunk/stash.ts';
import { exportedRow, webhook } from './splunk/webhook.ts';

/** The formats whose records may travel through Splunk, by name. */
export type Others = Readonly<Record<string, Format>>;

const own = shaped(
  'Splunk',
  [webhook, exportedRow, container, investigation, notable],
  'send notables, alert webhooks or events as the HTTP Event Collector takes them',
);

/** Far above any real event; a longer text is kept as text. */
const MAX_PARSED = 1_000_000;

/** The object in a text that is JSON, which is how many forwarders send events. */
function parsed(text: string): unknown {
  if (text.length > MAX_PARSED || !/^\s{0,8}\{/.test(text)) return text;
  try {
    return exactJson(text);
  } catch {
    return text;
  }
}

const UNTOLD = /^\s*$/;

/** What the record says itself stands; the collector's time and index fill in what it leaves out. */
function through(envelope: Fields, verdict: Verdict): Verdict {
  if (!verdict.ok) return verdict;
  const tenantHint = verdict.tenantHint ?? envelopeTenant(envelope);
  const detectedAt = verdict.report.detectedAt ?? whenAt(envelope, 'time');
  const report = detectedAt === undefined ? verdict.report : { ...verdict.report, detectedAt };
  return tenantHint === undefined ? { ok: true, report } : { ok: true, report, tenantHint };
}

/** A record of Splunk's own or of another format; null where nobody knows it. */
function known(others: Others, record: unknown, receivedAt: number | undefined): Verdict | null {
  if (own.recognise(record) !== null) return own.read(record);
  for (const name in others) {
    const format = others[name]!;
    if (format.recognise(record) !== null) return format.read(record, receivedAt);
  }
  return null;
}

function readText(others: Others, envelope: Fields, text: string, receivedAt: number | undefined): Verdict {
  if (UNTOLD.test(text.slice(0, MAX_PARSED))) return refused('event', 'is blank; send the text of the event');
  const row = stashRow(text);
  if (row !== null && own.recognise(row) !== null) return through(envelope, own.read(row));
  const verdict = known(others, text, receivedAt);
  return verdict === null ? rawEvent(envelope, text) : through(envelope, verdict);
}

function readEnvelope(others: Others, envelope: Fields, receivedAt: number | undefined): Verdict {
  const event = typeof envelope.event === 'string' ? parsed(envelope.event) : envelope.event;
  if (event === 'metric') return refused('event', 'is a metric, which is no incident; send events');
  if (typeof event === 'number' || typeof event === 'boolean')
    return readText(others, envelope, `${event}`, receivedAt);
  if (typeof event === 'string') return readText(others, envelope, event, receivedAt);
  const verdict = known(others, event, receivedAt);
  if (verdict !== null) return through(envelope, verdict);
  const kept = isRecord(event) ? objectEvent(envelope, event) : null;
  return (
    kept ??
    refused(
      'event',
      'is an object of no format known here and without a title or message; send it to its own format',
    )
  );
}

/** Raw lines of a collector say nothing of where they come from. */
const NOWHERE: Fields = {};

/**
 * Notables, risk notables, alert webhooks, SOAR containers, and events as the HTTP Event Collector takes them. An
 * event that is a record of another format is read by that format, which is one of `others`.
 */
export function splunkAmong(others: Others): Format {
  const read = (value: unknown, receivedAt?: number): Verdict => {
    if (typeof value === 'string') return readText(others, NOWHERE, value, receivedAt);
    if (!isRecord(value))
      return refused('', `the record is ${kindOf(value)}; send a JSON object or a line of text`);
    return isEnvelope(value) ? readEnvelope(others, value, receivedAt) : own.read(value);
  };
  const recognise = (value: unknown): string | null =>
    isRecord(value) && isEnvelope(value)
      ? 'has event and only fields of the HTTP Event Collector'
      : own.recognise(value);
  return {
    read,
    recognise,
    open: listUnder(['results', 'data', 'findings', 'rows'], own.isOne),
    lines: filledLines,
  };
}
