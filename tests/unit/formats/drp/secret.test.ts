import { describe, expect, it } from 'vitest';
import { told, withoutSecrets } from '../../../../shared/formats/drp/secret.ts';

describe('what is shown of leaked data', () => {
  it.each([
    ['Password: hunter2', 'Password: (hidden)'],
    ['user=ana pwd=hunter2, site=x', 'user=ana pwd=(hidden), site=x'],
    ['{"password": "hunter2"}', '{"password": "(hidden)"}'],
    ['ana@acme.example:hunter2', 'ana@acme.example:(hidden)'],
    ['https://acme.example/login:ana:hunter2', 'https://acme.example/login:ana:(hidden)'],
    ['https://acme.example:8443/login|ana|hunter2', 'https://acme.example:8443/login|ana|(hidden)'],
    ['card 4111 1111 1111 1111 sold', 'card card ending 1111 sold'],
    ['CVV: 123', 'CVV: (hidden)'],
  ])('%s', (text, shown) => expect(withoutSecrets(text)).toBe(shown));

  it.each([
    'Case 1234567890123 of 2026',
    'Write to soc@acme.example for more',
    'https://acme.example/a/b',
    'Reset the password of ana.',
  ])('leaves "%s" alone', (text) => expect(withoutSecrets(text)).toBe(text));

  it('hides what the record itself names as secret', () => {
    expect(told(100, ['S3cret-phrase'], 'They sell S3cret-phrase.')).toBe('They sell (hidden).');
    expect(told(100, [undefined, 5, 'ab'], 'about')).toBe('about');
  });

  it('is quick on any text', () => {
    const started = performance.now();
    for (const part of ['a@', 'http://a:b', 'password', '1 ', ':|'])
      withoutSecrets(part.repeat(20_000).slice(0, 20_000));
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
