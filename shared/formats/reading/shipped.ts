import { syslogHeader } from '../syslog/header.ts';
import { isRecord } from './field.ts';
import { jsonIn } from './json.ts';
import { dig, unwrapped } from './sensor.ts';

export type Event = Readonly<Record<string, unknown>>;

/** The mark that syslog daemons put before JSON. */
const COOKIE = /^@cee:\s{0,4}/;

/** The JSON object that a line of text is, or that a syslog line ends with; undefined where there is none. */
export function jsonOfLine(line: string): unknown {
  if (!line.includes('{')) return undefined;
  const message = line.startsWith('{') ? line : syslogHeader(line).message.replace(COOKIE, '');
  return message.startsWith('{') ? jsonIn(message) : undefined;
}

/**
 * The event in what a shipper sent: the record itself, one in the usual wrappers or in `places`, or the JSON of a line
 * of text. Where none `fits` it is the record itself; null for what is no object at all.
 */
export function shipped(
  record: unknown,
  fits: (event: Event) => boolean,
  places: readonly string[],
): Event | null {
  const value = typeof record === 'string' ? jsonOfLine(record) : record;
  if (!isRecord(value)) return null;
  const event = unwrapped(value, fits);
  if (event !== value || fits(value)) return event;
  for (const place of places) {
    const inner = dig(value, place);
    if (isRecord(inner) && fits(inner)) return inner;
  }
  return value;
}
