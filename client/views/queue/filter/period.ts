import { HOUR_MS } from '../../../../shared/domain/clock.ts';
import { type Period, periodStart, periods } from '../../../../shared/domain/window.ts';

/** Spans that end now. They stand in the address by name, so that a saved view means the same tomorrow. */
export const spans = ['1h', '8h', ...periods] as const;
export type Span = (typeof spans)[number];

export const spanWord: Record<Span, string> = {
  '1h': 'Last hour',
  '8h': 'Last 8 hours',
  '24h': 'Last 24 hours',
  '7d': 'Last 7 days',
  '30d': 'Last 30 days',
  mtd: 'This month (UTC)',
};

const hours: Partial<Record<Span, number>> = { '1h': 1, '8h': 8 };

export const isSpan = (text: string | null): text is Span =>
  (spans as readonly (string | null)[]).includes(text);

/** Where a span begins, epoch milliseconds; those that counters know begin where theirs do. */
export function spanStart(span: Span, now: number): number {
  const wide = hours[span];
  return wide === undefined ? periodStart(span as Period, now) : now - wide * HOUR_MS;
}
