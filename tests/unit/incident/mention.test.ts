import { expect, test } from 'vitest';
import { callAt, labelled, spelled, unspelled } from '../../../client/views/incident/mention.ts';

test.each([
  ['@', 1, { at: 0, query: '' }],
  ['hey @ad', 7, { at: 4, query: 'ad' }],
  ['hey @Ada Lov', 12, { at: 4, query: 'Ada Lov' }],
  ['hey @ada and more', 8, { at: 4, query: 'ada' }],
  ['(@ada', 5, { at: 1, query: 'ada' }],
  ['mail ada@exa', 12, undefined],
  ['no one', 6, undefined],
  ['@ada came by and left again', 27, undefined],
  ['@ada\n', 5, undefined],
] as const)('in %j before %i, %j is called', (text, caret, call) => {
  expect(callAt(text, caret)).toEqual(call);
});

test('two of one name have labels of their own, and brackets end no mention', () => {
  const people = [
    { id: '1', name: 'Ada' },
    { id: '2', name: 'Ada' },
    { id: '3', name: 'Bob [SOC]' },
  ];
  expect(labelled(people)).toEqual([
    { id: '1', label: 'Ada' },
    { id: '2', label: 'Ada 2' },
    { id: '3', label: 'Bob SOC' },
  ]);
});

test('labels are spelled out, the longest first, and nothing else is', () => {
  const called = [
    { id: 'a', label: 'Ada' },
    { id: 'l', label: 'Ada Lovelace' },
    { id: 'c', label: 'C++ (x)' },
  ];
  expect(spelled('@Ada Lovelace, @Ada! @Adam x@Ada @C++ (x)', called)).toBe(
    '@[Ada Lovelace](l), @[Ada](a)! @Adam x@Ada @[C++ (x)](c)',
  );
  expect(spelled('@Ada', [])).toBe('@Ada');
});

test('a note is hinted at without the users behind its mentions', () => {
  expect(unspelled('ask @[Ada](u-1)\n\nabout **it**')).toBe('ask @Ada about it');
  expect(unspelled('# Done\n\n- [x] isolate `dc-014`\n- rotate svc_backup\n> 2 > 1')).toBe(
    'Done isolate dc-014 rotate svc_backup 2 > 1',
  );
  expect(unspelled('| a | b |\n|---|---|\n| 1 | 2 |\n\n```sh\nls -l\n```\nsee [it](https://x.example)')).toBe(
    'a b 1 2 ls -l see it',
  );
});
