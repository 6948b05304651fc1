import { type Accessor, createEffect, createMemo, onCleanup, onMount } from 'solid-js';

/** Calls `paint` at every animation frame while the element can be seen; off the screen and on a hidden page, never. */
export function eachVisibleFrame(element: () => Element, paint: () => void): void {
  let frame = 0;
  const loop = () => {
    frame = requestAnimationFrame(loop);
    paint();
  };
  const observer = new IntersectionObserver(([entry]) => {
    cancelAnimationFrame(frame);
    if (entry?.isIntersecting) frame = requestAnimationFrame(loop);
  });
  onMount(() => observer.observe(element()));
  onCleanup(() => {
    cancelAnimationFrame(frame);
    observer.disconnect();
  });
}

/** Paints a picture at most once a frame, when what it is made of has changed. `picture` reads, its answer paints. */
export function createPainter(element: () => Element, picture: Accessor<() => void>): void {
  const paint = createMemo(picture);
  let dirty = true;
  createEffect(() => {
    paint();
    dirty = true;
  });
  eachVisibleFrame(element, () => {
    if (!dirty) return;
    dirty = false;
    paint()();
  });
}
