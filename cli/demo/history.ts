import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../shared/domain/clock.ts';
import { Arrivals } from './arrivals.ts';
import type { Author } from './author.ts';
import { acknowledge, close, type OpenCase } from './caseload.ts';
import { handlingOf } from './handling.ts';
import type { Random } from './random.ts';
import { type NativeRecord, subjectOf } from './record.ts';

const DAYS = 14;
/** Two days are told in full, since one is compared with the other. */
const FULL_DAYS = 2;
/** Of what lies before, ever less is told: only totals look at it, and two weeks in full would load for a minute. */
const FADE_DAYS = 0.7;
const LEAST = 0.06;
/** Of what is this recent, each step is told. Of older incidents how they ended is enough. */
const IN_STEPS_MS = HOUR_MS;

/** Share of what happened that is told. */
const told = (ageMs: number): number =>
  Math.min(1, LEAST + (1 - LEAST) * Math.exp((FULL_DAYS - ageMs / DAY_MS) / FADE_DAYS));

/** What an incident of the past leaves to do. */
export interface LeftOpen extends OpenCase {
  readonly detectedAt: number;
}

/** One incident of the past: all its records in order, and whether it is still open. */
export interface Past {
  readonly records: readonly NativeRecord[];
  readonly open: LeftOpen | undefined;
}

/** The last two weeks, minute by minute, oldest first. */
export function* history(random: Random, author: Author, now: number): Generator<Past> {
  const from = now - DAYS * DAY_MS;
  const arrivals = new Arrivals(random, from);
  for (let minute = from; minute < now; minute += MINUTE_MS) {
    for (const { customer, given } of arrivals.upTo(minute, MINUTE_MS)) {
      if (!random.chance(told(now - minute))) continue;
      const at = minute + random.unit() * MINUTE_MS;
      yield past(random, author.write(customer, at, given), at, now);
    }
  }
}

function past(random: Random, first: NativeRecord, detectedAt: number, now: number): Past {
  const one = { subject: subjectOf(first), handling: handlingOf(random, first.severity) };
  const acknowledgedAt = detectedAt + (one.handling.acknowledgeMs ?? Number.POSITIVE_INFINITY);
  const closedAt = detectedAt + one.handling.closeMs;
  // One record that says it was seen saves the one that says it was new; the history of each reads the same.
  const seen = acknowledgedAt < now ? { ...first, ...acknowledge(one, acknowledgedAt) } : first;
  if (closedAt >= now) return { records: [seen], open: { ...one, detectedAt } };
  const end = close(one, closedAt);
  const recent = now - detectedAt < IN_STEPS_MS;
  return { records: recent ? [seen, end] : [{ ...seen, ...end }], open: undefined };
}
