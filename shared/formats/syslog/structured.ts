/** No sender fills more. */
const MAX_PARAMETERS = 200;
const BOM = '\ufeff';
/** The beginning of an element: `[` and an id. After a blank only with an enterprise number, else it may be prose. */
const ELEMENT = /^\[([^\s=\]"]{1,64})(?=[ \]])/;
const FURTHER = /^ \[([^\s=\]"@]{1,32}@[\d.]{1,32})(?=[ \]])/;
const PARAMETER = /^ ([^\s=\]"]{1,64})="/;
/** Longer than any id or name with its quotes. */
const WINDOW = 128;

interface Cursor {
  readonly text: string;
  at: number;
}

/** The value up to its closing quote, which is left behind; null where there is none. */
function value(cursor: Cursor): string | null {
  const start = cursor.at;
  for (let at = start; at < cursor.text.length; at++) {
    const letter = cursor.text[at];
    if (letter === '\\') at++;
    else if (letter === '"') {
      cursor.at = at + 1;
      return cursor.text.slice(start, at).replace(/\\(["\\\]])/g, '$1');
    }
  }
  return null;
}

/** One element after its id; false where it is broken off. */
function parameters(cursor: Cursor, id: string, data: Map<string, string>): boolean {
  while (cursor.text[cursor.at] !== ']') {
    const name = PARAMETER.exec(cursor.text.slice(cursor.at, cursor.at + WINDOW));
    if (name === null) return false;
    cursor.at += name[0].length;
    const found = value(cursor);
    if (found === null) return false;
    if (data.size < MAX_PARAMETERS) data.set(`${id} ${name[1]}`, found);
  }
  cursor.at++;
  return true;
}

/**
 * The structured data of RFC 5424 at the beginning of `text`, by element id and name, and the message behind it. What
 * is broken off or is none at all is left to the message.
 */
export function structuredData(text: string): {
  data: ReadonlyMap<string, string> | undefined;
  message: string;
} {
  const cursor: Cursor = { text, at: text.startsWith('-') ? 1 : 0 };
  const data = new Map<string, string>();
  for (let isFirst = true; ; isFirst = false) {
    const window = text.slice(cursor.at, cursor.at + WINDOW);
    const element = ELEMENT.exec(window) ?? (isFirst ? null : FURTHER.exec(window));
    if (element === null || (isFirst && cursor.at === 1)) break;
    const start = cursor.at;
    cursor.at += element[0].length;
    if (parameters(cursor, element[1]!, data)) continue;
    cursor.at = start;
    break;
  }
  const rest = text.slice(cursor.at).trimStart();
  return { data: data.size === 0 ? undefined : data, message: rest.startsWith(BOM) ? rest.slice(1) : rest };
}
