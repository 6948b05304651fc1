import { isRecord, kindOf } from '../reading/field.ts';
import { dig, say } from '../reading/sensor.ts';
import { type Event, shipped } from '../reading/shipped.ts';
import { refused, type Verdict } from '../reading/verdict.ts';

export const isEve = (record: Event): boolean =>
  isRecord(record.alert) || (typeof record.event_type === 'string' && !isRecord(record.rule));

/** Where shippers put the event besides the usual wrappers. */
const PLACES = ['json', 'eve', 'raw', 'event', 'body'];

/** Filebeat's module moves addresses and times out of the event, under names of the Elastic Common Schema. */
const MOVED = [
  ['timestamp', '@timestamp'],
  ['src_ip', 'source.ip'],
  ['src_port', 'source.port'],
  ['dest_ip', 'destination.ip'],
  ['dest_port', 'destination.port'],
  ['proto', 'network.transport'],
] as const;

function fromModule(record: unknown): Event | null {
  const eve = dig(record, 'suricata.eve');
  if (!isRecord(eve) || !isEve(eve)) return null;
  const moved = MOVED.map(([name, path]) => [name, dig(record, path)] as const);
  return { ...Object.fromEntries(moved.filter(([, value]) => value !== undefined)), ...eve };
}

/** The EVE event in a record, however it was shipped; null for what is no object. */
export const eveIn = (record: unknown): Event | null => fromModule(record) ?? shipped(record, isEve, PLACES);

/** Alerts come as such, and within events of packets that were dropped for them. */
const CARRIERS = new Set(['alert', 'drop']);

/** Why an event is no alert; undefined for an alert. */
export function whyNone(record: unknown, event: Event | null): Verdict | undefined {
  if (event === null)
    return refused('', `the record is ${kindOf(record)}; send a Suricata event as a JSON object`);
  if (!isEve(event)) {
    return refused(
      'event_type',
      'is missing and there is no alert: this is no Suricata event; send eve.json lines',
    );
  }
  const type = event.event_type;
  if (typeof type === 'string' && !(CARRIERS.has(type) && (type === 'alert' || isRecord(event.alert)))) {
    return refused(
      'event_type',
      `event_type ${say(type, 32) ?? 'blank'} carries no alert; send only alert events`,
    );
  }
  return isRecord(event.alert) ? undefined : refused('alert', 'is missing; send the alert event whole');
}
