import { createMemo, createRoot, createSignal, onCleanup } from 'solid-js';
import type { Book } from '../../../incidents/book.ts';
import { createRun, type Run } from './run.ts';
import { stormKey } from './weave.ts';

interface Branch {
  readonly storm: string;
  readonly run: Run;
  readonly dispose: () => void;
}

/** A storm that is unfolded, and where its row stands among those of the list. */
export interface Unfolded {
  readonly run: Run;
  readonly below: number;
}

/** What the storms hold that somebody unfolded. */
export function createBranches(book: Book, main: Run) {
  const [branches, setBranches] = createSignal<readonly Branch[]>([]);
  const fold = (storm: string) => {
    branches()
      .find((branch) => branch.storm === storm)
      ?.dispose();
    setBranches((all) => all.filter((branch) => branch.storm !== storm));
  };
  const foldAll = () => {
    for (const { storm } of branches()) fold(storm);
  };
  onCleanup(foldAll);
  const has = (storm: string): boolean => branches().some((branch) => branch.storm === storm);
  return {
    has,
    foldAll,
    runs: (): readonly Run[] => branches().map(({ run }) => run),
    /** In the order of the list; tracks every change of their rows. */
    unfolded: createMemo<readonly Unfolded[]>(() => {
      main.changes();
      return branches()
        .flatMap(({ storm, run }) => {
          const below = main.sequence().indexOf(stormKey(storm));
          run.changes();
          return below === -1 ? [] : [{ run, below }];
        })
        .sort((one, other) => one.below - other.below);
    }),
    turn(storm: string, query: string): void {
      if (has(storm)) {
        fold(storm);
        return;
      }
      createRoot((dispose) => {
        const run = createRun(book);
        setBranches((all) => [...all, { storm, run, dispose }]);
        void run.begin(query);
      });
    },
  };
}
