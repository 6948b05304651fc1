import type { Book } from '../../../incidents/book.ts';
import { readPage } from '../rows/pages.ts';
import type { Ticks } from '../rows/ticks.ts';
import { MOST_TICKS } from './tick-loaded.ts';

interface Wanted {
  readonly query: string;
  readonly book: Book;
  readonly ticks: Ticks;
  /** How many have been ticked so far. */
  readonly onRead: (count: number) => void;
  readonly signal: AbortSignal;
}

/** Reads all that a query selects, up to as many as may be ticked, and ticks it once all of it is there. */
export async function tickAll({ query, book, ticks, onRead, signal }: Wanted): Promise<void> {
  const ids: string[] = [];
  for (let cursor: string | null = null; ; ) {
    const page = await readPage({ query, cursor, signal });
    book.put(page.items);
    ids.push(...page.items.map(({ id }) => id));
    onRead(Math.min(ids.length, MOST_TICKS));
    cursor = page.next_cursor;
    if (cursor === null || ids.length >= MOST_TICKS) break;
  }
  ticks.add(ids.slice(0, MOST_TICKS));
}
