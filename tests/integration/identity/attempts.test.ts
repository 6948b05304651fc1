import { afterAll, beforeAll, expect, test } from 'vitest';
import { Attempts, type Limit } from '../../../server/identity/attempts.ts';
import { openRedis } from '../../../shared/node/redis/client.ts';
import { emptyRedis } from '../../support/redis.ts';
import { until } from '../../support/until.ts';

const LIMIT: Limit = { what: 'test', max: 3, windowMs: 60_000 };
/** Long enough to be counted in, short enough to be waited for. */
const SHORT: Limit = { what: 'short', max: 1, windowMs: 200 };
let url: string;
let redis: ReturnType<typeof openRedis>[];
beforeAll(async () => {
  url = await emptyRedis();
  redis = [openRedis(url, 'command'), openRedis(url, 'command')];
});
afterAll(() => {
  for (const each of redis ?? []) each.disconnect();
});

test('two servers count together, and say once that it is enough', async () => {
  const [one, other] = redis.map((each) => new Attempts(each)) as [Attempts, Attempts];
  const verdicts = [];
  for (let n = 0; n < 3; n++) verdicts.push(await one.count(LIMIT, 'ann'), await other.count(LIMIT, 'ann'));
  expect(verdicts.map(({ allowed }) => allowed)).toEqual([true, true, true, false, false, false]);
  expect(verdicts.map(({ first }) => first)).toEqual([false, false, false, true, false, false]);
  expect(verdicts.at(-1)!.retryAfterS).toBeGreaterThan(50);
  expect((await other.count(LIMIT, 'bob')).allowed).toBe(true);
  await one.forget(LIMIT, 'ann');
  expect((await other.count(LIMIT, 'ann')).allowed).toBe(true);
});

test('an attempt taken back does not count, and none is taken back from a window that ended', async () => {
  const attempts = new Attempts(redis[0]!);
  for (let n = 0; n < 9; n++) {
    expect((await attempts.count(LIMIT, 'cat')).allowed).toBe(true);
    await attempts.takeBack(LIMIT, 'cat');
  }
  await attempts.forget(LIMIT, 'cat');
  await attempts.takeBack(LIMIT, 'cat');
  for (let n = 0; n < 3; n++) await attempts.count(LIMIT, 'cat');
  expect((await attempts.count(LIMIT, 'cat')).allowed).toBe(false);
});

test('a window ends by itself, whatever was tried in it', async () => {
  const attempts = new Attempts(redis[0]!);
  await attempts.count(SHORT, 'dan');
  expect((await attempts.count(SHORT, 'dan')).allowed).toBe(false);
  await until('the window ends', async () => (await redis[0]!.keys('wf:attempts:short:*')).length === 0);
  expect((await attempts.count(SHORT, 'dan')).allowed).toBe(true);
});

test('what cannot be counted is not let through', async () => {
  const away = openRedis('redis://127.0.0.1:1', 'command');
  await expect(new Attempts(away).count(LIMIT, 'ann')).rejects.toMatchObject({ code: 'unavailable' });
  away.disconnect();
});

test('the keys hold no address', async () => {
  await new Attempts(redis[0]!).count(LIMIT, 'eve@example.test');
  expect((await redis[0]!.keys('*')).join()).not.toContain('eve');
});
