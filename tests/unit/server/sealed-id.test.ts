import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sealedIds } from '../../../server/sealed-id.ts';

const ids = sealedIds('a secret of thirty-two characters');
const numbers = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });

test('an id opens to the number it was sealed from, and to nothing as another kind', () => {
  fc.assert(
    fc.property(numbers, (n) => {
      const sealed = ids.seal('incident', n);
      expect(sealed).toMatch(/^[\w-]{22}$/);
      expect(ids.open('incident', sealed)).toBe(n);
      expect(ids.open('audit', sealed)).toBeNull();
    }),
  );
});

test('neighbours share nothing: about half of all bits differ', () => {
  const bits = (text: string) =>
    [...Buffer.from(text, 'base64url')].map((b) => b.toString(2).padStart(8, '0'));
  let differing = 0;
  for (let n = 0; n < 1_000; n++) {
    const [a, b] = [bits(ids.seal('incident', n)).join(''), bits(ids.seal('incident', n + 1)).join('')];
    differing += [...a].filter((bit, at) => bit !== b[at]).length;
  }
  expect(differing / 128_000).toBeGreaterThan(0.48);
  expect(differing / 128_000).toBeLessThan(0.52);
});

test('what was not sealed here does not open', () => {
  const sealed = ids.seal('incident', 1);
  const other = sealedIds('another secret, thirty-two chars.').seal('incident', 1);
  for (const text of [
    '',
    '1',
    '42',
    '-1',
    'x'.repeat(22),
    `${sealed}A`,
    sealed.slice(1),
    `${sealed}=`,
    other,
  ]) {
    expect(ids.open('incident', text), text).toBeNull();
  }
  // Sixteen bytes spell in several ways; only one is an id.
  const last = sealed.at(-1)!;
  const twin = sealed.slice(0, -1) + String.fromCharCode(last.charCodeAt(0) + 1);
  expect(ids.open('incident', twin)).toBeNull();
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
      expect(ids.open('incident', Buffer.from(bytes).toString('base64url'))).toBeNull();
    }),
  );
});
