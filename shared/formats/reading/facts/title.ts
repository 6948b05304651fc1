import { limits } from '../limit.ts';
import { line, spoken } from '../prose.ts';
import { say } from '../sensor.ts';
import { clip, storable } from '../wellformed.ts';
import { type Facts, tell } from './facts.ts';

/** Names that say no more than that there is an event. */
const EMPTY_NAME =
  /^(?:[\d\s:._-]*|alerts?|logs?|events?|security[ _]?(?:event|alert)s?|detections?|incidents?|notifications?|generic|normal|threats?|message|syslog|unknown|info(?:rmation)?|rule[ _]?name|data|record)$/i;
/** `device_change_event`: a name for programs. */
const SNAKE = /^[a-z0-9]+(?:[_-][a-z0-9]+)+$/;
/** A longer detail is prose, and belongs into the description. */
const MAX_DETAIL = 200;

const isEmptyName = (name: string): boolean => EMPTY_NAME.test(name);

/** Custom texts without a label; three words or more are a sentence rather than a value. */
const CUSTOM = ['cs1', 'cs2', 'cs3', 'cs4', 'cs5', 'cs6'].map((key) => ({ key, label: `${key}label` }));
const SENTENCE = /^\S+ \S+ \S/;

function sentence({ keys }: Facts): string | undefined {
  for (const { key, label } of CUSTOM) {
    const value = keys.get(key);
    if (value !== undefined && !keys.has(label) && SENTENCE.test(value)) return value;
  }
  return undefined;
}

function detailOf(facts: Facts): string | undefined {
  const details = [tell(facts, 'threat'), sentence(facts), tell(facts, 'text'), tell(facts, 'category')];
  for (const said of details) {
    const detail = line(said, MAX_DETAIL);
    if (detail !== undefined && !isEmptyName(detail)) return detail;
  }
  return undefined;
}

/** Who spoke to whom, or where it happened; undefined where nobody is named. */
export function parties(facts: Facts): string | undefined {
  const from = say(tell(facts, 'source') ?? tell(facts, 'sourceHost'), limits.asset);
  const to = say(tell(facts, 'target') ?? tell(facts, 'targetHost'), limits.asset);
  if (from !== undefined && to !== undefined && from !== to) return `from ${from} to ${to}`;
  if (from !== undefined && to === undefined) return `from ${from}`;
  const at = to ?? say(tell(facts, 'device'), limits.asset);
  return at === undefined ? undefined : `on ${at}`;
}

const shown = (title: string): string => clip(storable(title), limits.title);

/**
 * A title from the event's own name where that is one; a single word or a name for programs is told together with
 * the threat or the place, and where there is no name at all the record's message is one. `product` stands in last.
 */
export function factsTitle(facts: Facts, name: string | undefined, product: string): string {
  const detail = detailOf(facts);
  const own = name === undefined || isEmptyName(name) ? undefined : name;
  const head = own !== undefined && SNAKE.test(own) ? spoken(own) : own;
  if (head?.includes(' ') && head === own) return shown(head);
  const said = [head, detail === head ? undefined : detail].filter((part) => part !== undefined).join(': ');
  if (said.includes(' ')) return shown(said);
  const subject = said || `${product}: ${say(tell(facts, 'action'), MAX_DETAIL) ?? 'event'}`;
  return shown([subject, parties(facts)].filter((part) => part !== undefined).join(' '));
}
