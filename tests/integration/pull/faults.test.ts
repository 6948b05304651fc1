import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { changeConnector, removeConnector, runConnector } from '../../../server/connectors/change.ts';
import { MACHINERY } from '../../../shared/node/db/audit.ts';
import { claimDue } from '../../../workers/pull/claim.ts';
import { openGate } from '../../../workers/pull/outside.ts';
import { run } from '../../../workers/pull/run.ts';
import { Schedule } from '../../../workers/pull/schedule.ts';
import { FarSide } from '../../support/far-side.ts';
import { openPullHouse, type PullHouse } from '../../support/pull-house.ts';
import { until } from '../../support/until.ts';

let house: PullHouse;
let side: FarSide;
beforeAll(async () => {
  house = await openPullHouse();
  side = await FarSide.open();
});
afterAll(async () => {
  side?.close();
  await house?.close();
});
beforeEach(async () => {
  side.heard.length = 0;
  await house.sql('update connectors set enabled = false');
});

const record = (n: number) => ({ external_id: `r-${n}`, title: `Record ${n}`, severity: 'high' });
const paged = { kind: 'page', param: 'p' };
const connect = (settings: object = {}) =>
  house.connect({
    kind: 'rest',
    settings: { url: `${side.url}/`, format: 'native', ...settings },
    secret: 's3cret',
  });
const never = new AbortController().signal;
const claim = () => house.bench.tenancy.asSystem('test', (tx) => claimDue(tx, house.bench.time.now, 8));
const making = (holder: string) => ({
  author: MACHINERY,
  holder: holder as never,
  secrets: house.secrets,
  now: house.bench.time.now,
});

describe('what goes wrong is told in words, and tried again later', () => {
  test.each([
    [500, {}, 'answered 500: it has a fault of its own'],
    [403, {}, 'answered 403: the credentials lack a right'],
    [404, {}, 'answered 404: there is nothing at this address'],
    [200, 'no json {', 'answered something that is no JSON'],
    [200, 'x'.repeat(11 * 1024 * 1024), 'answered more than'],
  ])('%i', async (status, body, said) => {
    const mine = await connect();
    side.answer = () => ({ status, body });
    const before = house.bench.time.now;
    expect(await house.runDue()).toBe(1);
    const shown = await mine.look();
    expect(shown).toMatchObject({ health: 'failing', failures: 1 });
    expect(shown.last_error).toContain(said);
    expect(shown.last_error).not.toContain('s3cret');
    expect(Date.parse(shown.next_run_at!) - before).toBeLessThanOrEqual(30_000);
  });

  test('a service that says when is not called before', async () => {
    const mine = await connect();
    side.answer = () => ({ status: 429, headers: { 'retry-after': '600' } });
    await house.runDue();
    const { next_run_at } = await mine.look();
    expect(Date.parse(next_run_at!) - house.bench.time.now).toBeGreaterThanOrEqual(600_000);
  });

  test('one that says "in a second" is waited for', async () => {
    const mine = await connect();
    side.answer = () =>
      side.heard.length < 3 ? { status: 429, headers: { 'retry-after': '1' } } : { body: [record(1)] };
    await house.runDue();
    expect(await mine.look()).toMatchObject({ health: 'healthy', records: 1 });
  });

  test('an address nobody listens at', async () => {
    const mine = await connect({ url: 'http://127.0.0.1:1/' });
    await house.runDue();
    expect((await mine.look()).last_error).toBe(
      '127.0.0.1:1: it refuses connections; check the address and port',
    );
  });

  test('an answer that never ends is given up when the worker stops, and that is no fault', async () => {
    const mine = await connect();
    side.answer = () => ({ body: [record(1)], hangs: true });
    const stop = new AbortController();
    const running = house.runDue({}, stop.signal);
    await until('it was asked', () => side.heard.length > 0);
    stop.abort();
    await running;
    expect(await mine.look()).toMatchObject({ failures: 0, last_error: null, records: 0 });
  });
});

describe('no way inside', () => {
  const strict = { gate: openGate([]) };
  test.each([
    'https://127.0.0.1/',
    'https://localhost/',
    'https://169.254.169.254/latest/meta-data/',
    'https://10.1.2.3/',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://[fd00::1]/',
    'https://0x7f.1/',
    'https://2130706433/',
    'http://192.0.2.1/',
  ])('%s', async (url) => {
    const mine = await connect({ url });
    await house.runDue(strict);
    expect((await mine.look()).last_error).toMatch(/an address inside|without TLS/);
  });

  test('not by a redirect either, and credentials follow none to another origin', async () => {
    const other = await FarSide.open();
    const mine = await connect();
    side.answer = () => ({ status: 302, headers: { location: `${other.url}/` } });
    other.answer = () => ({ body: [record(1)] });
    await house.runDue();
    expect((await mine.look()).records).toBe(1);
    expect(side.heard[0]!.headers.authorization).toBe('Bearer s3cret');
    expect(other.heard[0]!.headers.authorization).toBeUndefined();
    side.answer = () => ({ status: 302, headers: { location: 'http://169.254.169.254/latest/' } });
    house.later();
    await house.runDue();
    expect((await mine.look()).last_error).toContain('169.254.169.254 is called without TLS');
    side.answer = () => ({ status: 302, headers: { location: '/again' } });
    house.later();
    await house.runDue();
    expect((await mine.look()).last_error).toContain('redirects more than');
    other.close();
  });
});

describe('every record once', () => {
  const pages = (count: number) => {
    side.answer = ({ url }) => {
      const page = Number(url.searchParams.get('p') ?? 1);
      return { body: page <= count ? [record(2 * page), record(2 * page + 1)] : [] };
    };
  };

  test('a run that dies between two pages is taken over where it was', async () => {
    const mine = await connect({ paging: paged });
    pages(3);
    const [first] = await claim();
    const dying = { ...house.deps, reception: { ...house.reception } };
    let commits = 0;
    dying.reception.ingest = {
      submit: (submission: never) => {
        // What a killed process does: nothing more.
        if (++commits === 2) return new Promise(() => {});
        return house.reception.ingest.submit(submission);
      },
    } as never;
    void run(dying, first!, never);
    await until('it hangs', () => commits === 2);
    expect((await mine.stored()).length).toBe(2);
    expect(await mine.look()).toMatchObject({ health: 'running', records: 2 });
    expect(await claim()).toEqual([]);
    house.later(10 * 60_000);
    expect(await house.runDue()).toBe(1);
    expect((await mine.stored()).map(({ external_id }) => external_id)).toEqual(
      [2, 3, 4, 5, 6, 7].map((n) => `r-${n}`),
    );
    expect(await mine.look()).toMatchObject({ health: 'healthy', records: 6 });
  });

  test.each([
    [
      'changed',
      async (tx: never, tenant: string, id: string) =>
        changeConnector(tx, making(tenant), id, { interval_s: 60 }),
    ],
    ['removed', async (tx: never, tenant: string, id: string) => removeConnector(tx, making(tenant), id)],
  ])('a run whose connector is %s meanwhile stores nothing more', async (_how, act) => {
    const mine = await connect({ paging: paged });
    let go = () => {};
    const held = new Promise<void>((settle) => {
      go = settle;
    });
    side.answer = async () => {
      await held;
      return { body: [record(1)] };
    };
    const running = house.runDue();
    await until('it was asked', () => side.heard.length > 0);
    await house.bench.tenancy.asTenant(mine.tenant, (tx) => act(tx as never, mine.tenant, mine.id));
    go();
    await running;
    expect(await mine.stored()).toEqual([]);
  });

  test('two workers never run one connector at once', async () => {
    await connect();
    await connect();
    pages(0);
    const claimed = await Promise.all([claim(), claim(), claim()]);
    expect(claimed.flat()).toHaveLength(2);
    expect(new Set(claimed.flat().map(({ id }) => id)).size).toBe(2);
  });

  test('a connector of a suspended customer rests, also in mid-run', async () => {
    const mine = await connect({ paging: paged });
    side.answer = async () => {
      await house.sql(`update tenants set state = 'suspended' where id = $1`, [mine.tenant]);
      return { body: [record(1)] };
    };
    await house.runDue();
    expect(await mine.stored()).toEqual([]);
    expect((await mine.look()).health).toBe('paused');
    house.later();
    expect(await house.runDue()).toBe(0);
    const asked = house.bench.tenancy.asTenant(mine.tenant, (tx) =>
      runConnector(tx, making(mine.tenant), mine.id),
    );
    await expect(asked).rejects.toThrow('rests');
  });
});

test('the schedule runs what is due without waiting for the slow, and stops in the middle', async () => {
  const [slow, quick] = [
    await connect({ url: `${side.url}/slow` }),
    await connect({ url: `${side.url}/quick` }),
  ];
  side.answer = ({ url }) => (url.pathname === '/slow' ? { hangs: true } : { body: [record(1)] });
  const schedule = new Schedule(house.deps);
  await schedule.turn();
  await until('the quick one is through', async () => (await quick.look()).health === 'healthy');
  expect((await slow.look()).health).toBe('running');
  await schedule.close();
  expect(await slow.look()).toMatchObject({ failures: 0, last_error: null });
});

test('a secret opens for its own connector and under its own AUTH_SECRET alone', async () => {
  const mine = await connect();
  const [{ secret }] = (await house.sql('select secret from connectors where id = $1', [mine.id])) as [
    { secret: Buffer },
  ];
  expect(secret.toString('latin1')).not.toContain('s3cret');
  expect(house.secrets.open(mine.id, secret)).toBe('s3cret');
  expect(() => house.secrets.open('another', secret)).toThrow('enter it again');
  secret[secret.length - 1]! ^= 1;
  expect(() => house.secrets.open(mine.id, secret)).toThrow('enter it again');
});
