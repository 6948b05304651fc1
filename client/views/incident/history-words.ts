import { type Details, detailKinds, detailNames } from '../../../shared/domain/details.ts';
import { severities } from '../../../shared/domain/incident.ts';
import { detailWord } from '../../ui/detail-word.ts';
import { dayTime, exactTime } from '../../ui/instant.ts';
import { moduleWord } from '../../ui/module.ts';
import { statusWord } from '../../ui/status-word.ts';

/** A piece of a sentence; values stand out from the words around them. */
export type Piece = string | { readonly value: string };
export type Clause = readonly Piece[];

/** Field → [before, after], as the log has it. */
export type Changes = Readonly<Record<string, readonly [unknown, unknown]>>;

/** Whose incident it is, as far as sentences need it. */
export interface Told {
  /** Its number, `ACME-12`. */
  readonly number: string;
  /** The user who did it; none for the source and the clock. */
  readonly actor: string;
  /** What a technique is called beside its id; by default its id alone. */
  readonly technique?: (id: string) => string;
}

const say = (words: TemplateStringsArray, ...values: readonly string[]): Clause =>
  words.flatMap((word, at): Piece[] => [word, ...(at < values.length ? [{ value: values[at]! }] : [])]);

/** Titles may be as long as a paragraph; the history only has to tell them apart. */
const LONGEST_QUOTE = 160;
const quoted = (value: unknown): string => {
  const text = String(value ?? '');
  return `“${text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text}”`;
};
const spaced = (value: unknown): string => String(value).replaceAll('_', ' ');
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const listed = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);
const named = (words: Readonly<Record<string, string>>, value: unknown): string =>
  words[String(value)] ?? spaced(value);
const instant = (value: unknown): string => exactTime(Number(value));

/** The number of another incident of the same tenant. */
export const sibling = (number: string, other: unknown): string =>
  number.replace(/\d+$/, () => String(other));

type Teller = (before: unknown, after: unknown, changes: Changes, told: Told) => readonly Clause[];

const severity: Teller = (before, after) => {
  const rank = (value: unknown): number => (severities as readonly unknown[]).indexOf(value);
  const from = capital(String(before));
  const to = capital(String(after));
  return [
    rank(after) < rank(before)
      ? say`raised severity from ${from} to ${to}`
      : say`lowered severity from ${from} to ${to}`,
  ];
};

const status: Teller = (before, after, changes) => {
  const resolution = changes.resolution?.[1];
  const from = named(statusWord, before);
  const to = named(statusWord, after);
  if (after === 'closed') {
    return [
      resolution ? say`closed it as ${spaced(resolution)} (was ${from})` : say`closed it (was ${from})`,
    ];
  }
  if (before === 'closed') return [say`opened it again: status ${to}`];
  if (before === 'open' && changes.acknowledgedAt)
    return [say`acknowledged it: status from ${from} to ${to}`];
  return [say`set status from ${from} to ${to}`];
};

const resolution: Teller = (before, after, changes) => {
  if (changes.status || after === null) return [];
  return [
    before === null
      ? say`set the resolution to ${spaced(after)}`
      : say`changed the resolution from ${spaced(before)} to ${spaced(after)}`,
  ];
};

const assignee: Teller = (before, after, changes, { actor }) => {
  if (after === null) return [say`took it off ${String(before)}`];
  if (changes.assigneeId?.[1] === actor) {
    return [before === null ? ['took it'] : say`took it over from ${String(before)}`];
  }
  return [
    before === null
      ? say`assigned it to ${String(after)}`
      : say`reassigned it from ${String(before)} to ${String(after)}`,
  ];
};

const escalation: Teller = (before, after) => {
  if (after === null) return [['took the escalation back']];
  return [before === null ? say`escalated it: ${quoted(after)}` : say`escalated it anew: ${quoted(after)}`];
};

/** Tags and the like: what came and what went. */
const list =
  (one: string, wordIn: (told: Told) => (each: string) => string = () => String): Teller =>
  (before, after, _changes, told) => {
    const known = new Set(listed(before));
    const kept = new Set(listed(after));
    const word = wordIn(told);
    const added = [...kept].filter((each) => !known.has(each)).map(word);
    const removed = [...known].filter((each) => !kept.has(each)).map(word);
    return [...listing('added', one, added), ...listing('removed', one, removed)];
  };

const listing = (verb: string, one: string, all: readonly string[]): readonly Clause[] =>
  all.length === 0 ? [] : [[`${verb} ${all.length === 1 ? one : `${one}s`} `, { value: counted(all) }]];

/** As many as a line holds. */
const MOST_LISTED = 8;
const counted = (all: readonly string[]): string =>
  all.length > MOST_LISTED
    ? `${all.slice(0, MOST_LISTED).join(', ')} and ${all.length - MOST_LISTED} more`
    : all.join(', ');

/** Long texts are above, in full; the history only says that they changed. */
const rewritten =
  (word: string): Teller =>
  () => [[`rewrote the ${word}`]];

const from =
  (word: string, shown: (value: unknown) => string): Teller =>
  (before, after) => {
    const was = { value: shown(before) };
    const is = { value: shown(after) };
    if (after === null) return [[`took the ${word} away, which was `, was]];
    return [before === null ? [`set the ${word} to `, is] : [`changed the ${word} from `, was, ' to ', is]];
  };

/** Each as a field of its own, by its own word. */
const details: Teller = (before, after, changes, told) => {
  const [was, is] = [(before ?? {}) as Details, (after ?? {}) as Details];
  return detailNames
    .filter((name) => was[name] !== is[name])
    .flatMap((name) => {
      const shown = (value: unknown) => detailWord(name, String(value));
      const teller = from(detailKinds[name].word.toLowerCase(), shown);
      return teller(was[name] ?? null, is[name] ?? null, changes, told);
    });
};

/** In the order in which a reader wants to hear of them. Null: told by another field, or of no use to a reader. */
const tellers: Readonly<Record<string, Teller | null>> = {
  mergedInto: (before, after, _changes, { number }) =>
    after === null
      ? [say`took it out of ${sibling(number, before)}`]
      : [say`merged it into ${sibling(number, after)}`],
  status,
  resolution,
  severity,
  assignee,
  escalation,
  pauseReason: (_before, after) =>
    after === null ? [['resumed it']] : [say`put it on hold: ${quoted(after)}`],
  snoozedUntil: (_before, after) =>
    after === null ? [['ended the snooze']] : [say`snoozed it until ${dayTime(Number(after))}`],
  module: from('module', (value) => named(moduleWord, value)),
  category: from('category', spaced),
  details,
  tags: list('tag'),
  title: (before, after) => [say`renamed it from ${quoted(before)} to ${quoted(after)}`],
  description: rewritten('description'),
  impact: rewritten('impact'),
  recommendation: rewritten('recommendation'),
  techniques: list('technique', ({ technique = String }) => technique),
  assets: list('asset'),
  url: from('link to the source', quoted),
  detectedAt: from('time of detection', instant),
  occurredAt: from('time of occurrence', instant),
  flapping: (_before, after) => [[after ? 'marked it as flapping' : 'no longer calls it flapping']],
  pending: (_before, after) => [[after ? 'put it among the back-fill' : 'took it out of the back-fill']],
  sourceStatus: from('source’s own status', quoted),
  sourceSeverity: from('source’s own severity', quoted),
  assigneeId: null,
  acknowledgedAt: null,
  acknowledgedBy: null,
  closedAt: null,
  closedBy: null,
  escalatedAt: null,
  escalatedBy: null,
  sourceUpdatedAt: null,
};

const isPair = (value: unknown): value is readonly [unknown, unknown] =>
  Array.isArray(value) && value.length === 2;

/** What changed, as clauses of one sentence. A field that nobody foresaw is told as it is called. */
export function clausesOf(changes: Changes, told: Told): readonly Clause[] {
  const known = Object.keys(tellers).filter((field) => isPair(changes[field]));
  const others = Object.keys(changes).filter((field) => !(field in tellers) && isPair(changes[field]));
  const plain = others.map(
    (field): Clause => [`changed the ${field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}`],
  );
  return [...known.flatMap((field) => tellers[field]?.(...changes[field]!, changes, told) ?? []), ...plain];
}
