import { exactJson } from './exact.ts';

/** JSON text inside a record that is worth parsing; entities of one alert stay far below. */
const MAX_TEXT = 200_000;

/** The text that was parsed last, and what came of it. Nobody changes what a record holds. */
let last: { readonly text: string; readonly value: unknown } = { text: '', value: undefined };

/**
 * JSON inside a record, or undefined for a text that is none. Formats that are asked in turn what a record is parse the
 * same text: the last answer is kept, or each request would cost a multiple of its size.
 */
export function parsed(text: string): unknown {
  if (text !== last.text) last = { text, value: attempted(text) };
  return last.value;
}

function attempted(text: string): unknown {
  try {
    return exactJson(text);
  } catch {
    return undefined;
  }
}

/** A value that some products send as itself and some as its JSON text; undefined for a text that is no JSON. */
export function jsonIn(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  return value.length > MAX_TEXT || !/^\s{0,8}[[{]/.test(value) ? undefined : parsed(value);
}
