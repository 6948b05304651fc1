import { describe, expect, test } from 'vitest';
import { able, READ_ONLY } from '../../../client/acts/able.ts';
import { targetOf, type WaitingAct } from '../../../client/acts/act.ts';
import { nameOf } from '../../../client/acts/change-kind.ts';
import { presets } from '../../../client/acts/dialogs/snooze-times.ts';
import { holdOf, turned } from '../../../client/acts/dialogs/tag-draft.ts';
import { actNames, kindOf } from '../../../client/acts/kinds.ts';
import { newAct } from '../../../client/acts/queue.ts';
import { outcome, subject } from '../../../client/acts/words.ts';
import type { Incident } from '../../../shared/wire/http/incidents.ts';
import { incidentAs } from './world.ts';

const tenant = (id: string) => ({ id, slug: id, name: id.toUpperCase() });
const of = (id: string, at: string, given: Partial<Incident> = {}) =>
  incidentAs(id, { tenant: tenant(at), ...given });
const reader = { id: 'ada', mayManage: (id: string) => id !== 'looked' };

describe('what can be done', () => {
  const mixed = [of('1', 'a'), of('2', 'b', { status: 'closed' }), of('3', 'looked')];

  test('is done to those it fits and that may be worked on', () => {
    const { fit, readOnly, why } = able('close', mixed, reader);
    expect(fit.map(({ id }) => id)).toEqual(['1']);
    expect([readOnly, why]).toEqual([1, null]);
  });

  test('says why it cannot be done to any', () => {
    expect(able('close', [mixed[1]!], reader).why).toBe('Already closed');
    expect(able('close', [mixed[2]!], reader).why).toBe(READ_ONLY);
    expect(able('close', [], reader).why).not.toBeNull();
    expect(able('take', [of('1', 'a', { assignee_id: 'ada' })], reader).why).toBe('Already yours');
    expect(able('merge', [of('1', 'a'), of('2', 'b')], reader).why).toMatch(/one customer/);
    expect(able('merge', [of('1', 'a'), of('2', 'a')], reader).why).toBeNull();
  });

  test('what was wanted before can be wanted of what is so by now, and by nobody without the right', () => {
    expect(able('close', mixed, reader, true).fit.map(({ id }) => id)).toEqual(['1', '2']);
  });

  test('each key means one thing', () => {
    const keys = actNames.flatMap((name) => kindOf(name).key ?? []);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test.each([
    [{ status: 'closed', resolution: 'benign', note: 'x' }, 'close'],
    [{ duplicate_of: 'x' }, 'merge'],
    [{ status: 'open' }, 'status'],
    [{ tags: { add: ['x'] }, note: 'x' }, 'tags'],
    [{ category: null }, 'module'],
    [{ note: 'x' }, 'note'],
  ] as const)('%j is edited where it came from', (change, name) => {
    expect(nameOf(change as Parameters<typeof nameOf>[0])).toBe(name);
  });
});

describe('words', () => {
  const act = (statuses: readonly (number | null)[]): WaitingAct => {
    const targets = statuses.map((_status, index) => targetOf(of(String(index), index % 2 ? 'a' : 'b')));
    const empty = newAct(
      { key: 'k', at: 0, said: 'closed', change: {}, names: {}, targets },
      500,
      () => 'act',
    );
    const rows = statuses.map((status, index) => ({ status, target: targets[index]! }));
    return {
      ...empty,
      done: rows.filter(({ status }) => status === null).map(({ target }) => ({ target, version: 2 })),
      refused: rows.flatMap(({ status, target }) =>
        status === null
          ? []
          : [{ target, problem: { type: '', title: '', status, ...(status === 409 && { version: 3 }) } }],
      ),
    };
  };

  test.each([
    [[null], 'ACME-0 closed.'],
    [[null, null], '2 incidents of 2 customers closed.'],
    [[409], 'ACME-0 not closed: changed by others meanwhile.'],
    [
      [null, null, 403, 409, 409],
      '2 of 5 incidents of 2 customers closed, 1 without the right, 2 changed by others meanwhile.',
    ],
    [[404, 400], '0 of 2 incidents of 2 customers closed, 1 out of reach, 1 refused.'],
  ])('%j', (statuses, words) => {
    expect(outcome(act(statuses))).toBe(words);
  });

  test('one, many of one, many of many', () => {
    expect(subject([of('1', 'a')])).toBe('ACME-1');
    expect(subject([of('1', 'a'), of('2', 'a')])).toBe('2 incidents of A');
    expect(subject([of('1', 'a'), of('2', 'b')])).toBe('2 incidents of 2 customers');
  });
});

describe('tags', () => {
  const targets = [{ tags: ['all', 'some'] }, { tags: ['all'] }];

  test('turn from some to all, from all to none, and back to what was', () => {
    expect(['all', 'some', 'no'].map((tag) => holdOf(tag, targets, {}))).toEqual(['all', 'some', 'none']);
    const first = turned('some', targets, {});
    expect(first).toEqual({ add: ['some'], remove: [] });
    const second = turned('some', targets, first);
    expect(holdOf('some', targets, second)).toBe('none');
    expect(turned('no', targets, turned('no', targets, {}))).toEqual({ add: [], remove: [] });
    expect(turned('all', targets, turned('all', targets, {}))).toEqual({ add: [], remove: [] });
  });
});

describe('snoozing', () => {
  const at = (now: string) =>
    Object.fromEntries(
      presets(new Date(now).getTime()).map(({ value, at: then }) => [value, new Date(then)]),
    );

  test('until a full minute, the next morning or Monday, of the reader’s own clock', () => {
    const { hour, tomorrow, monday } = at('2026-11-23T10:00:30');
    expect(hour!.getTime()).toBe(new Date('2026-11-23T11:01:00').getTime());
    expect(tomorrow!.getTime()).toBe(new Date('2026-11-24T09:00:00').getTime());
    // It is Monday: the next one.
    expect(monday!.getTime()).toBe(new Date('2026-11-30T09:00:00').getTime());
    expect(at('2026-11-29T23:59:00').monday!.getTime()).toBe(new Date('2026-11-30T09:00:00').getTime());
  });
});
