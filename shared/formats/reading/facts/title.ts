import { limits } from '../limit.ts';
import { line, spoken } from '../prose.ts';
import { say } from '../sensor.ts';
import { clip, storable } from '../wellformed.ts';
import { type Facts, tell } from './facts.ts';

/** Names that say no more than that there is an event. */
const EMPTY_NAME =
  /^(?:[\d\s:._()-]*|alerts?|logs?|events?|security[ _]?(?:event|alert)s?|detections?|incidents?|notifications?|generic|normal|threats?|message|syslog|unknown|info(?:rmation)?|rule[ _]?name|data|record)$/i;
/** `device_change_event`: a name for programs. */
const SNAKE = /^[a-z0-9]+(?:[_-][a-z0-9]+)+$/;
/** `utm:virus infected blocked`: FortiGate puts a type and what kind of it before what happened. */
const TYPED = /^([a-z]+):([a-z-]+) (\S.*)$/;
/** Types that tell no more than their kinds do. */
const EMPTY_TYPES = new Set(['utm', 'event']);
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
  const text = tell(facts, 'text');
  const details = [
    tell(facts, 'threat'),
    sentence(facts),
    // A message of one word is a flag, as `Realtime` is of a scan.
    text?.includes(' ') ? text : undefined,
    tell(facts, 'category'),
  ];
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

/** A name for programs as a person writes it. */
function readable(name: string): string {
  const [, type = '', kind = '', rest] = TYPED.exec(name) ?? [];
  if (rest === undefined) return SNAKE.test(name) ? spoken(name) : name;
  const isSaid = type === kind || EMPTY_TYPES.has(type);
  return `${spoken(isSaid ? kind : `${type} ${kind}`)} ${rest}`;
}

const shown = (title: string): string => clip(storable(title), limits.title);

/**
 * A title from the event's own name where that is one; a single word or a name for programs is told together with
 * the threat or the place, and where there is no name at all the record's message is one. `product` stands in last.
 */
export function factsTitle(facts: Facts, name: string | undefined, product: string): string {
  const said = detailOf(facts);
  const own = name === undefined || isEmptyName(name) ? undefined : name;
  const head = own && readable(own);
  if (head?.includes(' ') && head === own) return shown(head);
  // FortiGate's category is how its names begin.
  const detail = said !== undefined && own?.startsWith(said) ? undefined : said;
  const told = [head, detail].filter((part) => part !== undefined).join(': ');
  if (told.includes(' ')) return shown(told);
  const subject = told || `${product}: ${say(tell(facts, 'action'), MAX_DETAIL) ?? 'event'}`;
  return shown([subject, parties(facts)].filter((part) => part !== undefined).join(' '));
}
