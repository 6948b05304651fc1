import { type Accessor, createMemo, onCleanup } from 'solid-js';
import { createStretch } from './stretch.ts';

/** Rows drawn beyond each edge, so that a turn of the wheel finds them there. */
const SPARE_ROWS = 6;

interface ViewportEnds {
  readonly rows: Accessor<number>;
  readonly rowPx: Accessor<number>;
}

/** Which rows of one height are in sight. */
export function createViewport({ rows, rowPx }: ViewportEnds) {
  const stretch = createStretch({ rows, rowPx });
  const { top, height, base, rendered, headPx } = stretch;
  const range = createMemo(
    () => {
      const first = base() + Math.floor(top() / rowPx());
      const last = base() + Math.ceil((top() + height() - headPx()) / rowPx()) - 1;
      return {
        first: Math.max(0, first - SPARE_ROWS),
        last: Math.min(rows() - 1, last + SPARE_ROWS),
      };
    },
    { first: 0, last: -1 },
    { equals: (one, other) => one.first === other.first && one.last === other.last },
  );

  return {
    range,
    rowPx,
    /** Pixels scrolled, from the first row of all. */
    top: () => top() + base() * rowPx(),
    isScrolled: createMemo(() => top() > 0 || base() > 0),
    heightPx: () => rendered() * rowPx(),
    yOf: (index: number): number => (index - base()) * rowPx(),
    /** Rows that fit at once. */
    pageRows: (): number => Math.max(1, Math.floor((height() - headPx()) / rowPx()) - 1),
    /** Watches the element that scrolls; `head` stays at its top and covers that much of it. */
    attach(scroller: HTMLElement, head: HTMLElement): void {
      const observer = new ResizeObserver(() => {
        stretch.measure(scroller, head);
        stretch.look();
      });
      observer.observe(scroller);
      scroller.addEventListener('scroll', stretch.look, { passive: true });
      onCleanup(() => observer.disconnect());
    },
    inserted: stretch.inserted,
    /** Scrolls by as little as shows a row. */
    reveal(index: number): void {
      if (index < base() || index >= base() + rendered()) {
        stretch.jump(index);
        return;
      }
      const y = (index - base()) * rowPx();
      const room = height() - headPx();
      if (y < top()) stretch.scrollTo(y);
      else if (y + rowPx() > top() + room) stretch.scrollTo(y + rowPx() - room);
    },
    jump: stretch.jump,
  };
}
export type Viewport = ReturnType<typeof createViewport>;
