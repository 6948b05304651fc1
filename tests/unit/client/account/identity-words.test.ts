import { describe, expect, test } from 'vitest';
import { inWords, refusalWords, returnedError, startsAgain } from '../../../../client/identity-words.ts';

describe('when to try again', () => {
  test.each([
    [1, 'in 1 second'],
    [43, 'in 43 seconds'],
    [119, 'in 119 seconds'],
    [121, 'in 3 minutes'],
    [900, 'in 15 minutes'],
  ])('%i s is said as “%s”', (seconds, words) => {
    expect(inWords(seconds)).toBe(words);
  });
});

describe('a refusal in words', () => {
  test('a known code has its own sentence, whatever the service says', () => {
    const said = refusalWords({ status: 401, code: 'INVALID_EMAIL_OR_PASSWORD', message: 'Invalid' });
    expect(said).toBe('E-mail or password is not right. Check both.');
  });

  test('a lock and a limit say when they end', () => {
    expect(refusalWords({ status: 429, code: 'ACCOUNT_TEMPORARILY_LOCKED', retryAfterS: 600 })).toContain(
      'Try again in 10 minutes.',
    );
    expect(refusalWords({ status: 429, retryAfterS: 30 })).toBe(
      'Too many attempts. Try again in 30 seconds.',
    );
    expect(refusalWords({ status: 429 })).toBe('Too many attempts. Wait a minute, then try again.');
  });

  test('what is not known is passed on, and never empty', () => {
    expect(refusalWords({ status: 400, code: 'OTHER', message: 'say this' })).toBe('say this');
    expect(refusalWords({ status: 502 })).toContain('502');
    expect(refusalWords({ status: 400, code: 'constructor', message: 'say this' })).toBe('say this');
  });

  test('why a password is too weak is left to the server, which knows', () => {
    const message = 'this is your own name or address; choose another';
    expect(refusalWords({ status: 400, code: 'PASSWORD_TOO_WEAK', message })).toBe(message);
  });

  test('only what ends the second step sends back to the first', () => {
    expect(startsAgain('INVALID_TWO_FACTOR_COOKIE')).toBe(true);
    expect(startsAgain('INVALID_CODE')).toBe(false);
    expect(startsAgain(undefined)).toBe(false);
  });
});

describe('what comes back from single sign-on', () => {
  test('nothing is said of nothing', () => {
    for (const none of [undefined, '', ['access_denied']]) expect(returnedError(none)).toBe('');
  });

  test('known codes are explained, others named', () => {
    expect(returnedError('ACCESS_DENIED')).toContain('refused or cancelled');
    expect(returnedError('some_code')).toContain('(some_code)');
  });

  test('a text that is no code is not repeated', () => {
    const said = returnedError('Your account is hacked, call 0800 1234');
    expect(said).toContain('did not work.');
    expect(said).not.toContain('hacked');
    expect(returnedError('constructor')).toContain('(constructor)');
  });
});
