import { batch, createEffect, createSignal, on } from 'solid-js';
import type { Book } from '../../../incidents/book.ts';
import { GAP } from './gap.ts';
import { createMarks } from './marks.ts';
import type { Rows } from './rows.ts';
import { stormOf } from './weave.ts';

/** More than these are not put in one by one: the list is read anew from its top. */
const MOST_WAITING = 500;

/** How long a row that slid in stays marked as new. */
const FRESH_MS = 4_000;

interface ArrivalsEnds {
  readonly rows: Rows;
  readonly book: Book;
  /** When a storm's row was last added to; empty for what is not known. */
  readonly stormInstant: (storm: string) => string;
  /** Whether somebody is at work in the list, so that nothing in it may move; tracks. */
  readonly isHeld: () => boolean;
  /** Reads the list anew. */
  readonly reload: () => Promise<void>;
}

/** Rows that came since the list was read and belong into it. They wait while somebody is at work there. */
export function createArrivals({ rows, book, stormInstant, isHeld, reload }: ArrivalsEnds) {
  const [waiting, setWaiting] = createSignal<ReadonlySet<string>>(new Set());
  const fresh = createMarks(FRESH_MS);

  const instantOf = (key: string): string => {
    const storm = stormOf(key);
    return storm === undefined ? (book.get(key)?.detected_at ?? '') : stormInstant(storm);
  };
  const placeOf = (instant: string): number => {
    const sequence = rows.main.sequence();
    let index = rows.main.isBelowGap(instant) ? sequence.indexOf(GAP) + 1 : 0;
    while (index < sequence.length && instantOf(sequence.at(index)!) > instant) index++;
    return index;
  };
  const show = async (): Promise<readonly string[]> => {
    const keys = [...waiting()].sort((one, other) => (instantOf(one) < instantOf(other) ? -1 : 1));
    setWaiting(new Set<string>());
    if (keys.length > MOST_WAITING) await reload();
    else
      batch(() => {
        for (const key of keys) rows.main.sequence().insert(placeOf(instantOf(key)), key);
        rows.main.changed();
      });
    fresh.mark(keys);
    return keys.reverse();
  };
  const wait = (key: string, instant: string) => {
    if (rows.indexOf(key) !== -1 || waiting().has(key)) return;
    // What was detected among rows that have not been read comes with their page.
    if (rows.main.isUnread(instant)) return;
    setWaiting((all) => new Set(all).add(key));
  };

  createEffect(on([waiting, isHeld], ([keys, held]) => !held && keys.size > 0 && void show()));
  return {
    waiting,
    isFresh: fresh.has,
    show,
    /** A row that fits, detected or last added to at `instant`. */
    wait,
    /** It belongs into the list no more. */
    withdraw(key: string): void {
      if (!waiting().has(key)) return;
      setWaiting((all) => new Set([...all].filter((one) => one !== key)));
    },
    clear: () => setWaiting(new Set<string>()),
  };
}
export type Arrivals = ReturnType<typeof createArrivals>;
