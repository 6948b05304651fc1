import { expect, test } from 'vitest';
import { defanged } from '../../../client/ui/defang.ts';
import { canonical } from '../../../shared/domain/indicator.ts';

test.each([
  ['ip', '203.0.113.7', '203[.]0[.]113[.]7'],
  ['ip', '2001:db8::1', '2001[:]db8[:][:]1'],
  ['cidr', '203.0.113.0/24', '203[.]0[.]113[.]0/24'],
  ['domain', 'login.evil.example', 'login[.]evil[.]example'],
  ['email', 'j.doe@evil.example', 'j.doe[@]evil[.]example'],
  ['url', 'https://evil.example/a.php?b=c.d', 'hxxps://evil[.]example/a.php?b=c.d'],
  ['url', 'http://203.0.113.7:8080/', 'hxxp://203[.]0[.]113[.]7:8080/'],
  ['url', 'http://[2001:db8::1]/x', 'hxxp://[2001:db8::1]/x'],
  ['url', 'ftp://evil.example/x', 'ftp[://]evil[.]example/x'],
  ['sha256', 'a'.repeat(64), 'a'.repeat(64)],
  ['filename', 'invoice.pdf.exe', 'invoice.pdf.exe'],
] as const)(
  '%s %s is written so that nobody follows it, and read back as what it is',
  (type, value, shown) => {
    expect(defanged({ type, value })).toBe(shown);
    expect(canonical(type, shown)).toEqual({ type, value });
  },
);

test('what is no address of its type stays as it is', () => {
  expect(defanged({ type: 'url', value: 'no address' })).toBe('no address');
  expect(defanged({ type: 'email', value: 'nobody' })).toBe('nobody');
});
