/** A phrase in quotes or a word, either of them refused by a dash before it. */
const TERM = /(-?)(?:"([^"]*)"|(\S+))/gu;

/**
 * What somebody typed, for websearch_to_tsquery: words are kept without their punctuation (migrations/0009_queue.ts),
 * so a host name, a path or a number is asked for as the phrase of its parts.
 */
export function searchWords(typed: string): string {
  const terms: string[] = [];
  for (const [, dash = '', phrase, word] of typed.matchAll(TERM)) {
    if (word?.toLowerCase() === 'or') terms.push('or');
    else {
      const parts = (phrase ?? word ?? '').split(/[^\p{L}\p{M}\p{N}]+/u).filter((part) => part !== '');
      if (parts.length > 0) terms.push(`${dash}"${parts.join(' ')}"`);
    }
  }
  return terms.join(' ');
}

/** `ACME-123` as the tenant's slug and the number there; null if it is nothing of the kind. */
export function incidentNumber(typed: string): { readonly slug: string; readonly number: number } | null {
  const [, slug, digits] = /^\s*([a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?)-(\d{1,15})\s*$/i.exec(typed) ?? [];
  return slug === undefined ? null : { slug: slug.toLowerCase(), number: Number(digits) };
}
