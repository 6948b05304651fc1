import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Lanes, MAX_LANE_BYTES, MAX_WAITING_BYTES } from '../../../shared/node/ingest/lanes.ts';

const MIB = 1024 * 1024;

test('lines take turns, each in its own order, and nothing is lost', () => {
  const added = fc.array(fc.record({ lane: fc.constantFrom('a', 'b', 'c'), bytes: fc.nat(900) }), {
    maxLength: 60,
  });
  fc.assert(
    fc.property(added, fc.integer({ min: 1, max: 5_000 }), (items, limit) => {
      const lanes = new Lanes<{ lane: string; n: number }>();
      for (const [n, { lane, bytes }] of items.entries()) lanes.add(lane, bytes, { lane, n });
      const taken: { lane: string; n: number }[] = [];
      while (!lanes.isEmpty) taken.push(...lanes.take(limit));
      expect(taken).toHaveLength(items.length);
      for (const name of ['a', 'b', 'c']) {
        const own = taken.filter(({ lane }) => lane === name).map(({ n }) => n);
        expect(own).toEqual(own.toSorted((x, y) => x - y));
      }
    }),
  );
});

test('whoever comes after a flood is in the next commit', () => {
  const lanes = new Lanes<string>();
  for (let n = 0; n < 15; n++) lanes.add('loud', MIB, `loud ${n}`);
  lanes.add('quiet', 10, 'quiet');
  expect(lanes.take(4 * MIB)).toEqual(['loud 0', 'quiet', 'loud 1', 'loud 2', 'loud 3']);
});

test('a flood fills its own line; the others are still taken, until all that waits is too much', () => {
  const lanes = new Lanes<string>();
  lanes.add('loud', MAX_LANE_BYTES, 'x');
  expect(() => lanes.add('loud', 1, 'x')).toThrow('too much is waiting');
  for (let n = 1; n < MAX_WAITING_BYTES / MAX_LANE_BYTES; n++) lanes.add(`other ${n}`, MAX_LANE_BYTES, 'x');
  expect(() => lanes.add('one more', 1, 'x')).toThrow('too much is waiting');
  lanes.take(1);
  lanes.add('one more', 1, 'x');
});
