import { onCleanup } from 'solid-js';
import type { Queue } from '../queue.ts';
import { stormOf } from '../rows/weave.ts';
import { turnStorm } from '../storm-rows.ts';

/** Somebody who moved the pointer over the rows this long ago may be about to click one. */
const POINTING_MS = 2_000;

/** What the pointer does to rows: open, tick, tick a range. Focus follows it as it follows the keys. */
export function createPointer(queue: Queue, onOpen: (key: string) => void) {
  const { rows, ticks, cursor } = queue;
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  const keyAt = (event: Event): string | undefined =>
    (event.target as Element).closest<HTMLElement>('[data-key]')?.dataset.key;

  const tick = (key: string, event: MouseEvent) => {
    const box = (event.target as Element).closest<HTMLInputElement>('input');
    // A box has turned by itself by now, which is not always what a tick does.
    if (box) queueMicrotask(() => (box.checked = ticks.has(key)));
    const anchor = ticks.anchor();
    const from = anchor === null ? -1 : rows.indexOf(anchor);
    if (event.shiftKey && from !== -1) ticks.add(rows.between(from, rows.indexOf(key)));
    else ticks.turn(key);
  };
  const click = (event: MouseEvent) => {
    const key = keyAt(event);
    if (key === undefined || event.defaultPrevented) return;
    const target = event.target as Element;
    const link = target.closest('a');
    // A link opened in another tab is the browser's own affair.
    if (link && (event.ctrlKey || event.metaKey || event.shiftKey)) return;
    cursor.put(key);
    if (stormOf(key) !== undefined) return turnStorm(queue, key);
    const ticking = target.closest('.tick') || event.shiftKey || event.ctrlKey || event.metaKey;
    if (ticking && ticks.areOffered()) return tick(key, event);
    if (getSelection()?.toString() !== '') return;
    event.preventDefault();
    onOpen(key);
  };
  return {
    onClick: click,
    // A range of rows, not of the words in them.
    onMouseDown: (event: MouseEvent) => event.shiftKey && event.preventDefault(),
    onFocusIn: (event: FocusEvent) => {
      const key = (event.target as HTMLElement).dataset.key;
      if (key !== undefined) cursor.put(key);
    },
    onPointerMove: () => {
      queue.setPointed(true);
      clearTimeout(timer);
      timer = setTimeout(() => queue.setPointed(false), POINTING_MS);
    },
    onPointerLeave: () => {
      clearTimeout(timer);
      queue.setPointed(false);
    },
  };
}
