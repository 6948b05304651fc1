import { DAY_MS, HOUR_MS } from '../../shared/domain/clock.ts';
import { covers, type Scope } from '../../shared/domain/scope.ts';
import { hourOf, type Period } from '../../shared/domain/window.ts';
import type { Handling } from '../../shared/wire/http/handling.ts';
import type { Mirror } from '../live/mirror.ts';
import type { Span } from './question.ts';

/**
 * What came in and what was closed, by clock hour in a day and by day in UTC in a longer period; the first and the
 * last day end where the period does. The same counters as the live numbers, informational incidents included.
 */
export function flowOf(mirror: Mirror, scope: Scope, period: Period, span: Span): Handling['flow'] {
  const tenants = mirror.tenants().filter(({ id }) => covers(scope, id));
  return stepsOf(period === '24h' ? HOUR_MS : DAY_MS, span).map(({ from, to }) => {
    const counts = tenants.map(({ id }) => mirror.flow(id, hourOf(from), hourOf(to)));
    return {
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
      opened: counts.reduce((sum, { opened }) => sum + opened, 0),
      closed: counts.reduce((sum, { closed }) => sum + closed, 0),
    };
  });
}

/** Steps of a width, cut at its multiples. Counters are kept by the hour, so none begins within one. */
export function stepsOf(widthMs: number, { from, to }: Span): Span[] {
  const steps: Span[] = [];
  for (let start = hourOf(from) * HOUR_MS; start <= to; ) {
    const next = (Math.floor(start / widthMs) + 1) * widthMs;
    steps.push({ from: start, to: Math.min(next - 1, to) });
    start = next;
  }
  return steps;
}
