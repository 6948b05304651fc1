import { isRecord } from '../reading/field.ts';
import { say } from '../reading/sensor.ts';

type Fields = Readonly<Record<string, unknown>>;

/** An event itself, without the `Event` around it. */
const isBare = (record: Fields): boolean =>
  typeof record.uuid === 'string' &&
  typeof record.info === 'string' &&
  (record.threat_level_id !== undefined || record.Attribute !== undefined || record.Orgc !== undefined);

/** The event that a record carries: bare, in `Event`, or beside one attribute, object or sighting of it. */
export function eventIn(record: Fields): Fields | undefined {
  if (isBare(record)) return record;
  const event = record.Event;
  if (!isRecord(event) || typeof event.info !== 'string') return undefined;
  const { Attribute, Object: object } = record;
  if (isRecord(Attribute)) return { ...event, Attribute: [Attribute] };
  return isRecord(object) ? { ...event, Object: [object] } : event;
}

/** Attributes that `/attributes/restSearch` answers each with its event become events with all their attributes. */
function grouped(attributes: readonly unknown[]): unknown[] {
  const events = new Map<string, { Event: Fields & { Attribute: unknown[] } }>();
  const alone: unknown[] = [];
  for (const attribute of attributes) {
    const event = isRecord(attribute) ? attribute.Event : undefined;
    const key = isRecord(event) ? say(event.uuid ?? event.id, 64) : undefined;
    if (key === undefined) {
      alone.push(attribute);
      continue;
    }
    const { Event: _, ...rest } = attribute as Fields;
    const known = events.get(key);
    if (known === undefined) events.set(key, { Event: { ...(event as Fields), Attribute: [rest] } });
    else known.Event.Attribute.push(rest);
  }
  return [...events.values(), ...alone];
}

const isEvent = (item: unknown): boolean => isRecord(item) && eventIn(item) !== undefined;

/** `{response: [{Event}]}` of a search, `{response: {Attribute: […]}}`, or events under `data`. */
export function openMisp(value: unknown): readonly unknown[] | null {
  if (!isRecord(value) || isEvent(value)) return null;
  for (const inside of [value.response, value.data, value.Events]) {
    if (Array.isArray(inside) && inside.some(isEvent)) return inside;
    if (!isRecord(inside)) continue;
    if (isEvent(inside)) return [inside];
    if (Array.isArray(inside.Attribute)) return grouped(inside.Attribute);
  }
  return null;
}
