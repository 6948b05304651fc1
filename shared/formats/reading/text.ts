import { isRecord } from './field.ts';
import { dig } from './sensor.ts';
import { when } from './when.ts';

/** Where shippers and queues put the text of a line. */
const PLACES = [
  'message',
  'event.original',
  'raw',
  '_raw',
  'log.original',
  'log',
  'line',
  'rawMessage',
  'raw_message',
  'raw_log',
  'syslog_message',
  'MESSAGE',
  'text',
  'event',
  'body',
  'data',
  'msg',
  'fields.message',
  '_source.message',
];
/** When a shipper took the line in, for lines that say no time themselves. */
const TIMES = ['@timestamp', 'timestamp', '_time', 'time', 'received_at'];

export interface Text {
  readonly line: string;
  /** Epoch milliseconds. */
  readonly shippedAt?: number | undefined;
}

/** The line that a record is, or that it carries in one of the usual places; null where none `fits`. */
export function textOf(record: unknown, fits: (line: string) => boolean): Text | null {
  if (typeof record === 'string') return fits(record) ? { line: record } : null;
  if (!isRecord(record)) return null;
  for (const place of PLACES) {
    const line = dig(record, place);
    if (typeof line === 'string' && fits(line)) return { line, shippedAt: shippedAt(record) };
  }
  return null;
}

function shippedAt(record: Readonly<Record<string, unknown>>): number | undefined {
  for (const place of TIMES) {
    const at = when(record[place]);
    if (at !== undefined) return at;
  }
  return undefined;
}
