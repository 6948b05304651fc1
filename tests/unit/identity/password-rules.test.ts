import { expect, test } from 'vitest';
import { weaknessCode, weaknessOf } from '../../../server/identity/password-rules.ts';

const OWNER = { name: 'Ann Example', email: '4ann7@example.test' };

test.each([
  'short',
  'x'.repeat(129),
  'Password123',
  'QWERTYUIOP',
  '12345678',
  'zzzzzzzzzzzz',
  'iloveyou1',
  'dragon123',
  'Winter2026!',
  'Watchfloor-26',
  'Ann Example',
  'ann example2026!',
  '4ann7@example.test',
  '1ann7@EXAMPLE.test9',
])('%s is refused', (password) => {
  expect(weaknessOf(password, OWNER)).toMatch(/use|choose/);
});

test.each(['watchfloor1', 'correct horse battery', 'my ann example is long', '3141592653589793'])(
  '%s is taken',
  (password) => {
    expect(weaknessOf(password, OWNER)).toBeNull();
  },
);

test('lengths have codes of their own', () => {
  expect(['short', 'x'.repeat(129), 'Password1'].map(weaknessCode)).toEqual([
    'PASSWORD_TOO_SHORT',
    'PASSWORD_TOO_LONG',
    'PASSWORD_TOO_WEAK',
  ]);
});
