import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileIntoNative } from '../../../shared/formats/mapping/into-native.ts';

const LEAST = { external_id: '/id', title: '/name', severity: { const: 'low' } };
const record = { id: '1', name: 'A name' };

test('the original is kept whole beside what was made of it', () => {
  const { native, verdict } = compileIntoNative({ fields: LEAST })(record);
  expect(native).toEqual({ external_id: '1', title: 'A name', severity: 'low', raw: record });
  expect(verdict).toMatchObject({ ok: true, report: { externalId: '1', title: 'A name' } });
});

test('details are mapped one by one', () => {
  const fields = { ...LEAST, 'details.keyword': '/word', 'details.publisher': '/where' };
  const { native, verdict } = compileIntoNative({ fields })({ ...record, word: 'acme' });
  expect(native).toMatchObject({ title: 'A name', details: { keyword: 'acme' } });
  expect(native).not.toHaveProperty(['details.keyword']);
  expect(verdict).toMatchObject({ ok: true, report: { details: { keyword: 'acme' } } });
  expect(compileIntoNative({ fields })(record).native).not.toHaveProperty('details');
  expect(() => compileIntoNative({ fields: { ...LEAST, details: '/all' } })).toThrow(/fields\.details/);
});

describe('what a mapping may not be', () => {
  const nested = (levels: number): unknown => (levels === 0 ? '/a' : { list: [nested(levels - 1)] });
  test.each<[string, unknown]>([
    ['nothing', null],
    ['without fields', {}],
    ['fields in a list', { fields: [] }],
    ['a field nobody knows', { fields: { ...LEAST, raw: '/x' } }],
    ['a name of every object', { fields: JSON.parse('{"__proto__": "/x"}') }],
    ['the constructor', { fields: { constructor: '/x' } }],
    ['a pointer without a slash in a template', { fields: { title: { template: '{name}' } } }],
    ['deeper than anybody reads', { fields: { tags: nested(20) } }],
    [
      'more entries than a vocabulary has',
      { fields: { title: { from: '/a', table: { ...Array(6_000).fill('x') } } } },
    ],
    ['longer than a vocabulary is', { fields: { title: { const: 'x'.repeat(70_000) } } }],
    ['half a character', { fields: { title: { const: '\ud800' } } }],
    ['a NUL', { fields: { title: { from: '/a', table: { 'a\0': 'x' } } } }],
  ])('%s', (_, mapping) => {
    expect(() => compileIntoNative(mapping)).toThrow(/^(a mapping|a text|fields)/);
  });
});

describe('what a mapping may make is bounded', () => {
  const rows = Array.from({ length: 400 }, () => 'x');
  const deep = { ...record, a: rows.map(() => rows.map(() => rows)) };

  test('lists in lists', () => {
    const tags = { each: '/a', as: { each: '', as: { each: '', as: '' } } };
    const { verdict } = compileIntoNative({ fields: { ...LEAST, tags } })(deep);
    expect(verdict).toMatchObject({ ok: false, refusal: { reason: expect.stringContaining('too much') } });
  });

  test('templates of long texts', () => {
    const description = { template: '{/long}'.repeat(2_000) };
    const { native, verdict } = compileIntoNative({ fields: { ...LEAST, description } })({
      ...record,
      long: 'x'.repeat(100_000),
    });
    expect(verdict.ok).toBe(false);
    expect((native.description as string).length).toBeLessThanOrEqual(1_000_000);
  });
});

test('whatever the record, there is an answer', () => {
  const fields = {
    ...LEAST,
    tags: { each: '/list', as: '/name' },
    description: { template: '{/a/b} {/__proto__/c}' },
    assets: { list: ['/constructor', '/a', '/list/0'] },
  };
  const map = compileIntoNative({ fields });
  fc.assert(
    fc.property(fc.anything(), fc.jsonValue(), (odd, value) => {
      expect(map(odd).verdict.ok).toBeTypeOf('boolean');
      expect(map({ ...record, list: value, a: value }).native.raw).toBeDefined();
    }),
  );
  expect(({} as Record<string, unknown>).c).toBeUndefined();
});
