import { HOUR_RING } from '../../shared/domain/metric.ts';
import { clockTime } from '../ui/instant.ts';
import type { HeatLayout } from './heat-layout.ts';
import { ceiling } from './scale.ts';

export interface HeatRow {
  readonly name: string;
  /** New incidents per clock hour, oldest first. */
  readonly hours: readonly number[];
}

export interface HeatColours {
  readonly data: string;
  readonly text: string;
  readonly quiet: string;
  readonly track: string;
  readonly font: string;
}

/** Bent, because one busy customer must not push all others into the dark. */
const heatShare = (value: number, top: number): number =>
  value === 0 ? 0 : 0.1 + 0.9 * Math.sqrt(value / top);

export const heatTop = (rows: readonly HeatRow[]): number =>
  ceiling(Math.max(0, ...rows.flatMap((row) => row.hours)), 5);

export interface HeatPicture {
  readonly rows: readonly HeatRow[];
  readonly top: number;
  /** Start of the newest clock hour. */
  readonly hour: number;
  readonly hourMs: number;
  readonly cursor: { row: number; column: number } | undefined;
}

function paintCells(
  pen: CanvasRenderingContext2D,
  layout: HeatLayout,
  picture: HeatPicture,
  colours: HeatColours,
) {
  const { labelPx, columnPx, rowPx, gapPx } = layout;
  picture.rows.forEach((row, y) => {
    for (let x = 0; x < HOUR_RING; x++) {
      const share = heatShare(row.hours[x]!, picture.top);
      pen.globalAlpha = share === 0 ? 1 : share;
      pen.fillStyle = share === 0 ? colours.track : colours.data;
      pen.fillRect(labelPx + x * columnPx, y * rowPx, columnPx - gapPx, rowPx - gapPx);
    }
  });
  pen.globalAlpha = 1;
}

function fitted(pen: CanvasRenderingContext2D, text: string, width: number): string {
  if (pen.measureText(text).width <= width) return text;
  let end = text.length - 1;
  while (end > 1 && pen.measureText(`${text.slice(0, end)}…`).width > width) end--;
  return `${text.slice(0, end).trimEnd()}…`;
}

function paintLabels(
  pen: CanvasRenderingContext2D,
  layout: HeatLayout,
  picture: HeatPicture,
  colours: HeatColours,
) {
  const { labelPx, columnPx, rowPx, gapPx } = layout;
  pen.font = colours.font;
  pen.textBaseline = 'middle';
  picture.rows.forEach((row, y) => {
    pen.fillStyle = picture.cursor?.row === y ? colours.text : colours.quiet;
    pen.fillText(fitted(pen, row.name, labelPx - layout.rem), 0, y * rowPx + (rowPx - gapPx) / 2);
  });
  pen.fillStyle = colours.quiet;
  pen.textBaseline = 'alphabetic';
  for (let x = HOUR_RING - 1; x >= 0; x -= layout.labelEvery) {
    const at = picture.hour - (HOUR_RING - 1 - x) * picture.hourMs;
    const newest = x === HOUR_RING - 1;
    pen.textAlign = newest ? 'end' : 'center';
    const middle = labelPx + (x + 0.5) * columnPx;
    pen.fillText(clockTime(at), newest ? layout.width : middle, layout.axisPx);
  }
  pen.textAlign = 'start';
}

export function paintHeat(
  canvas: HTMLCanvasElement,
  layout: HeatLayout,
  picture: HeatPicture,
  colours: HeatColours,
) {
  const ratio = devicePixelRatio;
  const [width, height] = [Math.round(layout.width * ratio), Math.round(layout.height * ratio)];
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const pen = canvas.getContext('2d')!;
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.clearRect(0, 0, layout.width, layout.height);
  paintCells(pen, layout, picture, colours);
  paintLabels(pen, layout, picture, colours);
  const { cursor } = picture;
  if (!cursor) return;
  pen.strokeStyle = colours.text;
  pen.lineWidth = 2;
  const { labelPx, columnPx, rowPx, gapPx } = layout;
  pen.strokeRect(
    labelPx + cursor.column * columnPx - 1,
    cursor.row * rowPx,
    columnPx - gapPx + 2,
    rowPx - gapPx,
  );
}
