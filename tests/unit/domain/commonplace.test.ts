import { expect, it } from 'vitest';
import { isCommonplace } from '../../../shared/domain/commonplace.ts';
import { canonical } from '../../../shared/domain/indicator.ts';

const is = (type: string, value: string): boolean => isCommonplace(canonical(type, value)!);

it.each([
  ['ip', '10.1.2.3'],
  ['ip', '192.168.0.1'],
  ['ip', '8.8.8.8:53'],
  ['ip', '2001:4860:4860:0:0:0:0:8888'],
  ['ip', '0.0.0.0'],
  ['ip', '239.255.255.250'],
  ['ip', 'FF02::FB'],
  ['ip', '::'],
  ['cidr', '10.0.0.0/8'],
  ['cidr', '0.0.0.0/0'],
  ['domain', 'WWW.Google.com.'],
  ['url', 'https://www.google.com'],
  ['url', 'http://192.168.1.1/admin'],
  ['url', 'http://[fe80::1]/'],
  ['md5', 'D41D8CD98F00B204E9800998ECF8427E'],
  ['filename', 'PowerShell.exe'],
])('%s %s is commonplace', (type, value) => {
  expect(is(type, value)).toBe(true);
});

it.each([
  ['ip', '203.0.113.7'],
  ['ip', '100.64.0.1'],
  ['ip', '2001:db8::1'],
  ['cidr', '203.0.113.0/24'],
  ['domain', 'sites.google.com'],
  ['domain', 'google.com.evil.example'],
  ['domain', 'notgoogle.com'],
  ['url', 'https://www.google.com/url?q=https://evil.example'],
  ['url', 'https://github.com/evil/loader'],
  ['email', 'ceo@gmail.com'],
  ['md5', 'd41d8cd98f00b204e9800998ecf8427f'],
  ['filename', 'svch0st.exe'],
  ['other', '10.1.2.3'],
])('%s %s is not', (type, value) => {
  expect(is(type, value)).toBe(false);
});
