import { expect, test } from 'vitest';
import { chosen } from '../../../client/views/integrations/mapping/choose-place.ts';
import { writtenOf } from '../../../client/views/integrations/mapping/mapping-draft.ts';
import { nativeFields } from '../../../client/views/integrations/mapping/native-field.ts';
import {
  draftOfRule,
  type RuleDraft,
  ruleOf,
} from '../../../client/views/integrations/mapping/rule-draft.ts';
import { parseMapping } from '../../../shared/formats/mapping/mapping.ts';

const NONE: RuleDraft = { form: 'none' };
const field = (name: string) => nativeFields.find((one) => one.name === name)!;

const record = {
  id: 4711,
  rule: { risk: 'P2', name: 'Odd login', grade: 'HIGH' },
  hosts: ['a', 'b'],
  ips: [{ addr: '203.0.113.7' }, { addr: '198.51.100.2' }],
  'a/b': { '~c': 'odd' },
};

test.each([
  ['/name'],
  [{ from: ['/a', '/b'] }],
  [{ from: '/risk', table: { P1: 'critical', 'P*': 'low' }, otherwise: 'info' }],
  [{ const: 'lab' }],
  [{ template: '{/a}/{/b}' }],
  [{ list: ['/host', '/user'] }],
  [{ each: '/ips', as: '/addr' }],
  [{ each: '/ips', as: { type: { const: 'ip' }, value: '/addr' } }],
  [{ const: 5 }],
  [{ from: '/a', otherwise: 5 }],
  [{ list: ['/a', { const: 'x' }] }],
  [{ each: '/ips', as: { type: '/kind', value: '/addr' } }],
])('%j is edited and written again as it was', (rule) => {
  expect(ruleOf(draftOfRule(rule))).toEqual(rule);
});

test.each([
  ['external_id', '/id', '4711'],
  ['title', '/rule/name', 'Odd login'],
  ['title', '/a~1b/~0c', 'odd'],
  ['severity', '/rule/grade', 'high'],
  ['assets', '/hosts/1', ['a', 'b']],
  ['assets', '/hosts', ['a', 'b']],
  ['assets', '/rule/name', ['Odd login']],
  ['tags', '/ips/0/addr', ['203.0.113.7', '198.51.100.2']],
  [
    'indicators',
    '/ips/1/addr',
    [
      { type: 'ip', value: '203.0.113.7' },
      { type: 'ip', value: '198.51.100.2' },
    ],
  ],
])('a click fills %s from %s with what is there', (name, pointer, made) => {
  const rule = ruleOf(chosen(field(name), pointer, record, NONE));
  const { apply } = parseMapping(JSON.stringify({ fields: { [name]: rule } }));
  expect(apply(record)).toEqual({ [name]: made });
});

test('a word of theirs that is none of ours is left to be translated, and earlier words are kept', () => {
  const first = chosen(field('severity'), '/rule/risk', record, NONE);
  expect(first).toEqual({
    form: 'table',
    pointers: ['/rule/risk'],
    rows: [{ said: 'P2', value: '' }],
    otherwise: '',
  });
  const known: RuleDraft = {
    form: 'table',
    pointers: ['/x'],
    rows: [{ said: 'P1', value: 'critical' }],
    otherwise: '',
  };
  expect(chosen(field('severity'), '/rule/risk', record, known)).toMatchObject({
    pointers: ['/rule/risk'],
    rows: [
      { said: 'P1', value: 'critical' },
      { said: 'P2', value: '' },
    ],
  });
});

test('a click adds to a text with fields in it, and to a list of several', () => {
  expect(chosen(field('title'), '/id', record, { form: 'template', template: 'No. ' })).toEqual({
    form: 'template',
    template: 'No. {/id}',
  });
  expect(chosen(field('title'), '/rule/name', record, { form: 'template', template: '{/id}' })).toEqual({
    form: 'pointer',
    pointers: ['/rule/name'],
  });
  expect(chosen(field('assets'), '/id', record, { form: 'list', pointers: ['/rule/name'] })).toEqual({
    form: 'list',
    pointers: ['/rule/name', '/id'],
  });
});

test('an indicator outside of any list has no rule: nothing changes', () => {
  expect(chosen(field('indicators'), '/rule/name', record, NONE)).toBe(NONE);
});

test('what is left out is not written, and JSON that is none names its field', () => {
  expect(writtenOf({ title: { form: 'pointer', pointers: ['/a'] }, tags: NONE }).mapping).toEqual({
    fields: { title: '/a' },
  });
  expect(writtenOf({ title: { form: 'json', text: '{' } }).wrong).toMatch(/^title: /);
});
