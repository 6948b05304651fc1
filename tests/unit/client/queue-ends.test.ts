import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GAP, isIncidentKey } from '../../../client/views/queue/rows/gap.ts';
import { Held } from '../../../client/views/queue/rows/held.ts';
import { createWeave, stormKey, unwoven } from '../../../client/views/queue/rows/weave.ts';
import type { Incident, IncidentOrder } from '../../../shared/wire/http/incidents.ts';
import type { Storm } from '../../../shared/wire/http/storms.ts';

const PAGE = 7;

/** The later the minute, the newer. */
const at = (minute: number): string => new Date(Date.UTC(2026, 0, 1) + minute * 60_000).toISOString();
const incident = (minute: number) => ({ id: `i${minute}`, detected_at: at(minute) }) as Incident;
const storm = (minute: number) => ({ id: `s${minute}`, last_at: at(minute) }) as Storm;

/** Pages of a list as the server answers them; a cursor is how many rows came before it. */
function pagesOf(newestFirst: readonly Incident[]) {
  return (order: IncidentOrder, cursor: string | null) => {
    const list = order === 'newest' ? newestFirst : newestFirst.toReversed();
    const from = Number(cursor ?? 0);
    const next = from + PAGE < list.length ? String(from + PAGE) : null;
    return { items: list.slice(from, from + PAGE), next_cursor: next };
  };
}

const keysOf = ({ rows }: Held): string[] =>
  Array.from({ length: rows.length }, (_, index) => {
    const key = rows.at(index)!;
    expect(rows.indexOf(key)).toBe(index);
    return key;
  });

const minutes = (most: number) => fc.uniqueArray(fc.nat(most), { minLength: 1, maxLength: 60 });

test('read from either end in any order, every row is there once, in its place, and the gap is where none was read', () => {
  fc.assert(
    fc.property(
      // Few enough minutes that storms begin with incidents.
      minutes(80),
      fc.uniqueArray(fc.nat(80), { maxLength: 8 }),
      fc.array(fc.constantFrom<IncidentOrder>('newest', 'oldest'), { maxLength: 20 }),
      (incidents, storms, orders) => {
        const list = incidents.toSorted((one, other) => other - one).map(incident);
        const whole = [
          ...list.map(({ id, detected_at }) => ({ key: id, at: detected_at, rank: 1 })),
          ...storms.map((minute) => ({ key: stormKey(`s${minute}`), at: at(minute), rank: 0 })),
        ]
          .toSorted((one, other) =>
            one.at === other.at ? one.rank - other.rank : one.at < other.at ? 1 : -1,
          )
          .map(({ key }) => key);
        const read = pagesOf(list);
        const held = new Held(createWeave(storms.map(storm)));
        const seen = new Set<string>();
        // A list is read from its newest first, and to its end in the end.
        for (const order of ['newest' as const, ...orders, ...Array<'newest'>(60).fill('newest')]) {
          if (held.isAll) break;
          const cursor = held.next(order);
          const page = read(order, cursor);
          const isMet = page.items.some(({ id }) => seen.has(id));
          for (const { id } of page.items) seen.add(id);
          held.add(order, page, cursor);
          expect(held.isAll).toBe(isMet || page.next_cursor === null);
          const keys = keysOf(held);
          expect(keys.filter(isIncidentKey)).toHaveLength(seen.size);
          const gap = keys.indexOf(GAP);
          expect(gap !== -1).toBe(held.rows.isParted);
          const top = gap === -1 ? keys : keys.slice(0, gap);
          expect(whole.slice(0, top.length)).toEqual(top);
          if (gap !== -1) expect(whole.slice(gap - keys.length + 1)).toEqual(keys.slice(gap + 1));
        }
        expect(keysOf(held)).toEqual(whole);
      },
    ),
  );
});

test('what came to an end since then is read where both ends meet, also if the row they met at is gone', () => {
  const list = Array.from({ length: 30 }, (_, n) => incident(100 - n));
  const held = new Held(unwoven);
  held.add('newest', pagesOf(list)('newest', null), null);
  held.add('oldest', pagesOf(list)('oldest', null), null);
  const without = list.filter(({ id }) => id !== held.rows.at(held.rows.indexOf(GAP) + 1));
  for (let cursor = '7'; !held.isAll; cursor = held.next('newest')!) {
    held.add('newest', pagesOf(without)('newest', cursor), cursor);
  }
  const keys = keysOf(held);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.toSorted()).toEqual(list.map(({ id }) => id).toSorted());
});

test('a row that came in below the one they met at is left to whoever hears of it: it has no place above', () => {
  const list = Array.from({ length: 10 }, (_, n) => incident(100 - 2 * n));
  const held = new Held(unwoven);
  held.add('newest', { items: list.slice(0, 2), next_cursor: '2' }, null);
  held.add('oldest', { items: list.slice(6).toReversed(), next_cursor: '4' }, null);
  const since = [...list.slice(2, 7), incident(87), ...list.slice(7)];
  held.add('newest', { items: since, next_cursor: null }, '2');
  expect(keysOf(held)).toEqual(list.map(({ id }) => id));
});

test('what arrives belongs where it was detected, unless nothing has been read there', () => {
  const list = Array.from({ length: 30 }, (_, n) => incident(100 - n));
  const held = new Held(unwoven);
  held.add('newest', pagesOf(list)('newest', null), null);
  const unread = (...minutes: number[]) => minutes.map((minute) => held.isUnread(Date.parse(at(minute))));
  expect(unread(95, 50, 1)).toEqual([false, true, true]);
  held.add('oldest', pagesOf(list)('oldest', null), null);
  expect(unread(95, 85, 72)).toEqual([false, true, false]);
  const place = (key: string, minute: number) => held.place({ key, at: Date.parse(at(minute)) });
  place('first', 200);
  place('late', 97.5);
  place('with another', 95);
  place('low', 74.5);
  place('last', 1);
  const keys = keysOf(held);
  expect(keys.slice(0, 8)).toEqual(['first', 'i100', 'i99', 'i98', 'late', 'i97', 'i96', 'with another']);
  const gap = keys.indexOf(GAP);
  expect(keys.slice(gap)).toEqual([GAP, 'i77', 'i76', 'i75', 'low', 'i74', 'i73', 'i72', 'i71', 'last']);
});

test('whatever arrives after pages of either end, the rows stay in the order of their instants', () => {
  fc.assert(
    fc.property(
      minutes(200),
      fc.array(fc.constantFrom<IncidentOrder>('newest', 'oldest'), { minLength: 1, maxLength: 6 }),
      fc.array(fc.nat(200), { maxLength: 20 }),
      (incidents, orders, arrivals) => {
        const instants = new Map<string, number>();
        const list = incidents.toSorted((one, other) => other - one).map(incident);
        for (const { id, detected_at } of list) instants.set(id, Date.parse(detected_at));
        const held = new Held(unwoven);
        for (const order of ['newest' as const, ...orders]) {
          if (!held.isAll) held.add(order, pagesOf(list)(order, held.next(order)), held.next(order));
        }
        for (const [n, minute] of arrivals.entries()) {
          const row = { key: `a${n}`, at: Date.parse(at(minute)) };
          if (held.isUnread(row.at)) continue;
          instants.set(row.key, row.at);
          held.place(row);
        }
        const shown = keysOf(held).filter((key) => key !== GAP);
        const order = shown.map((key) => instants.get(key)!);
        expect(shown.map((key) => held.rows.instantAt(held.rows.indexOf(key)))).toEqual(order);
        expect(order).toEqual(order.toSorted((one, other) => other - one));
      },
    ),
  );
});

test('the row that an end was read up to was read itself: what came with it stands beside it, once', () => {
  const list = Array.from({ length: 30 }, (_, n) => incident(100 - n));
  const held = new Held(unwoven);
  held.add('newest', pagesOf(list)('newest', null), null);
  held.add('oldest', pagesOf(list)('oldest', null), null);
  for (const minute of [94, 77]) {
    const row = { key: `with i${minute}`, at: Date.parse(at(minute)) };
    expect(held.isUnread(row.at)).toBe(false);
    held.place(row);
    held.place(row);
  }
  const keys = keysOf(held);
  const gap = keys.indexOf(GAP);
  expect(keys.slice(gap - 2, gap + 3)).toEqual(['with i94', 'i94', GAP, 'with i77', 'i77']);
  expect(keys).toHaveLength(2 * PAGE + 3);
});

test('rows that nobody may see any more go from both ends', () => {
  const list = Array.from({ length: 30 }, (_, n) => incident(100 - n));
  const held = new Held(unwoven);
  held.add('newest', pagesOf(list)('newest', null), null);
  held.add('oldest', pagesOf(list)('oldest', null), null);
  held.rows.remove((key) => ['i100', 'i95', 'i77', 'i71'].includes(key));
  const left = ['i99', 'i98', 'i97', 'i96', 'i94', GAP, 'i76', 'i75', 'i74', 'i73', 'i72'];
  expect(keysOf(held)).toEqual(left);
});

test('a row that was forgotten is read again with the page of its own end', () => {
  const list = Array.from({ length: 30 }, (_, n) => incident(100 - n));
  const held = new Held(unwoven);
  const read = pagesOf(list);
  held.add('newest', read('newest', null), null);
  for (const cursor of [null, '7']) held.add('oldest', read('oldest', cursor), cursor);
  for (const [index, key] of keysOf(held).entries()) {
    if (key === GAP) continue;
    const { order, mark } = held.pageOf(index)!;
    expect(read(order, mark.cursor).items.map(({ id }) => id)).toContain(key);
  }
});
