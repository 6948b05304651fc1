/** Lower case, without accents, so that “zurich” finds “Zürich”. */
export const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** What comes before a letter that does not start a word. */
const INNER = /[\p{L}\p{N}]/u;

const WHOLE = 100;
const START = 80;
const WORD_START = 60;
const INSIDE = 40;
const SCATTERED = 10;

/** Whether the letters come in this order, with others between them, the first of them at the start of a word. */
function scattered(term: string, text: string): boolean {
  let at = 0;
  let before = ' ';
  for (const letter of text) {
    if (letter === term[at] && (at > 0 || !INNER.test(before))) at++;
    before = letter;
  }
  return at === term.length;
}

function scoreOf(term: string, text: string): number {
  if (text === term) return WHOLE;
  if (text.startsWith(term)) return START;
  const at = text.indexOf(term);
  if (at > 0) return INNER.test(text[at - 1]!) ? INSIDE : WORD_START;
  // One letter is in nearly everything.
  return term.length > 1 && scattered(term, text) ? SCATTERED : 0;
}

/**
 * Those that every word of the query fits, best first, equals in the order they had. `textsOf` gives what to look in,
 * already `plain`. An empty query fits all. Letters left out are forgiven only where nothing fits without.
 */
export function ranked<T>(query: string, items: readonly T[], textsOf: (item: T) => readonly string[]): T[] {
  const terms = plain(query).split(/\s+/).filter(Boolean);
  const fits = items
    .map((item) => {
      const texts = textsOf(item);
      const scores = terms.map((term) => Math.max(0, ...texts.map((text) => scoreOf(term, text))));
      return { item, worst: Math.min(WHOLE, ...scores), score: scores.reduce((sum, one) => sum + one, 0) };
    })
    .filter(({ worst }) => worst > 0);
  const close = fits.filter(({ worst }) => worst > SCATTERED);
  return (close.length > 0 ? close : fits)
    .sort((one, other) => other.score - one.score)
    .map(({ item }) => item);
}
