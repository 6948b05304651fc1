import { expect, test } from 'vitest';
import { NO_DRAFT, openDrafts } from '../../../client/views/incident/draft.ts';
import { DAY_MS } from '../../../shared/domain/clock.ts';

/** As the browser's, as far as drafts use it; `room` in entries. */
function newStore(room = Number.POSITIVE_INFINITY) {
  const kept = new Map<string, string>();
  return {
    kept,
    get length() {
      return kept.size;
    },
    key: (index: number) => [...kept.keys()][index] ?? null,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (kept.size >= room && !kept.has(key)) throw new Error('QuotaExceededError');
      kept.set(key, value);
    },
    removeItem: (key: string) => void kept.delete(key),
  };
}
const draft = { text: 'so far', called: [{ id: 'u', label: 'Ada' }] };

test('a draft is kept per user and incident until it is empty', () => {
  const store = newStore();
  const mine = openDrafts(store, 'ada', () => 0);
  mine.write('i1', draft);
  expect(openDrafts(store, 'ada', () => 0).read('i1')).toMatchObject(draft);
  expect(mine.read('i2')).toEqual(NO_DRAFT);
  expect(openDrafts(store, 'bob', () => 0).read('i1')).toEqual(NO_DRAFT);
  mine.write('i1', { ...draft, text: ' \n' });
  expect(store.kept.size).toBe(0);
});

test('the oldest of too many are forgotten, and whatever lies there for two weeks', () => {
  const store = newStore();
  store.setItem('theme', 'dark');
  let now = 0;
  const drafts = openDrafts(store, 'ada', () => now);
  for (; now < 60; now++) drafts.write(`i${now}`, draft);
  expect(drafts.read('i9')).toEqual(NO_DRAFT);
  expect(drafts.read('i10')).toMatchObject(draft);
  now += 15 * DAY_MS;
  expect(drafts.read('i59')).toEqual(NO_DRAFT);
  drafts.write('i60', draft);
  expect([...store.kept.keys()]).toEqual(['theme', 'draft:ada:i60']);
});

test('a full or garbled storage is no fault', () => {
  const full = openDrafts(newStore(0), 'ada', () => 0);
  full.write('i', draft);
  expect(full.read('i')).toEqual(NO_DRAFT);
  const store = newStore();
  for (const garbled of ['{', '1', 'null', '{"text":1}']) {
    store.setItem('draft:ada:i', garbled);
    expect(openDrafts(store, 'ada', () => 0).read('i'), garbled).toEqual(NO_DRAFT);
  }
});
