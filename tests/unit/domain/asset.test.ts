import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AssetKind, assetKinds, kindOf, namedAsset } from '../../../shared/domain/asset.ts';
import { network } from '../../../shared/domain/network.ts';

const spelled = (kind: AssetKind, text: string): string => {
  const named = namedAsset(kind, text);
  return 'value' in named ? named.value : `refused: ${named.reason}`;
};

test.each([
  ['domain', ' ACME.com. ', 'acme.com'],
  ['domain', 'acme[.]com', 'acme.com'],
  ['domain', '*.acme.com', 'acme.com'],
  ['domain', 'acme.com:443', 'acme.com'],
  ['domain', 'Bücher.example', 'xn--bcher-kva.example'],
  ['range', '10.1.2.3/8', '10.0.0.0/8'],
  ['range', '203.0.113.77/28', '203.0.113.64/28'],
  ['range', '203.0.113.77', '203.0.113.77/32'],
  ['range', '2001:DB8:0:0::1', '2001:db8::1/128'],
  ['range', '2001:db8:ffff:ffff::1/33', '2001:db8:8000::/33'],
  ['range', '2001:db8::1/32', '2001:db8::/32'],
  ['brand', '  Acme \t  Bank ', 'refused: holds a control character'],
  ['brand', '  Acme   Bank ', 'Acme Bank'],
] as const)('the %s %j is %j', (kind, text, value) => {
  expect(spelled(kind, text)).toBe(value);
});

test.each([
  ['domain', '', 'is empty'],
  ['domain', 'acme', 'is no domain; write it with its ending, such as acme.com'],
  ['domain', 'https://acme.com/', 'is no domain; write the host alone, such as acme.com'],
  ['domain', '192.0.2.1', 'is an address; add it as a range'],
  ['range', '10.0.0.0/33', 'is no address range; write 203.0.113.0/24, 2001:db8::/32 or one address'],
  ['range', '10.0.0.1-10.0.0.9', 'is no address range; write 203.0.113.0/24, 2001:db8::/32 or one address'],
  ['range', '0.0.0.0/0', 'is wider than /8, more than anybody has; split it into what is yours'],
  ['range', '::/0', 'is wider than /16, more than anybody has; split it into what is yours'],
  ['keyword', '!', 'needs at least 2 letters or digits'],
  ['keyword', 'a\u0000b', 'holds a control character'],
  ['keyword', 'x'.repeat(254), 'is longer than 253 characters'],
] as const)('the %s %j is refused and told why', (kind, text, reason) => {
  expect(namedAsset(kind, text)).toEqual({ reason });
});

test('words differ in more than case, spaces and the way a letter is put together', () => {
  const keyOf = (text: string) => {
    const named = namedAsset('brand', text);
    return 'key' in named ? named.key : null;
  };
  expect(keyOf('ACME  Bank')).toBe(keyOf(' acme bank'));
  expect(keyOf('Café')).toBe(keyOf('CAFE\u0301'));
  expect(keyOf('Acme')).not.toBe(keyOf('Acmé'));
});

test('the kind of a text is told by its form alone, and words have none', () => {
  expect(['acme.com', '10.0.0.1', '10.0.0.0/8', '2001:db8::1', 'Acme Bank', 'acme'].map(kindOf)).toEqual([
    'domain',
    'range',
    'range',
    'range',
    null,
    null,
  ]);
});

test('what has its one spelling keeps it', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...assetKinds),
      fc.oneof(fc.string(), fc.domain(), fc.ipV4(), fc.ipV6()),
      (kind, text) => {
        const named = namedAsset(kind, text);
        if ('value' in named) expect(namedAsset(kind, named.value)).toEqual(named);
      },
    ),
  );
});

/** An address as one number, group by group. */
const bitsOf = (host: string): bigint => {
  if (host.includes('.')) return host.split('.').reduce((sum, part) => (sum << 8n) | BigInt(part), 0n);
  const [head = '', tail = ''] = host.split('::');
  const groups = (text: string) => (text === '' ? [] : text.split(':'));
  const missing = 8 - groups(head).length - groups(tail).length;
  return [...groups(head), ...Array(missing).fill('0'), ...groups(tail)].reduce(
    (sum, part) => (sum << 16n) | BigInt(`0x${part}`),
    0n,
  );
};

test('a network keeps the bits of its prefix, and no other', () => {
  const cases = fc.oneof(
    fc.tuple(fc.ipV4(), fc.integer({ min: 0, max: 32 })),
    fc.tuple(
      fc.ipV6().filter((text) => !text.includes('.')),
      fc.integer({ min: 0, max: 128 }),
    ),
  );
  fc.assert(
    fc.property(cases, ([host, prefix]) => {
      const found = network(`${host}/${prefix}`);
      if (found === null) return;
      const [base = '', length] = found.split('/');
      const width = base.includes(':') ? 128n : 32n;
      const low = width - BigInt(prefix);
      expect(Number(length)).toBe(prefix);
      expect(bitsOf(base)).toBe(
        (bitsOf(
          new URL(`http://${host.includes(':') ? `[${host}]` : host}/`).hostname.replace(/[[\]]/g, ''),
        ) >>
          low) <<
          low,
      );
    }),
  );
});
