import { keep, MAX_KEY } from '../reading/facts/facts.ts';

/** No value that matters is longer. */
const MAX_VALUE = 16_384;

const isKeyCode = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  (code >= 65 && code <= 90) ||
  (code >= 48 && code <= 57) ||
  code === 95 ||
  code === 45 ||
  code === 46;

function keyBefore(text: string, at: number): string {
  let start = at;
  while (start > 0 && at - start < MAX_KEY && isKeyCode(text.charCodeAt(start - 1))) start--;
  return text.slice(start, at);
}

const endsValue = (code: number): boolean => code <= 32 || code === 44 || code === 59;

/** The end of the value that begins at `from`: its closing quote, or the blank, comma or semicolon behind it. */
function endOf(text: string, from: number): number {
  if (text[from] === '"') {
    const quote = text.indexOf('"', from + 1);
    return quote === -1 ? text.length : quote;
  }
  let end = from;
  while (end < text.length && end - from < MAX_VALUE && !endsValue(text.charCodeAt(end))) end++;
  return end;
}

/** The next `=`, or `:` before a quote, from which on a pair may be read; -1 where there is none. */
function nextSign(text: string, from: number): number {
  const equals = text.indexOf('=', from);
  const colon = text.indexOf(':"', from);
  if (equals === -1 || colon === -1) return Math.max(equals, colon);
  return Math.min(equals, colon);
}

/** `key=value`, `key="value with blanks"` and `key:"value"` anywhere in a message, as firewalls and daemons write. */
export function messagePairs(message: string): Map<string, string> {
  const text = message.slice(0, MAX_VALUE * 2);
  const pairs = new Map<string, string>();
  for (let at = nextSign(text, 0); at !== -1; ) {
    const key = keyBefore(text, at);
    const from = at + 1;
    const end = key === '' ? at : endOf(text, from);
    if (key !== '') keep(pairs, key, text.slice(text[from] === '"' ? from + 1 : from, end));
    at = nextSign(text, Math.max(end, from));
  }
  return pairs;
}
