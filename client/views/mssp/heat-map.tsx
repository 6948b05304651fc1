import { createEffect, createMemo } from 'solid-js';
import { HOUR_MS } from '../../../shared/domain/clock.ts';
import { type HeatColours, type HeatRow, heatTop, paintHeat } from '../../charts/heat-canvas.ts';
import { cellAt, heatLayout } from '../../charts/heat-layout.ts';
import { createSize, remPx } from '../../charts/size.ts';
import { createPainter } from '../../charts/visible.ts';
import { useFeed } from '../../live/feed.tsx';
import { hourly, sameNumbers } from '../../live/reading.ts';
import { colour } from '../../ui/colour.ts';
import { painted } from '../../ui/theme.ts';
import { createHeatCursor, type HeatLine } from './heat-cursor.ts';
import type { Tenants } from './order.ts';

interface HeatMapProps {
  order: Tenants;
  /** Start of the clock hour under way. */
  hour: number;
  onHold: (held: boolean) => void;
  onTop: (top: number) => void;
}

type Line = HeatRow & HeatLine;

/** A map in which nothing happened is not painted again. */
const sameLines = (one: readonly Line[], other: readonly Line[]): boolean =>
  one.length === other.length &&
  one.every(({ tenant, hours }, row) => {
    const line = other[row]!;
    return tenant === line.tenant && sameNumbers.equals(hours, line.hours);
  });

function readColours(): HeatColours {
  const font = `${0.75 * remPx()}px "Inter Variable", sans-serif`;
  const [data, text, quiet, track] = ['data', 'text', 'quiet', 'track'].map(colour);
  return { data: data!, text: text!, quiet: quiet!, track: track!, font };
}

/** The picture. Arrow keys move a cursor over it, Enter leads to the incidents of that customer and hour. */
export function HeatMap(props: HeatMapProps) {
  const { store, beat } = useFeed();
  let frame!: HTMLDivElement;
  let canvas!: HTMLCanvasElement;
  const size = createSize(() => frame);
  const layout = createMemo(() => heatLayout(size().width, size().height, remPx(), props.order.length));
  const lines = createMemo<Line[]>(
    () => {
      beat();
      const shown = props.order.slice(0, layout().rows);
      return shown.map((tenant) => ({
        tenant,
        name: tenant.name,
        hours: hourly(store.peek(tenant.row), props.hour),
      }));
    },
    [],
    { equals: sameLines },
  );
  const top = createMemo(() => heatTop(lines()));
  const cursor = createHeatCursor(lines, () => props.hour);
  const colours = createMemo(() => {
    painted();
    size();
    return readColours();
  });
  createEffect(() => props.onTop(top()));
  createEffect(() => props.onHold(cursor.spot() !== undefined));
  createPainter(
    () => frame,
    () => {
      const [shape, ink] = [layout(), colours()];
      const picture = { rows: lines(), top: top(), hour: props.hour, hourMs: HOUR_MS, cursor: cursor.spot() };
      return () => paintHeat(canvas, shape, picture, ink);
    },
  );
  return (
    <div class="heat-body">
      <div
        ref={frame}
        class="heat-frame"
        role="application"
        aria-label="Heat map of new incidents by customer and hour. Arrow keys move, Enter shows the incidents."
        tabindex="0"
        onPointerMove={(event) => cursor.point(cellAt(layout(), event.offsetX, event.offsetY))}
        onPointerLeave={() => cursor.point(undefined)}
        onFocus={cursor.enter}
        onBlur={() => cursor.point(undefined)}
        onClick={cursor.open}
        onKeyDown={cursor.press}
      >
        <canvas ref={canvas} class="heat-canvas" />
      </div>
      <p class="heat-said" classList={{ shown: cursor.said() !== '' }} role="status">
        {cursor.said()}
      </p>
    </div>
  );
}
