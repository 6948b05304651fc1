import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInside } from '../../../shared/domain/address.ts';
import { canonical } from '../../../shared/domain/indicator.ts';

/** Making up addresses takes far longer than judging them: this many are a second or two. */
const RUNS = 500;

describe('canonical', () => {
  it.each([
    ['ip', '203.0.113.7:443', 'ip', '203.0.113.7'],
    ['ipv4', '203[.]0[.]113[.]7', 'ip', '203.0.113.7'],
    ['IPv6', '2001:0DB8:0:0:0:0:0:1', 'ip', '2001:db8::1'],
    ['ip-dst', '[2001:db8::1]:8080', 'ip', '2001:db8::1'],
    ['ip', '::ffff:203.0.113.7', 'ip', '203.0.113.7'],
    ['ip', '10.0.0.0/8', 'cidr', '10.0.0.0/8'],
    ['domain', 'Evil[.]Example.COM.', 'domain', 'evil.example.com'],
    ['hostname', 'bücher.example', 'domain', 'xn--bcher-kva.example'],
    ['domain', '203.0.113.7', 'ip', '203.0.113.7'],
    ['url', 'hxxps://Evil[.]example:443/Path?q=1#top', 'url', 'https://evil.example/Path?q=1'],
    ['email', 'Bill@Example[.]org', 'email', 'bill@example.org'],
    ['sha256', 'AB'.repeat(32), 'sha256', 'ab'.repeat(32)],
    ['hash', 'ab'.repeat(16), 'md5', 'ab'.repeat(16)],
    ['cve', 'cve-2024-12345', 'cve', 'CVE-2024-12345'],
    ['technique', 't1059.001', 'technique', 'T1059.001'],
    ['actor', 'Sand Cat', 'actor', 'sand cat'],
    ['jarm', 'AsIs[.]', 'other', 'AsIs[.]'],
    ['constructor', 'x', 'other', 'x'],
  ])('%s %s', (type, value, kind, spelled) =>
    expect(canonical(type, value)).toEqual({ type: kind, value: spelled }),
  );

  it.each([
    ['ip', '24.273.97.14'],
    ['ip', '01.2.3.4'],
    ['ip', '1.2.3'],
    ['ip', '10.0.0.0/33'],
    ['domain', 'localhost'],
    ['domain', 'a b.example'],
    ['domain', '-x.example'],
    ['url', '/index.html'],
    ['url', 'javascript:alert(1)'],
    ['email', 'bill'],
    ['md5', 'ab'],
    ['sha1', 'zz'.repeat(20)],
    ['cve', 'CVE-1'],
    ['hash', 'abc'],
    ['other', '  '],
    ['url', `http://example.org/${'x'.repeat(5_000)}`],
  ])('%s %s is none', (type, value) => expect(canonical(type, value)).toBeNull());

  it('is total and says the same thing twice', () => {
    const types = fc.oneof(
      fc.string(),
      fc.constantFrom('ip', 'domain', 'url', 'email', 'hash', 'cidr', 'filename'),
    );
    const values = fc.oneof(fc.string(), fc.ipV4(), fc.ipV6(), fc.domain(), fc.webUrl(), fc.emailAddress());
    fc.assert(
      fc.property(types, values, (type, value) => {
        const once = canonical(type, value);
        if (once && once.type !== 'other') expect(canonical(once.type, once.value)).toEqual(once);
      }),
      { numRuns: RUNS },
    );
  });
});

it('knows inside addresses', () => {
  expect(['10.1.1.1', '172.31.0.1', '192.168.0.1', 'fd00::1', 'fe80::1', '::1'].every(isInside)).toBe(true);
  expect(['172.32.0.1', '203.0.113.7', '2001:db8::1', '100.1.1.1'].some(isInside)).toBe(false);
});
