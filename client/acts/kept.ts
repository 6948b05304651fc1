import type { WaitingAct } from './act.ts';
import type { Queue } from './queue.ts';

/** What a page must not lose: what has no answer yet, and what was refused and waits for a decision. */
export interface Kept {
  readonly waiting: Queue;
  readonly refused: readonly WaitingAct[];
}

/** Part of the browser's storage. */
export interface Store {
  getItem(key: string): string | null;
  /** Throws where there is no room. */
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const NOTHING: Kept = { waiting: [], refused: [] };

/** Its shape; what another version of the console left behind is not guessed at. */
const SHAPE = 1;
const keyOf = (user: string) => `acts:${SHAPE}:${user}`;

/** By user, so that nobody sends what another left waiting; a tab has its own, so that no two send the same. */
export function readKept(storage: Store, user: string): Kept {
  const text = storage.getItem(keyOf(user));
  if (text === null) return NOTHING;
  try {
    return JSON.parse(text) as Kept;
  } catch {
    return NOTHING;
  }
}

/** False where the browser keeps no more: then a reload would lose it. */
export function keep(storage: Store, user: string, kept: Kept): boolean {
  try {
    if (kept.waiting.length + kept.refused.length === 0) storage.removeItem(keyOf(user));
    else storage.setItem(keyOf(user), JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}
