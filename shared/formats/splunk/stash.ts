/** Longest notable, as text, that is taken apart. */
const MAX_TEXT = 65_536;
const MAX_FIELDS = 200;

/** `search_name="Access - Brute Force - Rule", dest='host7'`: as the `stash` source type writes rows of searches. */
const PAIR = /([A-Za-z_][A-Za-z0-9_.]{0,80})=(?:"([^"]{0,8000})"|'([^']{0,8000})')/g;
const STASH = /^\d{10}(?:\.\d+)?, search_name=/;

/** The row in a line of source type `stash`, or null where it is none. */
export function stashRow(text: string): Readonly<Record<string, unknown>> | null {
  if (text.length > MAX_TEXT || !STASH.test(text)) return null;
  const row: Record<string, unknown> = Object.create(null);
  let fields = 0;
  for (const [, name, double, single] of text.matchAll(PAIR)) {
    row[name!] ??= double ?? single;
    if (++fields >= MAX_FIELDS) break;
  }
  row._time ??= text.slice(0, 10);
  return row;
}
