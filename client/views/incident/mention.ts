/** Somebody as a note may call them: by a label in the text, by the user when it is sent. */
export interface Called {
  readonly id: string;
  readonly label: string;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Names without what would end a mention. */
const plain = (name: string): string => name.replaceAll(/[[\]\n]/g, '').trim();

/** A label for each, unlike all others: two people of one name are told apart by a number. */
export function labelled(people: readonly Named[]): Called[] {
  const times = new Map<string, number>();
  return people.map(({ id, name }) => {
    const base = plain(name);
    const nth = (times.get(base) ?? 0) + 1;
    times.set(base, nth);
    return { id, label: nth === 1 ? base : `${base} ${nth}` };
  });
}

/** What is being typed after an `@` just before the caret, and where that stands; undefined where nobody is called. */
export function callAt(
  text: string,
  caret: number,
): { readonly at: number; readonly query: string } | undefined {
  const found = CALL.exec(text.slice(0, caret));
  return found ? { at: caret - found[1]!.length - 1, query: found[1]! } : undefined;
}
/** Up to three words: a name, but not the rest of a sentence. */
const CALL = /(?<![\p{L}\p{N}@])@([\p{L}\p{N}][\p{L}\p{N}.'’-]{0,40}(?: [\p{L}\p{N}.'’-]{1,40}){0,2}|)$/u;

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A text as it is sent: whoever it calls by a label is named as the server keeps it. */
export function spelled(text: string, called: readonly Called[]): string {
  if (called.length === 0) return text;
  // The longest first: “Ada Lovelace” is not “Ada”.
  const labels = called.map(({ label }) => label).sort((one, other) => other.length - one.length);
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}@])@(${labels.map(escaped).join('|')})(?![\\p{L}\\p{N}])`,
    'gu',
  );
  return text.replaceAll(pattern, (_whole, label: string) => {
    const { id } = called.find((each) => each.label === label)!;
    return `@[${label}](${id})`;
  });
}

/** `@[Ada](user)`, as a note keeps a mention. */
export const SPELLED = /@\[([^\]\n]{1,200})\]\(([\w-]{1,64})\)/;

/** How Markdown marks lines (lists, quotes, headings, tables, code) and words. */
const LINE_MARKS = /^[\t ]*(?:(?:[-*+>]|#{1,6}|\d+[.)])[\t ]+)*(?:\[[ x]\][\t ])?/gim;
const RULES = /^[\t ]*[|:\-`~\t ]{3,}.*$/gm;
const WORD_MARKS = /\*\*|__|~~|`+|(?<=^|\s)\|\s|\s\|(?=\s|$)/g;

/** A note as one line of plain words, for where it is only hinted at. */
export const unspelled = (body: string): string =>
  body
    .replaceAll(new RegExp(SPELLED, 'g'), '@$1')
    .replaceAll(RULES, '')
    .replaceAll(LINE_MARKS, '')
    .replaceAll(WORD_MARKS, ' ')
    .replaceAll(/\[([^\]\n]+)\]\([^)\s]+\)/g, '$1')
    .replaceAll(/\s+/g, ' ')
    .trim();
