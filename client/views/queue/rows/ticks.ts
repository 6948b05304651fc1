import { createMemo, createSignal } from 'solid-js';
import type { Incident } from '../../../../shared/wire/http/incidents.ts';
import type { Book } from '../../../incidents/book.ts';

/**
 * The rows somebody chose to act on. They stay chosen whatever happens to them or to the list. Who may act on none of
 * them is not offered any; tracks.
 */
export function createTicks(book: Book, areOffered: () => boolean) {
  const [keys, setKeys] = createSignal<ReadonlySet<string>>(new Set());
  /** Where a range begins. */
  let anchor: string | null = null;
  const set = (change: (all: Set<string>) => void) =>
    setKeys((known) => {
      const all = new Set(known);
      change(all);
      return all;
    });
  return {
    areOffered,
    keys,
    has: (key: string): boolean => keys().has(key),
    anchor: () => anchor,
    incidents: createMemo(() => [...keys()].flatMap((key): Incident[] => [book.get(key) ?? []].flat())),
    turn(key: string): void {
      if (!areOffered()) return;
      anchor = key;
      set((all) => all.delete(key) || all.add(key));
    },
    add(more: readonly string[]): void {
      if (areOffered()) set((all) => more.forEach((key) => void all.add(key)));
    },
    drop: (some: readonly string[]) => set((all) => some.forEach((key) => void all.delete(key))),
    clear(): void {
      anchor = null;
      if (keys().size > 0) setKeys(new Set<string>());
    },
  };
}
export type Ticks = ReturnType<typeof createTicks>;
