/** One line of a record that is JSON, written out. `end` is the index of the line that closes what this one opens. */
export interface Line {
  readonly depth: number;
  readonly text: string;
  readonly end: number | null;
  /** How many members it holds, where it opens something. */
  readonly members: number;
}

/** What is drawn of a record, and how much there is of it besides. */
export interface Record {
  readonly kind: 'json' | 'text';
  readonly lines: readonly Line[];
  /** Characters shown and characters there are. */
  readonly shown: number;
  readonly total: number;
}

/** Half a megabyte is more than anybody reads on a screen, and written out before a key is up again. */
export const MAX_SHOWN_CHARS = 500_000;
/** One value, such as a file in base64, must not be most of it. */
const MAX_LINE_CHARS = 4_000;

/** A record as lines: JSON written out, anything else as it came. What is too long to be shown is cut. */
export function readRecord(record: string): Record {
  if (record.length <= MAX_SHOWN_CHARS && isDocument(record)) {
    return { kind: 'json', lines: writeOut(record), shown: record.length, total: record.length };
  }
  const shown = record.slice(0, MAX_SHOWN_CHARS);
  const lines = shown.split('\n').map((text) => ({ depth: 0, text, end: null, members: 0 }));
  return { kind: 'text', lines, shown: shown.length, total: record.length };
}

/** What holds nothing but a number or a word is text to its reader. */
function isDocument(record: string): boolean {
  try {
    const value: unknown = JSON.parse(record);
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}

const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

type Growing = { -readonly [K in keyof Line]: Line[K] };

/**
 * From its own words, not from the values they stand for: a number beyond what JavaScript can hold, a name that comes
 * twice and an escaped letter stay as they were sent.
 */
function writeOut(record: string): Line[] {
  const lines: Growing[] = [];
  const open: Growing[] = [];
  let said = '';
  const push = (text: string, depth: number): Growing => {
    const line = { depth, text: cut(text), end: null, members: 0 };
    lines.push(line);
    said = '';
    return line;
  };
  const flush = () => {
    if (said === '') return;
    push(said, open.length);
    open.at(-1)!.members++;
  };
  const close = (bracket: string) => {
    flush();
    const opener = open.pop()!;
    if (opener.members === 0) opener.text += bracket;
    else {
      opener.end = lines.length;
      push(bracket, open.length);
    }
  };
  for (const [token] of record.matchAll(TOKEN)) {
    if (token === '{' || token === '[') {
      const opener = push(said + token, open.length);
      if (open.length > 0) open.at(-1)!.members++;
      open.push(opener);
    } else if (token === '}' || token === ']') close(token);
    else if (token === ',') {
      flush();
      lines.at(-1)!.text += ',';
    } else said += token === ':' ? ': ' : token;
  }
  return lines;
}

const cut = (text: string): string =>
  text.length > MAX_LINE_CHARS
    ? `${text.slice(0, MAX_LINE_CHARS)}… (${text.length - MAX_LINE_CHARS} more characters)`
    : text;

/** The indexes of the lines to be seen while what `folded` opens is folded away. */
export function unfolded(lines: readonly Line[], folded: ReadonlySet<number>): number[] {
  const seen: number[] = [];
  for (let at = 0; at < lines.length; at++) {
    seen.push(at);
    const { end } = lines[at]!;
    if (end !== null && folded.has(at)) at = end;
  }
  return seen;
}

/** Lines deeper than this begin folded, so that a record is first seen as a whole. */
const OPEN_DEPTH = 2;

export const foldedAtFirst = (lines: readonly Line[]): ReadonlySet<number> =>
  new Set(lines.flatMap(({ depth, end }, at) => (end !== null && depth >= OPEN_DEPTH ? [at] : [])));

/** The lines in which a text is found, whatever its case. */
export function linesWith(lines: readonly Line[], query: string): number[] {
  const wanted = query.toLowerCase();
  if (wanted === '') return [];
  return lines.flatMap(({ text }, at) => (text.toLowerCase().includes(wanted) ? [at] : []));
}

/** Those that must be open for a line to be seen. */
export const around = (lines: readonly Line[], line: number): number[] =>
  lines.flatMap(({ end }, at) => (end !== null && at < line && line <= end ? [at] : []));
