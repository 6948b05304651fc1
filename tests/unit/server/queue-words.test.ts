import { expect, test } from 'vitest';
import { incidentNumber, searchWords } from '../../../server/queue/words.ts';

test.each([
  ['beacon', '"beacon"'],
  ['two words', '"two" "words"'],
  ['login.acme-bank.example', '"login acme bank example"'],
  ['"a phrase, with signs"', '"a phrase with signs"'],
  ['-not', '-"not"'],
  ['-"not this"', '-"not this"'],
  ['this OR that', '"this" or "that"'],
  ['10.0.0.1 or 10.0.0.2', '"10 0 0 1" or "10 0 0 2"'],
  ['Müller naïve 日本', '"Müller" "naïve" "日本"'],
  ['"unfinished', '"unfinished"'],
  ['!!! -- ""', ''],
  ['', ''],
])('%s is asked for as %s', (typed, words) => {
  expect(searchWords(typed)).toBe(words);
});

test.each([
  ['ACME-12', { slug: 'acme', number: 12 }],
  [' acme-bank-7 ', { slug: 'acme-bank', number: 7 }],
  ['acme', null],
  ['acme-', null],
  ['-12', null],
  ['acme-12 beacon', null],
  ['acme-12345678901234567890', null],
])('%s is the number of an incident: %j', (typed, number) => {
  expect(incidentNumber(typed)).toEqual(number);
});
