import { createMemo, untrack } from 'solid-js';
import type { Book } from '../../../incidents/book.ts';
import { createBranches, type Unfolded } from './branches.ts';
import { GAP, isIncidentKey } from './gap.ts';
import { createRun, type Run } from './run.ts';

/** How many rows before it comes into sight a page is fetched that is not there, in either direction: some screens. */
const AHEAD_ROWS = 100;

export interface Place {
  readonly key: string;
  readonly run: Run;
  /** Within its run. */
  readonly index: number;
  /** 1, or 2 for what is listed beneath its storm. */
  readonly level: 1 | 2;
}

function placeAt(main: Run, unfolded: readonly Unfolded[], index: number): Place | undefined {
  let above = 0;
  for (const { run, below } of unfolded) {
    const inside = index - (below + 1 + above);
    if (inside < 0) break;
    if (inside < run.sequence().length) {
      return { key: run.sequence().at(inside)!, run, index: inside, level: 2 };
    }
    above += run.sequence().length;
  }
  const key = main.sequence().at(index - above);
  return key === undefined ? undefined : { key, run: main, index: index - above, level: 1 };
}

function indexOf(main: Run, unfolded: readonly Unfolded[], key: string): number {
  let above = 0;
  const own = main.sequence().indexOf(key);
  for (const { run, below } of unfolded) {
    if (own !== -1 && own <= below) break;
    const inside = own === -1 ? run.sequence().indexOf(key) : -1;
    if (inside !== -1) return below + 1 + above + inside;
    above += run.sequence().length;
  }
  return own === -1 ? -1 : own + above;
}

/**
 * The rows of the list one below the other: its own run, with that of each unfolded storm beneath the storm's row.
 * `onInserted` hears how many rows have come in before the one that stood at an index: only the gap grows rows that
 * others lie below.
 */
export function createRows(book: Book, onInserted: (index: number, count: number) => void = () => {}) {
  const main = createRun(book, (change) => {
    const gap = indexOf(main, unfolded(), GAP);
    const before = main.sequence().length;
    change();
    if (gap !== -1) onInserted(gap, main.sequence().length - before);
  });
  const branches = createBranches(book, main);
  const { unfolded } = branches;
  const length = createMemo(
    () => {
      main.changes();
      return unfolded().reduce((sum, { run }) => sum + run.sequence().length, main.sequence().length);
    },
    0,
    { equals: false },
  );
  const at = (index: number) => placeAt(main, unfolded(), index);
  const fill = (index: number) => {
    const place = at(index);
    if (place && isIncidentKey(place.key) && !book.get(place.key)) void place.run.fill(place.index);
  };
  const need = (first: number, last: number) => {
    let above = 0;
    for (const { run, below } of unfolded()) {
      above += run.sequence().length;
      const end = below + above;
      if (first <= end && last >= end - AHEAD_ROWS) run.more('newest');
    }
    const gap = indexOf(main, unfolded(), GAP);
    if (gap === -1 && last >= length() - AHEAD_ROWS) main.more('newest');
    if (gap !== -1 && first <= gap + AHEAD_ROWS && last >= gap - AHEAD_ROWS)
      main.more(first + last < 2 * gap ? 'newest' : 'oldest');
    for (let index = first; index <= last; index++) fill(index);
    fill(Math.max(0, first - AHEAD_ROWS));
    fill(last + AHEAD_ROWS);
  };
  return {
    main,
    /** Rows there are at present; tracks every change of them. */
    length,
    at,
    /** −1 for what is not listed. */
    indexOf: (key: string): number => indexOf(main, unfolded(), key),
    isUnfolded: branches.has,
    /** Lists what a storm holds beneath its row, or no longer. `query` selects it. */
    turn: branches.turn,
    foldAll: branches.foldAll,
    /** Fetches what comes after these rows, or was forgotten of them and of those they are near. */
    need: (first: number, last: number): void => untrack(() => need(first, last)),
    /** The incidents from one row to another, whichever comes first; as far as the gap, beyond which nobody has seen all. */
    between(one: number, other: number): string[] {
      const step = one <= other ? 1 : -1;
      const count = Math.abs(one - other) + 1;
      const keys = Array.from({ length: count }, (_, offset) => at(one + step * offset)?.key);
      const gap = keys.indexOf(GAP);
      return keys
        .slice(0, gap === -1 ? count : gap)
        .filter((key) => key !== undefined)
        .filter(isIncidentKey);
    },
    /** Takes rows out at once, for those whose right to be seen has ended. */
    remove(gone: (key: string) => boolean): void {
      for (const run of [main, ...branches.runs()]) {
        run.sequence().remove(gone);
        run.changed();
      }
    },
  };
}
export type Rows = ReturnType<typeof createRows>;
