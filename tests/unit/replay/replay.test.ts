import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parseOptions } from '../../../cli/replay/options.ts';
import { runReplay } from '../../../cli/replay/run.ts';
import { Tally } from '../../../cli/replay/tally.ts';
import { type Answer, fakeServer, type Request } from './fake-server.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'watchfloor-replay-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(records: unknown[]): string {
  const file = path.join(folder, 'records.jsonl');
  writeFileSync(file, records.map((record) => JSON.stringify(record)).join('\n'));
  return file;
}

const numbered = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    external_id: `${i}`,
    title: 't',
    severity: 'low',
    tenant: i % 2 ? 'blue-sky' : 'red',
  }));

const took = (request: Request, refused: unknown[] = []): Answer => {
  const accepted = (request.body as unknown[]).length - refused.length;
  return { status: 202, body: { accepted, refused, quarantined: 0, receipt: 'r' } };
};

async function run(
  args: string[],
  url: string,
  env: NodeJS.ProcessEnv = {},
  signal = new AbortController().signal,
) {
  const tally = new Tally(Date.now());
  const notes: string[] = [];
  await runReplay(
    parseOptions([...args, '--url', url], env),
    { tally, note: (line) => notes.push(line) },
    signal,
  );
  return { tally, notes };
}

const batchesOf = (requests: readonly Request[]) =>
  requests
    .filter((request) => request.path.startsWith('/api/v1/ingest/'))
    .map((request) => request.body as { external_id: string }[]);

describe('replay', () => {
  it('sends every record once, in order, in batches', async () => {
    await using server = await fakeServer((request) => took(request));
    const { tally } = await run([fileOf(numbered(1_201)), '--key', 'k'], server.url);
    const batches = batchesOf(server.requests);
    expect(batches.flat().map((record) => record.external_id)).toEqual(
      numbered(1_201).map((record) => record.external_id),
    );
    expect(Math.max(...batches.map((batch) => batch.length))).toBeLessThanOrEqual(500);
    expect(tally).toMatchObject({ sent: 1_201, accepted: 1_201, refused: 0 });
    expect(server.requests[0]!.headers.authorization).toBe('Bearer k');
  });

  it('asks again under the same Idempotency-Key, when told to', async () => {
    let asked = 0;
    await using server = await fakeServer((request) =>
      ++asked < 3 ? { status: asked === 1 ? 503 : 429, headers: { 'retry-after': '0' } } : took(request),
    );
    const { tally } = await run([fileOf(numbered(3)), '--key', 'k'], server.url);
    const keys = new Set(server.requests.map((request) => request.headers['idempotency-key']));
    expect([server.requests.length, keys.size, tally.waits, tally.accepted]).toEqual([3, 1, 2, 3]);
  });

  it('groups refusals by reason', async () => {
    await using server = await fakeServer((request) =>
      took(
        request,
        [0, 1].map((index) => ({ index, field: `tags[${index}]`, reason: `is "${index}"; no` })),
      ),
    );
    const { tally } = await run([fileOf(numbered(3)), '--key', 'k'], server.url);
    expect(tally).toMatchObject({ sent: 3, accepted: 1, refused: 2 });
    expect(tally.summary(Date.now())).toContain('2 × tags[]: is "…"; no');
  });

  it('stops at an answer that will not change, with its detail', async () => {
    await using server = await fakeServer(() => ({
      status: 401,
      body: { title: 'Unauthorized', detail: 'the key was revoked' },
    }));
    await expect(run([fileOf(numbered(1)), '--key', 'k'], server.url)).rejects.toThrow(
      /401 Unauthorized: the key was revoked/,
    );
  });

  it('halves what is too large', async () => {
    await using server = await fakeServer((request) =>
      (request.body as unknown[]).length > 2 ? { status: 413 } : took(request),
    );
    const { tally } = await run([fileOf(numbered(5)), '--key', 'k'], server.url);
    expect(tally.accepted).toBe(5);
    expect(
      batchesOf(server.requests)
        .filter((batch) => batch.length <= 2)
        .flat(),
    ).toHaveLength(5);
  });

  it('signs in, creates what is missing and makes a key', async () => {
    await using server = await fakeServer((request) => {
      if (request.path.startsWith('/api/v1/ingest/')) return took(request);
      if (request.path === '/api/auth/sign-in/email')
        return { headers: { 'set-cookie': 'session=s1; Path=/; HttpOnly' } };
      if (request.path === '/api/v1/ingest-keys') return { status: 201, body: { id: '1', key: 'made' } };
      return request.method === 'GET'
        ? { body: { items: [{ slug: 'red' }], next_cursor: null } }
        : { status: 201 };
    });
    const env = { ADMIN_EMAIL: 'a@example.org', ADMIN_PASSWORD: 'p' };
    const { notes } = await run([fileOf(numbered(4)), '--create-tenants'], server.url, env);
    expect(notes).toEqual(['created tenant blue-sky']);
    const created = server.requests.find(
      (request) => request.path === '/api/v1/tenants' && request.method === 'POST',
    )!;
    expect(created.body).toEqual({ slug: 'blue-sky', name: 'Blue Sky', state: 'active' });
    expect(created.headers).toMatchObject({ cookie: 'session=s1', origin: server.url });
    expect(server.requests.at(-1)!.headers.authorization).toBe('Bearer made');
  });

  it('keeps to its rate', async () => {
    await using server = await fakeServer((request) => took(request));
    const started = performance.now();
    await run([fileOf(numbered(60)), '--key', 'k', '--rate', '200'], server.url);
    expect(performance.now() - started).toBeGreaterThan(280);
    expect(batchesOf(server.requests).length).toBeGreaterThan(1);
  });

  it('stops cleanly when asked to', async () => {
    const stop = new AbortController();
    await using server = await fakeServer((request) => {
      stop.abort();
      return took(request);
    });
    const { tally } = await run(
      [fileOf(numbered(50)), '--key', 'k', '--rate', '2'],
      server.url,
      {},
      stop.signal,
    );
    expect(tally.sent).toBeLessThan(50);
    expect(tally.accepted).toBe(tally.sent);
  });

  it('lets records happen as they are sent', async () => {
    await using server = await fakeServer((request) => took(request));
    const records = [0, 1].map((i) => ({ external_id: `${i}`, detected_at: `2022-01-0${i + 1}T00:00:00Z` }));
    const before = Date.now();
    await run([fileOf(records), '--key', 'k', '--shift', 'live', '--speed', '864000'], server.url);
    const times = (batchesOf(server.requests).flat() as unknown as { detected_at: string }[]).map((one) =>
      Date.parse(one.detected_at),
    );
    expect(times[0]).toBeGreaterThanOrEqual(before);
    expect(times[1]! - times[0]!).toBeGreaterThan(70);
    expect(times[1]).toBeLessThanOrEqual(Date.now());
  });

  it('lets the command line decide the tenant', async () => {
    await using server = await fakeServer((request) => took(request));
    await run([fileOf(numbered(2)), '--key', 'k', '--tenant', 'red'], server.url);
    expect(
      batchesOf(server.requests)
        .flat()
        .some((record) => 'tenant' in record),
    ).toBe(false);
  });
});

describe('options', () => {
  it.each([
    [[], /name one file/],
    [['f', '--rate', '0'], /--rate 0/],
    [['f', '--rate', '1', '--speed', '2'], /exclude/],
    [['f', '--shift', 'up'], /none, now, live/],
    [['f', '--url', 'here'], /--url here/],
    [['f', '--nonsense'], /nonsense/],
  ])('%j', (args, reason) => expect(() => parseOptions(args, {})).toThrow(reason));

  it('take an empty variable as unset', () => {
    expect(parseOptions(['f'], { WATCHFLOOR_KEY: '', ADMIN_EMAIL: 'a' })).toMatchObject({
      key: undefined,
      email: 'a',
    });
  });
});
