import { createEffect, createMemo, createSelector, on } from 'solid-js';
import { useOps } from '../../../ops/ops.tsx';
import type { Queue } from '../queue.ts';
import { isIncidentKey } from '../rows/gap.ts';
import { createSlots } from './slots.ts';

const isTyping = (): boolean =>
  document.activeElement?.matches('input:not([type=checkbox]), textarea') ?? false;

/** Whether nothing outside the list has taken the focus. */
const isFree = (): boolean =>
  document.activeElement === document.body || document.activeElement?.closest('.queue-grid') !== null;

/** Which rows have elements at present, and which of them has the focus. */
export function createSight({ rows, viewport, cursor }: Pick<Queue, 'rows' | 'viewport' | 'cursor'>) {
  const ops = useOps();
  const inSight = createMemo(() => {
    rows.length();
    const { first, last } = viewport.range();
    const count = Math.max(0, last - first + 1);
    return Array.from({ length: count }, (_, offset) => rows.at(first + offset)?.key).filter(
      (key) => key !== undefined,
    );
  });
  // The row with the focus stays, wherever it is: an element that is gone takes the focus with it.
  const wanted = createMemo(() => {
    const at = cursor.key();
    const keys = inSight();
    if (at === null || cursor.index() === -1 || keys.includes(at)) return keys;
    return cursor.index() < viewport.range().first ? [at, ...keys] : [...keys, at];
  });
  const { slots, elementOf } = createSlots(wanted);
  createEffect(() => {
    rows.length();
    const { first, last } = viewport.range();
    if (last >= first) rows.need(first, last);
  });
  const focus = (key: string): boolean => {
    const element = elementOf(key);
    element?.focus({ preventScroll: true });
    return element !== undefined && document.activeElement === element;
  };
  createEffect(
    on(cursor.key, (key) => {
      if (key === null || isTyping() || focus(key)) return;
      // Far from what was in sight a row has its element, and shows it, once this turn is over.
      queueMicrotask(() => cursor.key() === key && isFree() && focus(key));
    }),
  );
  ops.watch(() => inSight().filter(isIncidentKey));
  const entry = createMemo(() => {
    if (cursor.key() !== null && cursor.index() !== -1) return cursor.key();
    return rows.at(Math.ceil(viewport.top() / viewport.rowPx()))?.key ?? null;
  });
  return {
    slots,
    /** Whether Tab leads to a row: to where the keyboard was, else to the first in sight. */
    isEntry: createSelector<string | null, string>(entry),
  };
}
