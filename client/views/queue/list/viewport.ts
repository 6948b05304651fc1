import { type Accessor, batch, createMemo, createSignal, onCleanup } from 'solid-js';

/** Browsers end an element somewhere above 17 million pixels: fewer than a million rows. */
const MOST_PX = 15_000_000;
/** Rows drawn beyond each edge, so that a turn of the wheel finds them there. */
const SPARE_ROWS = 6;

interface ViewportEnds {
  readonly rows: Accessor<number>;
  readonly rowPx: Accessor<number>;
}

/**
 * Which rows of one height are in sight. Where they are more than an element can be high, the element stands for some
 * of them, and which ones moves on by half of it whenever the reader comes near its edge.
 */
export function createViewport({ rows, rowPx }: ViewportEnds) {
  const [top, setTop] = createSignal(0);
  const [height, setHeight] = createSignal(0);
  const [base, setBase] = createSignal(0);
  let element: HTMLElement | undefined;
  let headPx = 0;
  const most = () => Math.floor(MOST_PX / rowPx());
  const rendered = createMemo(() => Math.min(most(), Math.max(0, rows() - base())));

  const scrollTo = (px: number) => {
    element!.scrollTop = px;
    setTop(element!.scrollTop);
  };
  const rebase = (to: number) => {
    const moved = to - base();
    batch(() => {
      setBase(to);
      scrollTo(top() - moved * rowPx());
    });
  };
  const settle = () => {
    const half = most() >> 1;
    const last = (top() + height()) / rowPx();
    if (base() > 0 && top() < height()) rebase(Math.max(0, base() - half));
    else if (rendered() === most() && base() + most() < rows() && last > most() - 2 * SPARE_ROWS) {
      rebase(Math.min(base() + half, rows() - half));
    }
  };
  const range = createMemo(
    () => {
      const first = base() + Math.floor(top() / rowPx());
      const last = base() + Math.ceil((top() + height() - headPx) / rowPx()) - 1;
      return {
        first: Math.max(0, first - SPARE_ROWS),
        last: Math.min(rows() - 1, last + SPARE_ROWS),
      };
    },
    { first: 0, last: -1 },
    { equals: (one, other) => one.first === other.first && one.last === other.last },
  );
  const look = () => {
    setTop(element!.scrollTop);
    settle();
  };

  return {
    range,
    rowPx,
    /** Pixels scrolled, from the first row of all. */
    top: () => top() + base() * rowPx(),
    isScrolled: createMemo(() => top() > 0 || base() > 0),
    heightPx: () => rendered() * rowPx(),
    yOf: (index: number): number => (index - base()) * rowPx(),
    /** Rows that fit at once. */
    pageRows: (): number => Math.max(1, Math.floor((height() - headPx) / rowPx()) - 1),
    /** Watches the element that scrolls; `head` stays at its top and covers that much of it. */
    attach(scroller: HTMLElement, head: HTMLElement): void {
      element = scroller;
      const measure = () => {
        headPx = head.offsetHeight;
        setHeight(scroller.clientHeight);
        look();
      };
      const observer = new ResizeObserver(measure);
      observer.observe(scroller);
      scroller.addEventListener('scroll', look, { passive: true });
      onCleanup(() => observer.disconnect());
    },
    /** Scrolls by as little as shows a row. */
    reveal(index: number): void {
      const y = (index - base()) * rowPx();
      const room = height() - headPx;
      if (y < top()) scrollTo(y);
      else if (y + rowPx() > top() + room) scrollTo(y + rowPx() - room);
      settle();
    },
    /** To a row of all, as the top one; 0 is the top of the list. */
    jump(index: number): void {
      setBase(Math.max(0, index - (most() >> 1)));
      scrollTo((index - base()) * rowPx());
    },
  };
}
export type Viewport = ReturnType<typeof createViewport>;
