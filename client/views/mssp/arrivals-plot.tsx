import { useNavigate } from '@solidjs/router';
import { createEffect, createMemo, onCleanup } from 'solid-js';
import type uPlot from 'uplot';
import { MINUTE_MS } from '../../../shared/domain/clock.ts';
import { arrivalsPlot, readPalette } from '../../charts/arrivals-plot.ts';
import { createSize, remPx } from '../../charts/size.ts';
import { createSlide } from '../../charts/slide.ts';
import { eachVisibleFrame } from '../../charts/visible.ts';
import { useFeed } from '../../live/feed.tsx';
import { painted } from '../../ui/theme.ts';
import { useIncidentsHref } from './incidents-href.ts';
import { EVERY_SEVERITY, instant } from './links.ts';

/** The moving columns. `onPoint` hears which minute is under the pointer; a click leads to its incidents. */
export function ArrivalsPlot(props: { onPoint: (at: number | undefined) => void }) {
  const incidentsHref = useIncidentsHref();
  const { store, serverNow } = useFeed();
  const navigate = useNavigate();
  const slide = createSlide(serverNow, () => store.peek(0));
  let element!: HTMLDivElement;
  let plot: uPlot | undefined;
  let palette = readPalette();
  let pointed: number | undefined;
  const size = createSize(() => element);
  const point = (index: number | null) => {
    pointed = index === null ? undefined : slide.stack[0][index];
    props.onPoint(pointed);
  };
  const open = () => {
    if (pointed === undefined) return;
    const [from, to] = [instant(pointed), instant(pointed + MINUTE_MS - 1)];
    navigate(incidentsHref({ ...EVERY_SEVERITY, from, to }));
  };
  // Sizes inside the plot are set once, when it is made; a screen of another size needs another plot.
  const rem = createMemo(() => size().width > 0 && remPx());
  createEffect(() => {
    plot?.destroy();
    plot = rem()
      ? arrivalsPlot(element, slide.stack, { palette: () => palette, top: slide.top, onPoint: point })
      : undefined;
  });
  createEffect(() => {
    painted();
    palette = readPalette();
    slide.touch();
  });
  createEffect(() => {
    if (size().width > 0) plot?.setSize(size());
    slide.touch();
  });
  createEffect(() => {
    store.row(0);
    slide.touch();
  });
  eachVisibleFrame(
    () => element,
    () => plot && slide.paint(plot),
  );
  onCleanup(() => plot?.destroy());
  // biome-ignore lint/a11y: a shortcut for the pointer; the same rows are one filter away in the list
  return <div ref={element} class="arrivals-plot" onClick={open} />;
}
