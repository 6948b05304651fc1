import { pairsOf } from '../cef/pairs.ts';
import { keep } from '../reading/facts/facts.ts';

/** How a tab arrives that somebody on the way wrote out, and the separator that documents show instead of it. */
const TABS = ['\t', '#011', '\\t', '\\0x09', '0x09', '\\x09', '<009>', '<tab>', '^'];

/** The first of the usual separators that stands before a further key; undefined where only blanks do. */
function separatorIn(text: string): string | undefined {
  return TABS.find((tab) => {
    const at = text.indexOf(tab);
    return at !== -1 && text.indexOf('=', at + tab.length) !== -1;
  });
}

/** No value that matters is longer. */
const MAX_VALUE = 65_536;

/** The attributes of a LEEF event; blanks separate them where nothing else does, which some products take for right. */
export function attributesOf(text: string, declared: string | undefined): Map<string, string> {
  const separator = declared !== undefined && text.includes(declared) ? declared : separatorIn(text);
  if (separator === undefined) return pairsOf(text);
  const pairs = new Map<string, string>();
  for (let from = 0; from <= text.length; ) {
    const next = text.indexOf(separator, from);
    const end = next === -1 ? text.length : next;
    const equals = text.indexOf('=', from);
    if (equals !== -1 && equals < end) {
      keep(
        pairs,
        text.slice(from, equals).trim(),
        text.slice(equals + 1, Math.min(end, equals + 1 + MAX_VALUE)).trim(),
      );
    }
    if (equals === -1) break;
    from = end + separator.length;
  }
  return pairs;
}
