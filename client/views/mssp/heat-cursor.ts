import { useNavigate } from '@solidjs/router';
import { type Accessor, createSignal } from 'solid-js';
import { HOUR_MS } from '../../../shared/domain/clock.ts';
import { HOUR_RING } from '../../../shared/domain/metric.ts';
import type { LiveTenant } from '../../../shared/wire/live.ts';
import { clockTime } from '../../ui/instant.ts';
import { plural } from '../../ui/number.ts';
import { useIncidentsHref } from './incidents-href.ts';
import { EVERY_SEVERITY, instant } from './links.ts';

export interface Spot {
  readonly row: number;
  readonly column: number;
}

export interface HeatLine {
  readonly tenant: LiveTenant;
  readonly hours: readonly number[];
}

const steps: Record<string, Spot> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
};
const NEWEST: Spot = { row: 0, column: HOUR_RING - 1 };

const within = (value: number, end: number): number => Math.max(0, Math.min(end - 1, value));

/** The one cell of the heat map that is looked at, by pointer or by arrow keys. `hour` starts the newest column. */
export function createHeatCursor(lines: Accessor<readonly HeatLine[]>, hour: Accessor<number>) {
  const incidentsHref = useIncidentsHref();
  const navigate = useNavigate();
  const [spot, put] = createSignal<Spot>();
  const point = (next: Spot | undefined) => {
    if (next?.row !== spot()?.row || next?.column !== spot()?.column) put(next);
  };
  const under = () => {
    const at = spot();
    const line = at && lines()[at.row];
    return (
      line && { line, count: line.hours[at.column]!, start: hour() - (HOUR_RING - 1 - at.column) * HOUR_MS }
    );
  };
  const said = () => {
    const cell = under();
    if (!cell) return '';
    const hours = `${clockTime(cell.start)}–${clockTime(cell.start + HOUR_MS)}`;
    return `${cell.line.tenant.name}, ${hours}: ${plural(cell.count, 'new incident')}`;
  };
  const open = () => {
    const cell = under();
    if (!cell) return;
    const [from, to] = [instant(cell.start), instant(cell.start + HOUR_MS - 1)];
    navigate(incidentsHref({ tenant: cell.line.tenant.slug, ...EVERY_SEVERITY, from, to }));
  };
  const press = (event: KeyboardEvent) => {
    const step = steps[event.key];
    const at = spot() ?? NEWEST;
    if (event.key === 'Enter') open();
    else if (event.key === 'Escape') point(undefined);
    else if (step)
      point({
        row: within(at.row + step.row, lines().length),
        column: within(at.column + step.column, HOUR_RING),
      });
    else return;
    event.preventDefault();
  };
  return { spot, point, said, open, press, enter: () => point(spot() ?? NEWEST) };
}
