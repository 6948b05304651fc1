import type { ListLength } from './list-length.ts';
import { GAP } from './rows/gap.ts';
import { stormOf } from './rows/weave.ts';

/** Ids beside an incident in the list it was opened from; undefined where it has none there. */
export interface Neighbours {
  readonly previous: string | undefined;
  readonly next: string | undefined;
}

/** Lines of a list, as far as they have been read. */
interface Listed {
  readonly at: (index: number) => { readonly key: string } | undefined;
  /** −1 for what is not in it. */
  readonly indexOf: (key: string) => number;
  readonly length: () => number;
  /** Reads on where these lines are near what has not been read. */
  readonly need: (first: number, last: number) => void;
}

/** The list that was shown last. It outlives its page, so that an incident's own page can go on from there. */
let listed: Listed | undefined;
let listLength: () => ListLength = () => ({ n: 0, isExact: true });

export function publishOrder(rows: Listed, length: () => ListLength): void {
  listed = rows;
  listLength = length;
}

function beside(index: number, by: 1 | -1): string | undefined {
  for (let at = index + by; ; at += by) {
    const key = at < 0 ? undefined : listed?.at(at)?.key;
    // What comes next beyond the gap is known once it has been read.
    if (key === GAP) return undefined;
    if (key === undefined || stormOf(key) === undefined) return key;
  }
}

/** Tracks. Asks for the list's next page where its end is near. */
export function neighbours(id: string): Neighbours {
  const index = listed?.indexOf(id) ?? -1;
  if (!listed || index === -1) return { previous: undefined, next: undefined };
  listed.length();
  listed.need(index, index);
  return { previous: beside(index, -1), next: beside(index, 1) };
}

export interface ListPlace {
  /** From 1. */
  readonly at: number;
  readonly of: ListLength;
}

/** Where an incident stands in that list; undefined where it does not. Tracks. */
export function placeOf(id: string): ListPlace | undefined {
  const read = listed?.length() ?? 0;
  const index = listed?.indexOf(id) ?? -1;
  if (!listed || index === -1) return undefined;
  const of = listLength();
  const gap = listed.indexOf(GAP);
  if (gap === -1 || index < gap) return { at: index + 1, of };
  // Below the gap only the end is near enough to count from, where it is known.
  return of.isExact ? { at: of.n - (read - 1 - index), of } : undefined;
}
