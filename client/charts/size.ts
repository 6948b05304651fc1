import { type Accessor, createSignal, onCleanup, onMount } from 'solid-js';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Content size of an element in CSS pixels, as it changes. */
export function createSize(element: () => Element): Accessor<Size> {
  const [size, setSize] = createSignal<Size>({ width: 0, height: 0 });
  const observer = new ResizeObserver(([entry]) => {
    const { width, height } = entry!.contentRect;
    setSize({ width: Math.floor(width), height: Math.floor(height) });
  });
  onMount(() => observer.observe(element()));
  onCleanup(() => observer.disconnect());
  return size;
}

/** Pixels of one rem: it grows with the screen. */
export const remPx = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
