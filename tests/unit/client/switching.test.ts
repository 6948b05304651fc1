import { describe, expect, test } from 'vitest';
import { addressAfter } from '../../../client/views/frame/switching.ts';

const provider = { root: '/mssp', open: ['', 'incidents', 'customers', 'audit'] };
const acme = { root: '/t/acme', open: ['', 'incidents', 'members', 'audit'] };

describe('another environment', () => {
  test.each([
    ['', '', acme, '/t/acme'],
    ['', '', provider, '/mssp'],
    ['incidents', '', acme, '/t/acme/incidents'],
    ['audit', '', acme, '/t/acme/audit'],
    ['members', '', provider, '/mssp'],
    ['customers', '?q=bank', acme, '/t/acme'],
    [undefined, '', acme, '/t/acme'],
  ])('from page %s%s', (path, search, to, address) => {
    expect(addressAfter({ path, search }, to)).toBe(address);
  });

  test('filters that make sense there are kept, those about tenants and one row are not', () => {
    const search = '?severity=high&severity=low&tenant=borealis&group=g1&incident=7&q=mail';
    expect(addressAfter({ path: 'incidents', search }, acme)).toBe(
      '/t/acme/incidents?severity=high&severity=low&q=mail',
    );
  });

  test('a page that may not be opened there gives way to the first one that may', () => {
    const viewer = { root: '/t/acme', open: ['incidents'] };
    expect(addressAfter({ path: 'audit', search: '' }, viewer)).toBe('/t/acme/incidents');
  });

  test('a group narrows the dashboard and the incidents, and leaves other pages', () => {
    const narrowed = { ...provider, group: 'g2' };
    expect(addressAfter({ path: 'incidents', search: '?group=g1&q=a' }, narrowed)).toBe(
      '/mssp/incidents?q=a&group=g2',
    );
    expect(addressAfter({ path: 'audit', search: '' }, narrowed)).toBe('/mssp?group=g2');
  });
});
