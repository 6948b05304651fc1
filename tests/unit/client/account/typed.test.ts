import { describe, expect, test } from 'vitest';
import { passwordFault } from '../../../../client/password-rules.ts';
import { safeReturn } from '../../../../client/return-path.ts';
import { agentWords } from '../../../../client/views/account/agent.ts';
import { recoveryText } from '../../../../client/views/account/recovery-file.ts';
import { isReading, scopeGroups } from '../../../../client/views/account/token-scopes.ts';
import { typedSecret } from '../../../../client/views/account/totp-secret.ts';
import { tidyCode, tidyRecoveryCode } from '../../../../client/views/signin/code-text.ts';
import { MAX_PASSWORD_CHARS, MIN_PASSWORD_CHARS } from '../../../../server/identity/password-rules.ts';
import { permissions } from '../../../../shared/domain/access/permission.ts';

describe('codes as they are pasted', () => {
  test.each([
    ['123456', '123456'],
    ['123 456', '123456'],
    [' 123-456\n', '123456'],
    ['1234567890', '123456'],
    ['abc', ''],
  ])('%j becomes %j', (pasted, code) => {
    expect(tidyCode(pasted)).toBe(code);
  });

  test.each([
    ['aB3dE-fG7hI', 'aB3dE-fG7hI'],
    [' aB3dE fG7hI ', 'aB3dE-fG7hI'],
    ['aB3dEfG7hI', 'aB3dE-fG7hI'],
    ['too-short', 'too-short'],
  ])('recovery code %j becomes %j', (pasted, code) => {
    expect(tidyRecoveryCode(pasted)).toBe(code);
  });
});

test('the rule that is said is the rule of the server', () => {
  expect(passwordFault('x'.repeat(MIN_PASSWORD_CHARS - 1))).toContain(String(MIN_PASSWORD_CHARS));
  expect(passwordFault('x'.repeat(MIN_PASSWORD_CHARS))).toBeUndefined();
  expect(passwordFault('x'.repeat(MAX_PASSWORD_CHARS))).toBeUndefined();
  expect(passwordFault('x'.repeat(MAX_PASSWORD_CHARS + 1))).toContain(String(MAX_PASSWORD_CHARS));
});

describe('the way back after signing in', () => {
  test.each(['/t/acme/members?x=1', '/account', '/mssp#a'])('%s is a page of ours', (path) => {
    expect(safeReturn(path)).toBe(path);
  });

  test.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/sign-in?back=/',
    '',
    undefined,
    ['/account'],
  ])('%j leads home', (path) => {
    expect(safeReturn(path)).toBe('/');
  });
});

describe('user agents in words', () => {
  const chrome =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36';
  const safari =
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15';
  test.each([
    [chrome, 'Chrome 141 on Windows'],
    [safari, 'Safari 18 on macOS'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox 140 on Linux'],
    ['curl/8.5.0', 'curl'],
    ['<script>alert(1)</script>', 'Unknown program'],
    [null, 'Unknown program'],
    ['', 'Unknown program'],
  ])('%j', (agent, words) => {
    expect(agentWords(agent)).toMatch(new RegExp(`^${words}`));
  });
});

test('the secret is grouped as people type it', () => {
  const uri = 'otpauth://totp/Watchfloor:a%40b.c?secret=ABCDEFGHIJ&issuer=Watchfloor';
  expect(typedSecret(uri)).toBe('ABCD EFGH IJ');
});

test('the file of recovery codes says whose they are, of when, and holds them all', () => {
  const text = recoveryText(['aaaaa-bbbbb', 'ccccc-ddddd'], 'a@b.c', new Date('2026-03-04T23:59:00Z'));
  expect(text).toContain('for a@b.c\nmade 2026-03-04;');
  expect(text).toContain('\naaaaa-bbbbb\nccccc-ddddd\n');
});

describe('what a token may be given', () => {
  test('only what its owner holds, each once', () => {
    const groups = scopeGroups(['tenant.read', 'mssp.view']);
    expect(groups.flatMap((group) => group.permissions)).toEqual(['tenant.read', 'mssp.view']);
    expect(scopeGroups([...permissions]).flatMap((group) => group.permissions)).toHaveLength(
      permissions.length,
    );
    expect(scopeGroups([])).toEqual([]);
  });

  test('reading is told from changing', () => {
    expect(isReading('audit.read')).toBe(true);
    expect(isReading('members.manage')).toBe(false);
    expect(isReading('mssp.view')).toBe(true);
  });
});
