import { type Accessor, createEffect, createSignal, on, onCleanup, type Setter, untrack } from 'solid-js';

/** Elements are put into the order of their rows once the list has stood still this long. */
const STILL_MS = 150;

/** One row element, and the row it shows at present. */
export interface Slot {
  readonly key: Accessor<string | undefined>;
  readonly setKey: Setter<string | undefined>;
  element?: HTMLElement;
}

function newSlot(wanted: string): Slot {
  const [key, setKey] = createSignal<string | undefined>(wanted);
  return { key, setKey };
}

/**
 * A row element for each key that is wanted. An element stays with its key while that is wanted, so focus stays where
 * it is; one that is free takes the next key, so scrolling makes no elements.
 */
export function createSlots(wanted: Accessor<readonly string[]>) {
  const [slots, setSlots] = createSignal<readonly Slot[]>([]);
  const byKey = new Map<string, Slot>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));

  const assign = (keys: readonly string[]) => {
    const needed = new Set(keys);
    const free: Slot[] = [];
    for (const slot of untrack(slots)) {
      const key = untrack(slot.key);
      if (key !== undefined && needed.has(key)) continue;
      if (key !== undefined) byKey.delete(key);
      free.push(slot);
    }
    const made: Slot[] = [];
    for (const key of keys) {
      if (byKey.has(key)) continue;
      const slot = free.pop() ?? newSlot(key);
      if (untrack(slot.key) === key) made.push(slot);
      else slot.setKey(key);
      byKey.set(key, slot);
    }
    for (const slot of free) slot.setKey(undefined);
    if (made.length > 0) setSlots((all) => [...all, ...made]);
    clearTimeout(timer);
    timer = setTimeout(() => order(keys), STILL_MS);
  };
  /** Readers of the page's source read rows in their order. Whatever has the focus stays, and the others go around it. */
  const order = (keys: readonly string[]) => {
    let before: Element | null = null;
    for (const key of keys) {
      const element = byKey.get(key)?.element;
      if (!element) continue;
      const next: Element | null = before
        ? before.nextElementSibling
        : element.parentElement!.firstElementChild;
      if (next !== element && !element.contains(document.activeElement))
        element.parentElement!.insertBefore(element, next);
      before = element;
    }
  };
  createEffect(on(wanted, assign));
  return { slots, elementOf: (key: string): HTMLElement | undefined => byKey.get(key)?.element };
}
