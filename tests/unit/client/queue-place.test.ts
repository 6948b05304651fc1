import { afterAll, describe, expect, test } from 'vitest';
import { createListLength, type ListLength } from '../../../client/views/queue/list-length.ts';
import { neighbours, placeOf, publishOrder } from '../../../client/views/queue/order.ts';
import { GAP } from '../../../client/views/queue/rows/gap.ts';
import { stormKey } from '../../../client/views/queue/rows/weave.ts';
import { type IncidentCounts, MAX_FACET_VALUES } from '../../../shared/wire/http/incident-counts.ts';

/** Lines as the list has them, and whether they are all there are. */
const rowsOf = (keys: readonly string[], { ended = false, unfolded = 0 } = {}) => ({
  at: (index: number) => (keys[index] === undefined ? undefined : { key: keys[index] }),
  indexOf: (key: string) => keys.indexOf(key),
  length: () => keys.length,
  need: () => {},
  main: { ended: () => ended, sequence: () => ({ length: keys.length - unfolded }) },
});

const show = (keys: readonly string[], of: ListLength) => publishOrder(rowsOf(keys), () => of);
afterAll(() => publishOrder(rowsOf([]), () => ({ n: 0, isExact: true })));

describe('the lines of a list', () => {
  const counted = (total: number, storms: readonly number[] = [], exact = true) =>
    ({
      total,
      exact,
      facets: { storm: storms.map((n, at) => ({ value: `s${at}`, n })) },
    }) as unknown as IncidentCounts;
  const lengthOf = ({
    rows = rowsOf(['a', 'b']),
    counts = counted(100) as IncidentCounts | null,
    isCurrent = true,
    isFolded = false,
    waiting = 0,
    unfit = 0,
  }): ListLength =>
    createListLength({
      rows,
      counts: { known: () => counts ?? undefined, isCurrent: () => isCurrent },
      isFolded: () => isFolded,
      arrivals: { waiting: () => new Set(Array.from({ length: waiting }, (_, n) => `${n}`)) },
      unfit: () => new Set(Array.from({ length: unfit }, (_, n) => `${n}`)),
    })();

  test.each([
    ['what is counted', {}, 100, true],
    ['no more than was read, where that is all', { rows: rowsOf(['a', 'b'], { ended: true }) }, 2, true],
    ['at least what was read, before anything is counted', { counts: null }, 2, false],
    ['at least what was read, while what was counted is another list', { isCurrent: false }, 2, false],
    ['less what waits to be shown', { waiting: 3 }, 97, true],
    ['with what is shown though it fits no more', { unfit: 4 }, 104, true],
    ['a line for each storm that is folded', { isFolded: true, counts: counted(100, [61, 20, 0]) }, 21, true],
    ['all rows of storms that are not', { counts: counted(100, [61, 20]) }, 100, true],
    [
      'with the rows of one that is unfolded',
      { isFolded: true, counts: counted(100, [61]), rows: rowsOf(['a', 'b', 'c'], { unfolded: 2 }) },
      42,
      true,
    ],
    ['a lower bound, where counting ended early', { counts: counted(100, [], false) }, 100, false],
    [
      'a lower bound, where more storms are than are counted',
      { isFolded: true, counts: counted(1_000, Array(MAX_FACET_VALUES).fill(2)) },
      1_000 - MAX_FACET_VALUES,
      false,
    ],
    ['never fewer than were read', { counts: counted(1) }, 2, true],
  ] as const)('are %s', (_, given, n, isExact) => {
    expect(lengthOf(given)).toEqual({ n, isExact });
  });
});

describe('an incident of a list that was read from both ends', () => {
  const keys = ['a', stormKey('s'), 'b', GAP, 'y', 'z'];
  const of = { n: 1_000, isExact: true };

  test('has neighbours, but none beyond what was not read', () => {
    show(keys, of);
    expect(neighbours('a')).toEqual({ previous: undefined, next: 'b' });
    expect(neighbours('b')).toEqual({ previous: 'a', next: undefined });
    expect(neighbours('y')).toEqual({ previous: undefined, next: 'z' });
    expect(neighbours('z')).toEqual({ previous: 'y', next: undefined });
    expect(neighbours('elsewhere')).toEqual({ previous: undefined, next: undefined });
  });

  test('is counted from the end that it is near', () => {
    show(keys, of);
    expect(['a', 'b', 'y', 'z', 'elsewhere'].map((key) => placeOf(key)?.at)).toEqual([
      1,
      3,
      999,
      1_000,
      undefined,
    ]);
  });

  test('has no place below the gap where nobody knows how many there are', () => {
    show(keys, { n: 1_000, isExact: false });
    expect([placeOf('b')?.at, placeOf('z')]).toEqual([3, undefined]);
  });
});
