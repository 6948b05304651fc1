import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SHARDS, shardOf } from '../../../shared/domain/shard.ts';
import { tenantId } from '../../../shared/domain/tenant.ts';
import {
  HOURS_KEPT,
  hourOf,
  MINUTES_KEPT,
  minuteOf,
  periodStart,
  periods,
  resolutionRate,
} from '../../../shared/domain/window.ts';

const at = (text: string) => Date.parse(text);

test('periods begin on whole minutes, hours and months, in UTC', () => {
  const now = at('2026-03-10T09:41:07.123Z');
  expect(periodStart('24h', now)).toBe(at('2026-03-09T09:41:00Z'));
  expect(periodStart('7d', now)).toBe(at('2026-03-03T09:00:00Z'));
  expect(periodStart('30d', now)).toBe(at('2026-02-08T09:00:00Z'));
  expect(periodStart('mtd', now)).toBe(at('2026-03-01T00:00:00Z'));
  expect(periodStart('mtd', at('2026-03-01T00:00:00Z'))).toBe(at('2026-03-01T00:00:00Z'));
  expect(periodStart('mtd', at('2026-02-28T23:59:59.999Z'))).toBe(at('2026-02-01T00:00:00Z'));
});

test('every period, and the one before it where there is one, lies within the buckets kept', () => {
  fc.assert(
    fc.property(fc.integer({ min: at('1999-01-01T00:00:00Z'), max: at('2090-01-01T00:00:00Z') }), (now) => {
      for (const period of periods) {
        expect(periodStart(period, now)).toBeLessThanOrEqual(now);
        expect(hourOf(periodStart(period, now))).toBeGreaterThanOrEqual(hourOf(now) - HOURS_KEPT);
      }
      expect(minuteOf(periodStart('24h', now)) - 24 * 60).toBeGreaterThanOrEqual(
        minuteOf(now) - MINUTES_KEPT,
      );
      expect(hourOf(periodStart('7d', now)) - 7 * 24).toBeGreaterThanOrEqual(hourOf(now) - HOURS_KEPT);
    }),
  );
});

test('a rate without anything opened is unknown, neither zero nor infinite', () => {
  expect(resolutionRate(0, 0)).toBeNull();
  expect(resolutionRate(0, 7)).toBeNull();
  expect(resolutionRate(4, 0)).toBe(0);
  expect(resolutionRate(4, 6)).toBe(1.5);
});

test('tenants spread evenly over the shards, each always in the same one', () => {
  const counts = new Array<number>(SHARDS).fill(0);
  for (let n = 0; n < 16_000; n++) {
    const tenant = tenantId(randomUUID());
    expect(shardOf(tenant)).toBe(shardOf(tenant));
    counts[shardOf(tenant)]! += 1;
  }
  // 1,000 each, give or take: eight standard deviations are 245.
  for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(245);
});
