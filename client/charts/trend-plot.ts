import 'uplot/dist/uPlot.min.css';
import uPlot from 'uplot';
import { short } from '../ui/number.ts';
import { remPx } from './size.ts';

/** One step of the trend, and the words under it. */
export interface Step {
  readonly word: string;
  readonly opened: number;
  readonly closed: number;
}

interface TrendOptions {
  /** What came in is drawn full, what was closed fainter: one hue. */
  readonly colours: {
    readonly data: string;
    readonly faint: string;
    readonly text: string;
    readonly line: string;
  };
  readonly onPoint: (index: number | null) => void;
}

const COUNTS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000];
/** A step's two columns fill this share of its width between them. */
const WIDTH = 0.36;

/** Two columns a step, beside each other: what came in, and what was closed. */
export function trendPlot(element: HTMLElement, steps: readonly Step[], options: TrendOptions): uPlot {
  const { colours, onPoint } = options;
  const rem = remPx();
  const font = `${0.75 * rem}px "Inter Variable", sans-serif`;
  const bars = (align: -1 | 1) => uPlot.paths.bars!({ size: [WIDTH, 3 * rem], align });
  const column = (align: -1 | 1, fill: string): uPlot.Series => ({
    paths: bars(align),
    width: 0,
    fill,
    points: { show: false },
  });
  const common = { font, stroke: colours.text, ticks: { show: false } };
  const every = Math.max(1, Math.ceil((steps.length * 3.5 * rem) / Math.max(element.clientWidth, 1)));
  return new uPlot(
    {
      width: element.clientWidth,
      height: element.clientHeight,
      legend: { show: false },
      padding: [0.5 * rem, 0, 0, 0],
      cursor: { y: false, points: { show: false }, drag: { x: false, y: false } },
      scales: {
        x: { time: false, range: () => [-0.5, steps.length - 0.5] },
        y: { range: (_plot, _min, max) => [0, Math.max(4, max * 1.05)] },
      },
      axes: [
        {
          ...common,
          grid: { show: false },
          size: 1.6 * rem,
          gap: 0.4 * rem,
          splits: () =>
            steps.map((_, index) => index).filter((index) => (steps.length - 1 - index) % every === 0),
          values: (_, at) => at.map((index) => steps[index]?.word ?? ''),
        },
        {
          ...common,
          grid: { stroke: colours.line, width: 1 },
          size: 2.5 * rem,
          gap: 0.4 * rem,
          space: 2.5 * rem,
          values: (_, at) => at.map(short),
          incrs: COUNTS,
        },
      ],
      series: [{}, column(-1, colours.data), column(1, colours.faint)],
      hooks: { setCursor: [(plot) => onPoint(plot.cursor.left! < 0 ? null : (plot.cursor.idx ?? null))] },
    },
    [steps.map((_, index) => index), steps.map(({ opened }) => opened), steps.map(({ closed }) => closed)],
    element,
  );
}
