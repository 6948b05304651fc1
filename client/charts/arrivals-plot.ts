import 'uplot/dist/uPlot.min.css';
import uPlot from 'uplot';
import { MINUTE_MS } from '../../shared/domain/clock.ts';
import { severities } from '../../shared/domain/incident.ts';
import { colour } from '../ui/colour.ts';
import { clockTime } from '../ui/instant.ts';
import { short } from '../ui/number.ts';
import { remPx } from './size.ts';
import type { Stack } from './stack.ts';

export interface Palette {
  readonly bars: readonly string[];
  readonly text: string;
  readonly line: string;
}

/** In the stack's order: mildest first. */
export const readPalette = (): Palette => ({
  bars: severities.toReversed().map(colour),
  text: colour('quiet'),
  line: colour('line'),
});

interface PlotOptions {
  palette: () => Palette;
  /** Top of the y axis. */
  top: () => number;
  onPoint: (index: number | null) => void;
}

const bars = uPlot.paths.bars!({ size: [0.8, Number.POSITIVE_INFINITY], align: 1 });

/** A label at the very end would be cut in half. */
const LABEL_SHARE = 0.025;
const fits = (plot: uPlot, at: number): boolean => {
  const { min = 0, max = 0 } = plot.scales.x!;
  return at < max! - (max! - min!) * LABEL_SHARE;
};

function axes(palette: () => Palette): uPlot.Axis[] {
  const rem = remPx();
  const font = `${0.75 * rem}px "Inter Variable", sans-serif`;
  const common = { font, stroke: () => palette().text, ticks: { show: false } };
  const step = 10 * MINUTE_MS;
  return [
    {
      ...common,
      grid: { show: false },
      size: 1.6 * rem,
      gap: 0.4 * rem,
      incrs: [step],
      values: (plot, at) => at.map((instant) => (fits(plot, instant) ? clockTime(instant) : '')),
    },
    {
      ...common,
      grid: { stroke: () => palette().line, width: 1 },
      size: 2.25 * rem,
      gap: 0.4 * rem,
      space: 2.5 * rem,
      values: (_, at) => at.map(short),
      incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000],
    },
  ];
}

/** Stacked columns per minute. The x axis is in epoch milliseconds and moved by the caller, frame by frame. */
export function arrivalsPlot(element: HTMLElement, stack: Stack, options: PlotOptions): uPlot {
  const { palette, top, onPoint } = options;
  const series = severities.map((_, index) => ({
    paths: bars,
    width: 0,
    fill: () => palette().bars[index]!,
    points: { show: false },
  }));
  const minuteUnder = (plot: uPlot, _: number, __: number, at: number) => {
    const index = Math.floor((at - plot.data[0][0]!) / MINUTE_MS);
    return Math.min(Math.max(index, 0), plot.data[0].length - 1);
  };
  return new uPlot(
    {
      width: element.clientWidth,
      height: element.clientHeight,
      ms: 1,
      // Whole pixels would make the columns jump instead of slide.
      pxAlign: 0,
      legend: { show: false },
      padding: [0.5 * remPx(), 0, 0, 0],
      cursor: { y: false, points: { show: false }, drag: { x: false, y: false }, dataIdx: minuteUnder },
      scales: { x: { time: true, auto: false }, y: { range: () => [0, top()] } },
      axes: axes(palette),
      series: [{}, ...series],
      hooks: { setCursor: [(plot) => onPoint(plot.cursor.left! < 0 ? null : (plot.cursor.idx ?? null))] },
    },
    stack,
    element,
  );
}
