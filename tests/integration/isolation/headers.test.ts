import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADMIN, Installation } from '../../support/installation.ts';

const PUBLIC_URL = 'https://soc.example.test';
let plain: Installation;
beforeAll(async () => {
  plain = await Installation.open();
});
afterAll(() => plain?.close());

/** Answers of every kind: pages, files that are not there, the API in each of its moods, health, sign-in. */
const ADDRESSES = [
  ['GET', '/'],
  ['GET', '/mssp/incidents'],
  ['GET', '/assets/none.js'],
  ['GET', '/api/v1/me'],
  ['GET', '/api/v1/tenants/none'],
  ['GET', '/api/v1/incidents?limit=x'],
  ['GET', '/api/v1/nothing'],
  ['GET', '/api/openapi.json'],
  ['GET', '/api/docs'],
  ['GET', '/healthz'],
  ['GET', '/readyz'],
  ['GET', '/metrics'],
  ['GET', '/live/v1'],
  ['GET', '/ops/'],
  ['GET', '/%E0%A4%A'],
  ['POST', '/api/auth/sign-in/email'],
  ['POST', '/api/v1/tenants'],
  ['POST', '/api/v1/ingest/native'],
  ['DELETE', '/api/v1/me'],
  ['OPTIONS', '/api/v1/me'],
  ['PUT', '/api/v1/tenants/none'],
] as const;

const ask = (house: Installation, method: string, path: string, headers: Record<string, string> = {}) =>
  fetch(house.url + path, {
    method,
    redirect: 'manual',
    headers: { cookie: house.operator.cookie, ...headers },
    ...(method === 'POST' && { body: '{', headers: { 'content-type': 'application/json', ...headers } }),
  });

describe('every answer', () => {
  test.each(ADDRESSES)('%s %s carries what keeps a browser safe', async (method, path) => {
    const { headers } = await ask(plain, method, path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    for (const part of [
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "form-action 'self'",
    ]) {
      expect(policy).toContain(part);
    }
    expect(policy).not.toMatch(/unsafe-inline[^;]*script|script-src[^;]*unsafe|unsafe-eval|\*/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    if (path.startsWith('/api/v1')) expect(headers.get('cache-control')).toBe('no-store');
  });

  test.each(ADDRESSES)(
    '%s %s says nothing of what runs here, and lets no other site read it',
    async (method, path) => {
      const { headers } = await ask(plain, method, path, { origin: 'https://evil.example' });
      for (const name of ['server', 'x-powered-by', 'via']) expect(headers.get(name), name).toBeNull();
      expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
    },
  );

  test.each(ADDRESSES)('%s %s says what it is, in UTF-8 where it is text', async (method, path) => {
    const answer = await ask(plain, method, path);
    if ((await answer.text()) === '') return;
    expect(answer.headers.get('content-type')).toMatch(/^(application|text|image)\/[\w.+-]+/);
    if (/^text\//.test(answer.headers.get('content-type')!)) {
      expect(answer.headers.get('content-type')).toMatch(/charset=utf-8/i);
    }
  });
});

test('a method that an address does not know changes nothing and is not found', async () => {
  for (const [method, path] of [
    ['PUT', '/api/v1/provider'],
    ['POST', '/api/v1/me'],
    ['DELETE', '/api/v1/tenants'],
    ['PATCH', '/api/v1/audit'],
    ['DELETE', '/api/v1/audit'],
  ] as const) {
    const answer = await plain.operator.ask(method, path);
    expect([404, 405], `${method} ${path}`).toContain(answer.status);
  }
});

test('what an API answers is never a page: JSON, problem details or a file to keep', async () => {
  const kept = await plain.operator.ask('GET', '/api/v1/audit/export');
  expect(kept.headers.get('content-disposition')).toMatch(/^attachment/);
  await kept.text();
  for (const path of ['/api/v1/me', '/api/v1/tenants', '/api/v1/tenants/none', '/api/v1/<script>']) {
    const answer = await plain.operator.ask('GET', path);
    expect(answer.headers.get('content-type'), path).toMatch(/^application\/(problem\+)?json/);
  }
});

test('an error tells its reader what to do and nothing of the inside', async () => {
  const answers = [
    await ask(plain, 'GET', '/api/v1/incidents?from=0'),
    await ask(plain, 'GET', '/%E0%A4%A'),
    await ask(plain, 'POST', '/api/auth/sign-in/email', { origin: plain.url }),
    await ask(plain, 'GET', `/api/v1/tenants/${encodeURIComponent("' or 1=1 --")}`),
    await ask(plain, 'GET', '/api/v1/incidents?q=%00'),
  ];
  for (const answer of answers) {
    const text = await answer.text();
    expect(answer.status, text).toBeGreaterThanOrEqual(400);
    expect(answer.status, text).toBeLessThan(500);
    expect(text).not.toMatch(/\bat \w+ \(|node_modules|\.ts:\d|select |postgres|kysely|stack/i);
  }
});

test('under an https address browsers are told to come back by no other way', async () => {
  const house = await Installation.open({ config: () => ({ publicUrl: PUBLIC_URL }) });
  try {
    for (const [method, path] of ADDRESSES) {
      const answer = await ask(house, method, path);
      expect(answer.headers.get('strict-transport-security'), path).toBe('max-age=31536000');
    }
    const signIn = (origin: string) =>
      fetch(`${house.url}/api/auth/sign-in/email`, {
        method: 'POST',
        headers: { origin, 'content-type': 'application/json' },
        body: JSON.stringify(ADMIN),
      });
    expect((await signIn(PUBLIC_URL)).status).toBe(200);
    expect((await signIn(house.url)).status).toBe(403);
  } finally {
    await house.close();
  }
});
