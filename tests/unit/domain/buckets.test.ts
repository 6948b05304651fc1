import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Buckets } from '../../../shared/domain/buckets.ts';

const LANES = 3;
const BASE = 29_000_000;
const slot = fc.nat(400).map((n) => BASE + n);
const write = fc.record({ slot, lane: fc.nat(LANES - 1), value: fc.nat(1_000) });

test('sums over any range are the sums of what was set last', () => {
  fc.assert(
    fc.property(fc.array(write, { maxLength: 80 }), slot, slot, (writes, from, to) => {
      const buckets = new Buckets(LANES);
      const naive = new Map<string, number>();
      for (const { slot, lane, value } of writes) {
        buckets.set(slot, lane, value);
        naive.set(`${slot}:${lane}`, value);
      }
      for (let lane = 0; lane < LANES; lane++) {
        let sum = 0;
        for (let at = from; at <= to; at++) sum += naive.get(`${at}:${lane}`) ?? 0;
        expect(buckets.sum(lane, from, to)).toBe(sum);
        expect(buckets.get(from, lane)).toBe(naive.get(`${from}:${lane}`) ?? 0);
      }
    }),
  );
});

test('dropping takes nothing at or after the slot, and everything an hour before it', () => {
  fc.assert(
    fc.property(fc.array(write, { maxLength: 40 }), slot, (writes, cut) => {
      const buckets = new Buckets(LANES);
      const whole = new Buckets(LANES);
      for (const { slot, lane, value } of writes) {
        buckets.set(slot, lane, value);
        whole.set(slot, lane, value);
      }
      buckets.dropBefore(cut);
      for (let lane = 0; lane < LANES; lane++) {
        expect(buckets.sum(lane, cut, BASE + 500)).toBe(whole.sum(lane, cut, BASE + 500));
        expect(buckets.sum(lane, BASE - 100, cut - 60)).toBe(0);
      }
    }),
  );
});
