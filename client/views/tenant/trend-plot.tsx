import { createEffect, onCleanup } from 'solid-js';
import type uPlot from 'uplot';
import { createSize } from '../../charts/size.ts';
import { type Step, trendPlot } from '../../charts/trend-plot.ts';
import { colour } from '../../ui/colour.ts';
import { painted } from '../../ui/theme.ts';

/** Few columns that seldom change: drawn anew whenever they do. */
export function TrendPlot(props: {
  steps: readonly Step[];
  onPoint: (index: number | null) => void;
  onOpen: () => void;
}) {
  let element!: HTMLDivElement;
  let plot: uPlot | undefined;
  const size = createSize(() => element);
  createEffect(() => {
    painted();
    const { steps } = props;
    const isShown = size().width > 0 && size().height > 0;
    plot?.destroy();
    plot = undefined;
    if (!isShown) return;
    const colours = {
      data: colour('data'),
      faint: colour('data-faint'),
      text: colour('quiet'),
      line: colour('line'),
    };
    plot = trendPlot(element, steps, { colours, onPoint: props.onPoint });
  });
  onCleanup(() => plot?.destroy());
  // biome-ignore lint/a11y: a shortcut for the pointer; the table beside it leads to the same rows
  return <div ref={element} class="trend-plot" onClick={() => props.onOpen()} />;
}
