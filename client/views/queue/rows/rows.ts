import { createMemo, createRoot, createSignal, onCleanup } from 'solid-js';
import type { Book } from '../../../incidents/book.ts';
import { createRun, type Run } from './run.ts';
import { stormKey, stormOf } from './storms.ts';

/** How many rows before the end of what is there the next page is fetched: half a page, some screens. */
const AHEAD_ROWS = 100;

interface Branch {
  readonly storm: string;
  readonly run: Run;
  readonly dispose: () => void;
}

/** A storm that is open, and where its row stands among those of the list. */
interface Opened {
  readonly run: Run;
  readonly below: number;
}

export interface Place {
  readonly key: string;
  readonly run: Run;
  /** Within its run. */
  readonly index: number;
  /** 1, or 2 for what is listed beneath its storm. */
  readonly level: 1 | 2;
}

/** The rows of the list one below the other: its own run, with that of each opened storm beneath the storm's row. */
export function createRows(book: Book) {
  const main = createRun(book);
  const [branches, setBranches] = createSignal<readonly Branch[]>([]);
  const close = (storm: string) => {
    branches()
      .find((branch) => branch.storm === storm)
      ?.dispose();
    setBranches((all) => all.filter((branch) => branch.storm !== storm));
  };
  onCleanup(() => {
    for (const { dispose } of branches()) dispose();
  });

  const opened = createMemo<readonly Opened[]>(() => {
    main.changes();
    return branches()
      .flatMap(({ storm, run }) => {
        const below = main.sequence().indexOf(stormKey(storm));
        run.changes();
        return below === -1 ? [] : [{ run, below }];
      })
      .sort((one, other) => one.below - other.below);
  });
  const length = createMemo(
    () => {
      main.changes();
      return opened().reduce((sum, { run }) => sum + run.sequence().length, main.sequence().length);
    },
    0,
    { equals: false },
  );

  const at = (index: number): Place | undefined => {
    let above = 0;
    for (const { run, below } of opened()) {
      const start = below + 1 + above;
      if (index < start) break;
      const inside = index - start;
      if (inside < run.sequence().length) {
        return { key: run.sequence().at(inside)!, run, index: inside, level: 2 };
      }
      above += run.sequence().length;
    }
    const key = main.sequence().at(index - above);
    return key === undefined ? undefined : { key, run: main, index: index - above, level: 1 };
  };
  const indexOf = (key: string): number => {
    let above = 0;
    const own = main.sequence().indexOf(key);
    for (const { run, below } of opened()) {
      if (own !== -1 && own <= below) break;
      const inside = own === -1 ? run.sequence().indexOf(key) : -1;
      if (inside !== -1) return below + 1 + above + inside;
      above += run.sequence().length;
    }
    return own === -1 ? -1 : own + above;
  };

  return {
    main,
    /** Rows there are at present; tracks every change of them. */
    length,
    at,
    /** −1 for what is not listed. */
    indexOf,
    isOpen: (storm: string): boolean => branches().some((branch) => branch.storm === storm),
    /** Opens the rows of a storm beneath it, or closes them. `query` selects them. */
    turn(storm: string, query: string): void {
      if (branches().some((branch) => branch.storm === storm)) {
        close(storm);
        return;
      }
      createRoot((dispose) => {
        const run = createRun(book);
        setBranches((all) => [...all, { storm, run, dispose }]);
        void run.begin(query);
      });
    },
    closeAll(): void {
      for (const { storm } of branches()) close(storm);
    },
    /** Fetches what comes after these rows, or belongs to them and was forgotten. */
    need(first: number, last: number): void {
      for (const { run, below } of opened()) {
        const end = indexOf(stormKeyAt(main, below)) + run.sequence().length;
        if (first <= end && last >= end - AHEAD_ROWS) run.more();
      }
      if (last >= length() - AHEAD_ROWS) main.more();
      for (let index = first; index <= last; index++) {
        const place = at(index);
        if (place && stormOf(place.key) === undefined && !book.get(place.key))
          void place.run.fill(place.index);
      }
    },
    /** The keys from one row to another, whichever comes first. */
    between(one: number, other: number): string[] {
      const from = Math.min(one, other);
      return Array.from(
        { length: Math.abs(one - other) + 1 },
        (_, offset) => at(from + offset)?.key ?? '',
      ).filter((key) => key !== '' && stormOf(key) === undefined);
    },
    /** Takes rows out at once, for those whose right to be seen has ended. */
    remove(gone: (key: string) => boolean): void {
      for (const run of [main, ...branches().map((branch) => branch.run)]) {
        run.sequence().remove(gone);
        run.changed();
      }
    },
  };
}
export type Rows = ReturnType<typeof createRows>;

const stormKeyAt = (main: Run, index: number): string => main.sequence().at(index) ?? '';
