import { describe, expect, test } from 'vitest';
import type { IncidentReport } from '../../../shared/domain/incident.ts';
import { difference, factsOf, isStale, merge } from '../../../shared/domain/merge.ts';
import { open } from '../../../shared/domain/open.ts';

const base: IncidentReport = { externalId: 'x', source: 'edr', title: 'A thing', severity: 'high' };
const first = open(base, 1_000);

describe('a first report', () => {
  test('opens with what it says, and the moment of arrival where it says nothing', () => {
    expect(first).toMatchObject({ status: 'open', module: 'network', detectedAt: 1_000, closedAt: null });
    expect(first).toMatchObject({ techniques: [], assets: [], tags: [], assignee: null });
  });
  test('may be closed already', () => {
    expect(open({ ...base, status: 'closed', closedAt: 700 }, 1_000)).toMatchObject({ closedAt: 700 });
    expect(open({ ...base, status: 'closed', updatedAt: 800 }, 1_000)).toMatchObject({ closedAt: 800 });
    expect(open({ ...base, status: 'closed' }, 1_000)).toMatchObject({ closedAt: 1_000 });
  });
});

describe('a later report', () => {
  test('keeps whatever it does not speak of', () => {
    const full = open(
      {
        ...base,
        description: 'd',
        assignee: 'ann',
        tags: ['a'],
        assets: ['h'],
        url: 'https://example.org/',
        module: 'email',
      },
      1_000,
    );
    expect(merge(full, base, 2_000)).toEqual(full);
  });
  test('may empty a list by sending an empty one', () => {
    const tagged = open({ ...base, tags: ['a'] }, 1_000);
    expect(merge(tagged, { ...base, tags: [] }, 2_000).tags).toEqual([]);
  });
  test('closes, stays closed at the first moment, and opens again without one', () => {
    const closed = merge(first, { ...base, status: 'closed', resolution: 'benign' }, 2_000);
    expect(closed).toMatchObject({ closedAt: 2_000, resolution: 'benign' });
    expect(merge(closed, { ...base, title: 'B' }, 3_000)).toMatchObject({
      closedAt: 2_000,
      resolution: 'benign',
    });
    const again = merge(closed, { ...base, status: 'open' }, 4_000);
    expect(again).toMatchObject({ closedAt: null, resolution: null });
    expect(merge(again, { ...base, status: 'closed' }, 5_000).closedAt).toBe(5_000);
  });
  test('is acknowledged once, by the first that says it is worked on', () => {
    const taken = merge(first, { ...base, status: 'in_progress', updatedAt: 1_500 }, 2_000);
    expect(taken.acknowledgedAt).toBe(1_500);
    expect(merge(taken, { ...base, status: 'in_progress' }, 3_000).acknowledgedAt).toBe(1_500);
  });
});

test('only a report that names an earlier moment than the one known is stale', () => {
  const dated = open({ ...base, updatedAt: 500 }, 1_000);
  expect(isStale(dated, { ...base, updatedAt: 499 })).toBe(true);
  expect(isStale(dated, { ...base, updatedAt: 500 })).toBe(false);
  expect(isStale(dated, base)).toBe(false);
  expect(isStale(first, { ...base, updatedAt: 1 })).toBe(false);
});

test('a difference names each field with before and after; long texts only say that they changed', () => {
  expect(difference(first, { ...first })).toBeNull();
  expect(difference(first, { ...first, title: 'B', tags: ['a'], description: 'very long' })).toEqual({
    title: ['A thing', 'B'],
    tags: [[], ['a']],
    description: [null, null],
  });
});

test('the facts for the counters follow the state', () => {
  expect(factsOf(first)).toEqual({
    severity: 'high',
    status: 'open',
    module: 'network',
    assigned: false,
    detectedAt: 1_000,
    closedAt: null,
  });
  expect(factsOf({ ...first, assignee: 'ann' }).assigned).toBe(true);
});
