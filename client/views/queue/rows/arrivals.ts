import { createEffect, createSignal, on } from 'solid-js';
import { createMarks } from './marks.ts';
import type { Rows } from './rows.ts';
import type { Listed } from './sequence.ts';

/** More than these are not put in one by one: the list is read anew from its top. */
const MOST_WAITING = 500;

/** How long a row that slid in stays marked as new. */
const FRESH_MS = 4_000;

interface ArrivalsEnds {
  readonly rows: Rows;
  /** Whether somebody is at work in the list, so that nothing in it may move; tracks. */
  readonly isHeld: () => boolean;
  /** Reads the list anew. */
  readonly reload: () => Promise<void>;
}

/** Rows that came since the list was read and belong into it. They wait while somebody is at work there. */
export function createArrivals({ rows, isHeld, reload }: ArrivalsEnds) {
  /** Key → the instant it is placed by. */
  const [waiting, setWaiting] = createSignal<ReadonlyMap<string, number>>(new Map());
  const fresh = createMarks(FRESH_MS);

  /** Answers their keys, newest first. */
  const show = async (): Promise<readonly string[]> => {
    const oldestFirst = [...waiting()]
      .map(([key, at]): Listed => ({ key, at }))
      .sort((one, other) => one.at - other.at);
    const keys = oldestFirst.map(({ key }) => key);
    setWaiting(new Map());
    if (keys.length > MOST_WAITING) await reload();
    else rows.main.place(oldestFirst);
    fresh.mark(keys);
    return keys.reverse();
  };
  const wait = ({ key, at }: Listed) => {
    if (rows.indexOf(key) !== -1 || waiting().get(key) === at) return;
    // What was detected among rows that have not been read comes with their page.
    if (rows.main.isUnread(at)) return;
    setWaiting((all) => new Map(all).set(key, at));
  };

  createEffect(on([waiting, isHeld], ([keys, held]) => !held && keys.size > 0 && void show()));
  return {
    waiting,
    isFresh: fresh.has,
    show,
    /** A row that fits. */
    wait,
    /** It belongs into the list no more. */
    withdraw(key: string): void {
      if (!waiting().has(key)) return;
      setWaiting((all) => new Map([...all].filter(([one]) => one !== key)));
    },
    clear: () => setWaiting(new Map()),
  };
}
export type Arrivals = ReturnType<typeof createArrivals>;
