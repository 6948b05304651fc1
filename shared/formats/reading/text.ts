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

export interface Text<T> {
  /** What was made of the line. */
  readonly content: T;
  /** Epoch milliseconds. */
  readonly shippedAt?: number | undefined;
}

/**
 * What `read` makes of the line that a record is, or of the first it carries in one of the usual places that `read`
 * makes something of; null where there is none.
 */
export function textOf<T>(record: unknown, read: (line: string) => T | null): Text<T> | null {
  if (typeof record === 'string') {
    const content = read(record);
    return content === null ? null : { content };
  }
  if (!isRecord(record)) return null;
  for (const place of PLACES) {
    const line = dig(record, place);
    const content = typeof line === 'string' ? read(line) : null;
    if (content !== null) return { content, shippedAt: shippedAt(record) };
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
