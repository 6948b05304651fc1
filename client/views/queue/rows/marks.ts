import { createSignal, onCleanup } from 'solid-js';

/** Keys that stay marked for a while. */
export function createMarks(forMs: number) {
  const [marked, setMarked] = createSignal<ReadonlySet<string>>(new Set());
  const timers = new Set<ReturnType<typeof setTimeout>>();
  onCleanup(() => timers.forEach(clearTimeout));
  return {
    has: (key: string): boolean => marked().has(key),
    mark(keys: readonly string[]): void {
      if (keys.length === 0) return;
      setMarked((all) => new Set([...all, ...keys]));
      const timer = setTimeout(() => {
        timers.delete(timer);
        const over = new Set(keys);
        setMarked((all) => new Set([...all].filter((key) => !over.has(key))));
      }, forMs);
      timers.add(timer);
    },
  };
}
