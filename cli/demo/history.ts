import { DAY_MS, HOUR_MS } from '../../shared/domain/clock.ts';
import type { Author } from './author.ts';
import { acknowledge, close } from './caseload.ts';
import { type Customer, customers, shares } from './customers.ts';
import { handlingOf, realTempo } from './handling.ts';
import { busyness } from './hours.ts';
import type { Random } from './random.ts';
import { type NativeRecord, type Subject, subjectOf } from './record.ts';

const DAYS = 14;
/** Incidents an hour over all customers, on average: enough for shape in every chart, few enough to load in seconds. */
const HOURLY = 55;
/** The last day swells towards the pace of the live traffic, so that the present hour does not dwarf the charts. */
const SWELL = 11;
/** Some customers' weeks get worse, others' better, by up to about this factor over the whole time. */
const TREND_SIGMA = 0.35;
const HOUR_SIGMA = 0.4;

/** `age` in days. */
const swellAt = (age: number): number => 1 + SWELL * Math.max(0, 1 - age) ** 2;

/** One incident of the past: all its records in order, and whether it is still open. */
export interface Past {
  readonly records: readonly NativeRecord[];
  readonly open: Subject | undefined;
}

/** The last two weeks, hour by hour, oldest first. */
export function* history(random: Random, author: Author, now: number): Generator<Past> {
  const trends = customers.map(() => random.normal() * TREND_SIGMA);
  for (let hour = now - DAYS * DAY_MS; hour < now; hour += HOUR_MS) {
    const age = (now - hour) / DAY_MS;
    const swell = swellAt(age);
    for (const [index, customer] of customers.entries()) {
      const trend = Math.exp(trends[index]! * (1 - (2 * age) / DAYS));
      const expected = HOURLY * shares[index]! * busyness(hour, customer.zone) * swell * trend;
      const count = random.poisson(expected * random.logNormal(Math.exp(-(HOUR_SIGMA ** 2) / 2), HOUR_SIGMA));
      for (let i = 0; i < count; i++)
        yield past(random, author, customer, hour + random.unit() * Math.min(HOUR_MS, now - hour), now);
    }
  }
}

function past(random: Random, author: Author, customer: Customer, at: number, now: number): Past {
  const first = author.write(customer, at);
  const subject = subjectOf(first);
  const handling = handlingOf(random, first.severity, realTempo);
  // Where more comes in, more hands work on it; else the last day alone would fill the queue.
  const haste = swellAt((now - at) / DAY_MS);
  const acknowledgedAt = at + (handling.acknowledgeMs ?? Number.POSITIVE_INFINITY) / haste;
  const closedAt = at + handling.closeMs / haste;
  const one = { subject, handling };
  const records = [first];
  // One record that says it was seen saves the one that says it was new; the history of each reads the same.
  if (acknowledgedAt < now) records[0] = { ...first, ...acknowledge(one, acknowledgedAt) };
  if (closedAt < now) records.push(close(one, closedAt));
  return { records, open: closedAt < now ? undefined : subject };
}
