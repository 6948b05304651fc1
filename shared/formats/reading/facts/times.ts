import { patterned } from '../pattern.ts';
import { when } from '../when.ts';
import { type Facts, tellFirst } from './facts.ts';

/** When the product noted it: received, ended, made. */
const NOTED = [
  'rt',
  'devicereceipttime',
  'devtime',
  'receipttime',
  'eventtime',
  'event_time',
  'event_timestamp',
  'alert_time',
  'change_timestamp',
  'detection_time',
  'detectiontime',
  'end',
  'endtime',
  'timestamp',
  'time',
  'logtime',
  'creation_time',
  'createtime',
  'date_time',
  'datetime',
  'art',
  'agentreceipttime',
];
const BEGAN = ['start', 'starttime', 'firstseen', 'first_seen'];
const ZONE = ['dtz', 'devicetimezone', 'devtz', 'tz', 'timezone'];
const PATTERN = ['devtimeformat', 'devicetimeformat'];

export interface Times {
  readonly detectedAt?: number | undefined;
  readonly occurredAt?: number | undefined;
}

/** Epoch milliseconds of when it was noted and, where that is earlier, of when it began. */
export function factsTimes(facts: Facts, receivedAt: number | undefined): Times {
  const pattern = tellFirst(facts, PATTERN);
  const zone = tellFirst(facts, ZONE);
  const read = (text: string | undefined): number | undefined => {
    if (text === undefined) return undefined;
    const by = pattern === undefined ? undefined : patterned(pattern, text, receivedAt);
    // A zone of its own in the text makes the text with a second one unreadable, and so wins.
    const zoned = by === undefined && zone !== undefined ? when(`${text} ${zone}`, receivedAt) : by;
    return zoned ?? when(text, receivedAt);
  };
  let noted: number | undefined;
  for (const name of NOTED) noted ??= read(facts.keys.get(name));
  noted ??= read(dayAndTime(facts));
  const began = read(tellFirst(facts, BEGAN));
  if (noted === undefined) return { detectedAt: began };
  return { detectedAt: noted, occurredAt: began !== undefined && began < noted ? began : undefined };
}

/** Firewalls write `date=2026-05-01 time=12:00:00`. */
function dayAndTime(facts: Facts): string | undefined {
  const [day, time] = [facts.keys.get('date'), facts.keys.get('time')];
  return day === undefined ? undefined : [day, time].filter((part) => part !== undefined).join(' ');
}
