import { createSignal } from 'solid-js';
import type { Viewport } from './list/viewport.ts';
import { GAP } from './rows/gap.ts';
import type { Rows } from './rows/rows.ts';

interface CursorEnds {
  readonly rows: Rows;
  readonly viewport: Viewport;
}

/** The row that the keyboard is at. It stays with its incident wherever that goes. */
export function createCursor({ rows, viewport }: CursorEnds) {
  const [key, setKey] = createSignal<string | null>(null);
  const index = () => {
    rows.length();
    const at = key();
    return at === null ? -1 : rows.indexOf(at);
  };
  const moveTo = (to: number) => {
    const last = rows.length() - 1;
    const place = rows.at(Math.max(0, Math.min(last, to)));
    if (!place) return;
    setKey(place.key);
    viewport.reveal(rows.indexOf(place.key));
  };
  /** As far as the gap: beyond it lie other rows than the next ones. */
  const upToGap = (from: number, to: number): number => {
    const gap = rows.indexOf(GAP);
    if (gap === -1 || from === gap) return to;
    return from < gap ? Math.min(to, gap - 1) : Math.max(to, gap + 1);
  };
  return {
    key,
    index,
    put: setKey,
    clear: () => setKey(null),
    /** To a row if it is listed, wherever that is. */
    follow(wanted: string): void {
      const at = rows.indexOf(wanted);
      if (at !== -1) moveTo(at);
    },
    moveTo,
    /** From nowhere, to the first row in sight. */
    step(by: number): void {
      const at = index();
      if (at === -1) moveTo(Math.ceil(viewport.top() / Math.max(1, viewport.rowPx())));
      else moveTo(upToGap(at, at + by));
    },
  };
}
export type Cursor = ReturnType<typeof createCursor>;
