import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { project } from '../../../shared/domain/event.ts';
import { modules, severities } from '../../../shared/domain/incident.ts';
import { type Facts, fieldsOf, isKept, type Moves, parseField, tally } from '../../../shared/domain/tally.ts';
import { factsBefore } from '../../support/facts.ts';
import { recountFields } from '../../support/recount.ts';

const NOW = Date.UTC(2026, 2, 10, 9, 41, 7);
const facts = factsBefore(NOW);
const MINUTE = 60_000;
const DAY = 86_400_000;

const kept = (moves: Moves, now = NOW) =>
  Object.fromEntries([...moves].filter(([field]) => isKept(field, now)));

describe('the fields of one incident', () => {
  const base: Facts = {
    severity: 'high',
    status: 'open',
    module: 'email',
    assigned: false,
    detectedAt: 3_600_000 * 10 + MINUTE * 3,
    closedAt: null,
  };

  test('open and unassigned', () => {
    expect(fieldsOf(base).sort()).toEqual(
      ['age:high:10', 'h:10:1', 'm:603:1', 'module:email', 'open:high', 'unassigned'].sort(),
    );
  });
  test('in progress counts as open', () => {
    expect(fieldsOf({ ...base, status: 'in_progress' })).toEqual(fieldsOf(base));
  });
  test('assigned', () => {
    expect(fieldsOf({ ...base, assigned: true })).not.toContain('unassigned');
  });
  test('closed: only when it came and when it went', () => {
    const closed = fieldsOf({ ...base, status: 'closed', closedAt: 3_600_000 * 12 });
    expect(closed.sort()).toEqual(['h:10:1', 'hc:12', 'm:603:1', 'mc:720']);
  });
  test('info counts as new and as open info, and nowhere else', () => {
    expect(fieldsOf({ ...base, severity: 'info' }).sort()).toEqual(['h:10:4', 'm:603:4', 'open:info']);
  });
});

test('a tally over many incidents is a count of each field', () => {
  fc.assert(
    fc.property(fc.array(facts, { maxLength: 60 }), (incidents) => {
      const moves: Moves = new Map();
      for (const each of incidents) tally(moves, each, 1);
      expect(kept(moves)).toEqual(recountFields(incidents, NOW));
    }),
  );
});

test('a history of changes leaves only the last states, and no zero', () => {
  fc.assert(
    fc.property(fc.array(fc.array(facts, { minLength: 1, maxLength: 6 }), { maxLength: 20 }), (histories) => {
      const moves: Moves = new Map();
      for (const states of histories) {
        for (const [index, to] of states.entries()) {
          project(moves, index === 0 ? { to } : { from: states[index - 1]!, to });
        }
      }
      expect(kept(moves)).toEqual(
        recountFields(
          histories.map((states) => states.at(-1)!),
          NOW,
        ),
      );
      expect([...moves.values()]).not.toContain(0);
    }),
  );
});

test('an event without facts moves nothing', () => {
  const moves: Moves = new Map();
  project(moves, { changes: { title: ['a', 'b'] } });
  expect(moves.size).toBe(0);
});

test('every field that is written can be read back', () => {
  fc.assert(
    fc.property(facts, (each) => {
      for (const name of fieldsOf(each)) {
        const field = parseField(name)!;
        expect(field.kind).toBe(name.split(':')[0]);
        if (field.kind === 'open') expect(severities[field.lane]).toBe(each.severity);
        if (field.kind === 'module') expect(modules[field.lane]).toBe(each.module);
        if (field.kind === 'm') expect(field.slot).toBe(Math.floor(each.detectedAt / MINUTE));
        if (field.kind === 'age') expect(field.severity).toBe(each.severity);
      }
    }),
  );
  expect(parseField('of another version:1')).toBeNull();
});

test('buckets are kept for their window to the slot, gauges for ever', () => {
  const minute = Math.floor(NOW / MINUTE);
  const hour = Math.floor(NOW / 3_600_000);
  for (const kind of ['m', 'mc']) {
    expect(isKept(`${kind}:${minute - 2_880}:0`, NOW)).toBe(true);
    expect(isKept(`${kind}:${minute - 2_881}:0`, NOW)).toBe(false);
  }
  for (const kind of ['h', 'hc']) {
    expect(isKept(`${kind}:${hour - 840}:0`, NOW)).toBe(true);
    expect(isKept(`${kind}:${hour - 841}:0`, NOW)).toBe(false);
  }
  for (const name of ['open:high', 'unassigned', 'module:email', 'age:high:3']) {
    expect(isKept(name, NOW + 1_000 * DAY)).toBe(true);
  }
});
