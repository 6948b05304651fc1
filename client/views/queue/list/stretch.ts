import { type Accessor, batch, createMemo, createSignal } from 'solid-js';

/** Browsers end an element somewhere above 17 million pixels: fewer than a million rows. */
const MOST_PX = 15_000_000;
/** As near to the last row it can hold as this, the element moves on. */
const NEAR_ROWS = 12;

interface StretchEnds {
  readonly rows: Accessor<number>;
  readonly rowPx: Accessor<number>;
}

/**
 * The rows that the scrolled element stands for: all, or as many as it can be high, and then which ones moves on by
 * half of them whenever the reader comes near its edge.
 */
export function createStretch({ rows, rowPx }: StretchEnds) {
  const [top, setTop] = createSignal(0);
  const [height, setHeight] = createSignal(0);
  const [base, setBase] = createSignal(0);
  let element: HTMLElement | undefined;
  let headPx = 0;
  const most = () => Math.floor(MOST_PX / rowPx());
  const rowsFrom = (first: number) => Math.min(most(), Math.max(0, rows() - first));
  const rendered = createMemo(() => rowsFrom(base()));

  const scrollTo = (px: number) => {
    // The rows may be here before a browser that is busy has laid out what they are shown in.
    if (!element) return;
    element.scrollTop = px;
    setTop(element.scrollTop);
  };
  /** The element has to be as high as it will be before it can be scrolled there. */
  const move = (to: number, px: number) => {
    const lowest = rowsFrom(to) * rowPx() + headPx - height();
    const y = Math.max(0, Math.min(px, lowest));
    batch(() => {
      setBase(to);
      setTop(y);
    });
    scrollTo(y);
  };
  const rebase = (to: number) => move(to, top() - (to - base()) * rowPx());
  const settle = () => {
    const half = most() >> 1;
    const last = (top() + height()) / rowPx();
    if (base() > 0 && top() < height()) rebase(Math.max(0, base() - half));
    else if (rendered() === most() && base() + most() < rows() && last > most() - NEAR_ROWS) {
      rebase(Math.min(base() + half, rows() - half));
    }
  };

  return {
    /** Pixels scrolled within the element. */
    top,
    height,
    /** The first row of it. */
    base,
    /** How many rows it stands for at present. */
    rendered,
    headPx: () => headPx,
    /** The element that scrolls; `head` stays at its top and covers that much of it. */
    measure(scroller: HTMLElement, head: HTMLElement): void {
      element = scroller;
      headPx = head.offsetHeight;
      setHeight(scroller.clientHeight);
    },
    look(): void {
      if (element) setTop(element.scrollTop);
      settle();
    },
    /** To a row of all, as the top one; 0 is the top of the list. */
    jump(index: number): void {
      const to = Math.max(0, index - (most() >> 1));
      move(to, (index - to) * rowPx());
    },
    /** Rows have come in before the one that was at an index: what is in sight below them stays where it is. */
    inserted(index: number, count: number): void {
      const middle = base() + (top() + (height() - headPx) / 2) / rowPx();
      if (!element || middle < index) return;
      const to = Math.max(0, base() + count);
      const left = base() + count - to;
      setBase(to);
      if (left !== 0) scrollTo(top() + left * rowPx());
      // Nobody can scroll up from the very top: what has come in above it is to be drawn there.
      queueMicrotask(settle);
    },
    scrollTo(px: number): void {
      scrollTo(px);
      settle();
    },
  };
}
