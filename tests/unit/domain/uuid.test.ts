import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { isUuid } from '../../../shared/domain/uuid.ts';

const ID = '0b9e6a5c-3f42-4d6e-9a7c-5d1f0e2b4c68';

test('an id as it was given out may be looked up', () => {
  expect([ID, randomUUID()].map(isUuid)).toEqual([true, true]);
});

test.each([
  ['a slug', 'acme'],
  ['capitals', ID.toUpperCase()],
  ['no dashes', ID.replaceAll('-', '')],
  ['braces', `{${ID}}`],
  ['a line feed behind it', `${ID}\n`],
  ['a NUL behind it', `${ID}\0`],
  ['something before it', ` ${ID}`],
  ['a letter beyond f', ID.replace('0', 'g')],
  ['nothing', ''],
])('%s is none', (_, text) => {
  expect(isUuid(text)).toBe(false);
});
