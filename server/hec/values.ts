/** The JSON objects and arrays of a text, and whether something that is none of them follows. */
export interface Values {
  readonly values: readonly unknown[];
  readonly isWhole: boolean;
}

const BLANK = /\s*/y;

/** Reads JSON objects and arrays that stand one after the other, with blanks, line breaks or nothing between them. */
export function jsonValues(text: string): Values {
  const values: unknown[] = [];
  for (let at = afterBlanks(text, 0); at < text.length; ) {
    const end = endOfValue(text, at);
    const value = end === -1 ? undefined : parse(text.slice(at, end));
    if (value === undefined) return { values, isWhole: false };
    values.push(value);
    at = afterBlanks(text, end);
  }
  return { values, isWhole: true };
}

function afterBlanks(text: string, from: number): number {
  BLANK.lastIndex = from;
  BLANK.test(text);
  return BLANK.lastIndex;
}

/** What opens, closes or quotes; all else may be passed over. */
const TELLING = /["{}[\]]/g;

/** Where the object or array that begins at `from` ends; -1 where none begins there, or it does not end. */
function endOfValue(text: string, from: number): number {
  if (text[from] !== '{' && text[from] !== '[') return -1;
  let depth = 0;
  TELLING.lastIndex = from;
  for (let found = TELLING.exec(text); found !== null; found = TELLING.exec(text)) {
    const { index } = found;
    if (found[0] === '"') {
      const end = endOfString(text, index);
      if (end === -1) return -1;
      TELLING.lastIndex = end;
    } else {
      depth += found[0] === '{' || found[0] === '[' ? 1 : -1;
      if (depth === 0) return index + 1;
    }
  }
  return -1;
}

function endOfString(text: string, quote: number): number {
  for (let end = text.indexOf('"', quote + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let escapes = 0;
    while (text[end - 1 - escapes] === '\\') escapes++;
    if (escapes % 2 === 0) return end + 1;
  }
  return -1;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
