import { describe, expect, test } from 'vitest';
import type { DoneRow } from '../../../client/acts/act.ts';
import { targetOf } from '../../../client/acts/act.ts';
import { aheadOf, lookAhead } from '../../../client/acts/ahead.ts';
import { expected } from '../../../client/acts/expected.ts';
import { newAct } from '../../../client/acts/queue.ts';
import type { Change } from '../../../shared/wire/http/acts.ts';
import { incidentAs } from './world.ts';

const user = { id: 'ada', name: 'Ada' };
const at = '2026-11-23T09:00:00.000Z';
const after = (change: Change, given = {}) =>
  expected(incidentAs('1', given), change, { assignee: 'Bob', duplicateOf: 'ACME-9' }, { user, at });

describe('what an incident will be', () => {
  test.each<[string, Change, object, object]>([
    [
      'leaving open acknowledges',
      { status: 'in_progress' },
      {},
      { status: 'in_progress', acknowledged_at: at },
    ],
    [
      'once',
      { status: 'in_progress' },
      { status: 'closed', resolution: 'benign', acknowledged_at: 'before' },
      { acknowledged_at: 'before', resolution: null, closed_at: null },
    ],
    [
      'closing ends snooze and pause',
      { status: 'closed', resolution: 'benign' },
      { status: 'in_progress', snoozed_until: at, pause_reason: 'x' },
      { closed_at: at, resolution: 'benign', snoozed_until: null, pause_reason: null },
    ],
    [
      'a duplicate is closed',
      { duplicate_of: 'nine' },
      {},
      { status: 'closed', resolution: 'duplicate', duplicate_of: 'ACME-9' },
    ],
    ['me', { assignee: 'me' }, {}, { assignee: 'Ada', assignee_id: 'ada' }],
    ['another', { assignee: 'bob' }, {}, { assignee: 'Bob', assignee_id: 'bob' }],
    [
      'nobody',
      { assignee: null },
      { assignee: 'Bob', assignee_id: 'bob' },
      { assignee: null, assignee_id: null },
    ],
    ['tags', { tags: { add: ['b', 'c'], remove: ['a'] } }, { tags: ['a', 'b'] }, { tags: ['b', 'c'] }],
    ['escalated', { escalate: 'why' }, {}, { escalated: { at, by: 'Ada', reason: 'why' } }],
    ['calm again', { escalate: null }, { escalated: { at, by: 'Bob', reason: 'x' } }, { escalated: null }],
    ['a note changes nothing', { note: 'x' }, {}, incidentAs('1')],
  ])('%s', (_what, change, given, then) => {
    expect(after(change, given)).toMatchObject(then);
  });
});

describe('what pages show', () => {
  const one = incidentAs('1');
  const wanted = { at: Date.parse(at), said: '', names: {}, targets: [targetOf(one)] };
  const waits = newAct({ ...wanted, key: 'k', change: { severity: 'low' } }, 500, () => 'act');
  const done = (version: number) => ({
    key: 'd',
    at: wanted.at,
    names: {},
    change: { status: 'in_progress' as const },
    rows: [{ target: targetOf(one), version }] as DoneRow[],
  });

  test('is what was done and what waits, in that order', () => {
    expect(lookAhead(aheadOf([done(2)], [waits]), one, user)).toMatchObject({
      status: 'in_progress',
      severity: 'low',
      version: 1,
    });
  });

  test('is what the server says, once it has said as much or more', () => {
    const now = incidentAs('1', { version: 2, status: 'closed' });
    expect(lookAhead(aheadOf([done(2)], []), now, user)).toEqual(now);
  });

  test('is the very same where nothing is ahead', () => {
    expect(lookAhead(aheadOf([], [waits]), incidentAs('2'), user)).toEqual(incidentAs('2'));
    const other = incidentAs('3');
    expect(lookAhead(aheadOf([], []), other, user)).toBe(other);
  });
});
