import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultColumns, fitting } from '../../../client/views/queue/list/column-ids.ts';
import { initials } from '../../../client/views/queue/list/initials.ts';
import { type Listed, Sequence } from '../../../client/views/queue/rows/sequence.ts';
import { createWeave, stormKey } from '../../../client/views/queue/rows/weave.ts';
import type { Storm } from '../../../shared/wire/http/storms.ts';

const listed = (key: string): Listed => ({ key, at: 0 });
const keys = (rows: readonly Listed[]) => rows.map(({ key }) => key);

describe('an order of keys', () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('append' as const), keys: fc.array(fc.nat(60), { maxLength: 8 }) }),
    fc.record({ kind: fc.constant('insert' as const), at: fc.nat(20), key: fc.nat(60) }),
    fc.record({ kind: fc.constant('remove' as const), key: fc.nat(60) }),
  );

  test('knows the place of each, however it came there', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const sequence = new Sequence();
        let model: string[] = [];
        for (const one of steps) {
          if (one.kind === 'append') {
            const keys = one.keys.map(String);
            sequence.append(keys.map(listed));
            model = [...new Set([...model, ...keys])];
          } else if (one.kind === 'insert') {
            const at = Math.min(one.at, model.length);
            sequence.insert(at, listed(String(one.key)));
            if (!model.includes(String(one.key))) model.splice(at, 0, String(one.key));
          } else {
            sequence.remove((key) => key === String(one.key));
            model = model.filter((key) => key !== String(one.key));
          }
          expect(sequence.slice(0, sequence.length)).toEqual(model);
          for (const key of model) expect(sequence.indexOf(key)).toBe(model.indexOf(key));
        }
        expect(sequence.indexOf('none')).toBe(-1);
      }),
    );
  });
});

describe('storms among incidents', () => {
  const storm = (id: string, last_at: string) => ({ id, last_at }) as Storm;
  const row = (minute: number) => ({ id: `i${minute}`, detected_at: `2026-03-02T11:${minute}:00.000Z` });

  test('stand where their latest incident would, over several pages', () => {
    const weave = createWeave([
      storm('old', '2026-03-02T10:00:00.000Z'),
      storm('new', '2026-03-02T12:00:00.000Z'),
      storm('between', '2026-03-02T11:25:30.000Z'),
    ]);
    expect(keys(weave.newest([row(50), row(40)], false))).toEqual([stormKey('new'), 'i50', 'i40']);
    expect(keys(weave.newest([row(30), row(20)], false))).toEqual(['i30', stormKey('between'), 'i20']);
    expect(keys(weave.newest([row(10)], true))).toEqual(['i10', stormKey('old')]);
  });

  test('are all there is, where there is nothing else', () => {
    const weave = createWeave([storm('one', '2026-03-02T12:00:00.000Z')]);
    expect(weave.newest([], true)).toEqual([{ key: stormKey('one'), at: Date.UTC(2026, 2, 2, 12) }]);
  });
});

test('where room is short, what matters least goes first and the title stays', () => {
  expect(fitting(defaultColumns, 200)).toEqual(defaultColumns);
  expect(fitting(defaultColumns, 68)).not.toContain('module');
  expect(fitting(defaultColumns, 10)).toEqual(['severity', 'title']);
});

test.each([
  ['Ada Lovelace', 'AL'],
  ['ada.lovelace@example.com', 'AC'],
  ['Ada', 'A'],
  ['', '?'],
])('the initials of %j are %s', (name, letters) => expect(initials(name)).toBe(letters));
