/** JSON text inside a record that is worth parsing; entities of one alert stay far below. */
const MAX_TEXT = 200_000;

/** A value that some products send as itself and some as its JSON text; undefined for a text that is no JSON. */
export function jsonIn(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (value.length > MAX_TEXT || !/^\s{0,8}[[{]/.test(value)) return undefined;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
