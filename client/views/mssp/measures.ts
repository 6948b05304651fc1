import { severities } from '../../../shared/domain/incident.ts';
import { periodStart, resolutionRate } from '../../../shared/domain/window.ts';
import { cell, flow, openBySeverity, openTotal } from '../../live/reading.ts';
import type { Cells } from '../../live/store.ts';
import { percent, short } from '../../ui/number.ts';
import { EVERY_SEVERITY, type Filter, instant, OPEN } from './links.ts';

/** One thing customers can be compared by. */
export interface Measure {
  readonly word: string;
  /** What the bar shows, and what the order goes by. */
  readonly value: (cells: Cells) => number;
  readonly print: (cells: Cells) => string;
  /** The parts of the bar, from worst to mildest severity, where it has any. */
  readonly parts?: (cells: Cells) => number[];
  /** Where the bar stood in the period before: drawn as a line across it. */
  readonly before?: (cells: Cells) => number;
  readonly note: string;
  /** The rows behind the number, at an instant. */
  readonly behind: (now: number) => Filter;
}

const rate = (cells: Cells): number | null => {
  const { opened, closed } = flow(cells, '7d');
  return resolutionRate(opened, closed);
};

export const measures = {
  new: {
    word: 'New, 24 h',
    value: (cells) => cell(cells, 'new_24h'),
    print: (cells) => short(cell(cells, 'new_24h')),
    before: (cells) => cell(cells, 'new_prev_24h'),
    note: 'The line marks the day before.',
    behind: (now) => ({ ...EVERY_SEVERITY, from: instant(periodStart('24h', now)) }),
  },
  open: {
    word: 'Open now',
    value: openTotal,
    print: (cells) => short(openTotal(cells)),
    parts: openBySeverity,
    note: `By severity, from ${severities[0]} to ${severities[3]}.`,
    behind: () => OPEN,
  },
  unassigned: {
    word: 'Unassigned',
    value: (cells) => cell(cells, 'unassigned'),
    print: (cells) => short(cell(cells, 'unassigned')),
    before: openTotal,
    note: 'The line marks all that are open.',
    behind: () => ({ ...OPEN, assignee: 'none' }),
  },
  resolution: {
    word: 'Resolution, 7 d',
    value: (cells) => rate(cells) ?? -1,
    print: (cells) => percent(rate(cells)),
    before: () => 1,
    note: 'The line marks 100 %.',
    behind: (now) => ({
      ...EVERY_SEVERITY,
      status: 'closed',
      closed_from: instant(periodStart('7d', now)),
    }),
  },
} satisfies Record<string, Measure>;

export type MeasureName = keyof typeof measures;
export const measureOf = (name: MeasureName): Measure => measures[name];
