import { expect, test } from 'vitest';
import { filled } from '../../../client/views/integrations/set-up/place.ts';
import { kinds } from '../../../client/views/integrations/set-up/product.ts';
import { products } from '../../../client/views/integrations/set-up/products.ts';
import { formatNames } from '../../../shared/formats/registry.ts';

const place = { origin: 'https://wf.example.com:8443', key: 'wfk_test' };
const codes = products.flatMap((product) =>
  product.steps.flatMap(({ code }) => (code ? [{ name: `${product.id}: ${code.name}`, product, code }] : [])),
);

test('every product has an address of its own, and every kind has products', () => {
  expect(new Set(products.map(({ id }) => id)).size).toBe(products.length);
  expect([...new Set(products.map(({ kind }) => kind))]).toEqual([...kinds]);
});

test('every format has a page, and no page names a format that is not there', () => {
  const named = new Set(products.map(({ format }) => format));
  const known = new Set<string>([...formatNames, 'auto', 'generic']);
  expect([...known].filter((format) => !named.has(format))).toEqual([]);
  expect([...named].filter((format) => !known.has(format))).toEqual([]);
});

test.each(codes)('$name has nothing left to fill in that is ours', ({ product, code }) => {
  const text = filled(code, product, place);
  expect(text).not.toMatch(/%(?:URL|KEY|ORIGIN|HOST|PORT|TLS)%/);
  expect(text).not.toContain('undefined');
});

test.each(products.filter(({ format }) => format !== 'auto'))(
  '$name is told where to send and with what',
  (product) => {
    const texts = product.steps.map(({ code }) => (code ? filled(code, product, place) : ''));
    const elsewhere = product.steps.some(({ say }) => /the page “|connector of kind/.test(say));
    expect(elsewhere || texts.some((text) => text.includes('wfk_test'))).toBe(true);
  },
);

test.each(codes.filter(({ code }) => code.text.trimStart().startsWith('{') && !code.text.includes('{{')))(
  '$name is JSON',
  ({ product, code }) => {
    expect(() => JSON.parse(filled(code, product, place))).not.toThrow();
  },
);
