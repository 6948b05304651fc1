import { type Accessor, createSignal, onCleanup } from 'solid-js';

interface FirstLine {
  /** Takes the element, whose children wrap, and which is as high as one line of them. */
  readonly watch: (line: HTMLElement) => void;
  /** For whoever adds or removes children; their sizes and the line's are watched. */
  readonly measure: () => void;
  readonly count: Accessor<number>;
}

/** How many of an element's children stand in its first line, so that the others can be offered elsewhere. */
export function createFirstLine(): FirstLine {
  const [count, setCount] = createSignal(Number.POSITIVE_INFINITY);
  let line: HTMLElement | undefined;
  const sizes = new ResizeObserver(() => measure());
  onCleanup(() => sizes.disconnect());
  const measure = () => {
    if (!line) return;
    const { top, right } = line.getBoundingClientRect();
    const children = [...line.children];
    for (const child of children) sizes.observe(child);
    // Half a pixel: sizes are fractions where the page is zoomed.
    const past = children.findIndex((child) => {
      const box = child.getBoundingClientRect();
      return box.top > top + box.height / 2 || box.right > right + 0.5;
    });
    setCount(past === -1 ? children.length : past);
  };
  return {
    watch: (element) => {
      line = element;
      sizes.observe(element);
    },
    measure,
    count,
  };
}
