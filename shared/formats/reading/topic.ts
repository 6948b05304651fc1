import type { Module } from '../../domain/incident.ts';
import type { Kind } from './kind.ts';
import { remembering } from './remember.ts';

/** A pattern over lower-case words with single blanks between them, and what an incident is about that has them. */
export type Topic = readonly [pattern: RegExp, module: Module, category: string];

/** Longest stretch of a text that is looked at: what an incident is about stands in front. */
const MAX_TEXT = 240;
const MAX_KNOWN = 2_000;

/** `DomainAbuse` is two words; `DDoS` is one. */
const plain = (text: string): string =>
  text
    .slice(0, MAX_TEXT)
    .replace(/([a-z])(?=[A-Z][a-z])/g, '$1 ')
    .toLowerCase()
    .replace(/[\s_./:|-]+/g, ' ');

/**
 * What a source's own words say an incident is about: the first row that fits wins, the first text before the second.
 * Undefined where no word is known.
 */
export function topics(rows: readonly Topic[]): (...said: readonly unknown[]) => Kind | undefined {
  const find = (text: string): Kind | undefined => {
    const words = plain(text);
    const row = rows.find(([pattern]) => pattern.test(words));
    return row && { module: row[1], category: row[2] };
  };
  const kindOf = remembering(find, { maxTexts: MAX_KNOWN, maxLength: MAX_TEXT });
  return (...said) => {
    for (const text of said) {
      const kind = typeof text === 'string' ? kindOf(text) : undefined;
      if (kind !== undefined) return kind;
    }
    return undefined;
  };
}
