import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Bucket, takeTokens } from '../../../shared/domain/token-bucket.ts';
import { Pace } from '../../../shared/node/ingest/pace.ts';
import { openRedis } from '../../../shared/node/redis/client.ts';
import { rateKey } from '../../../shared/node/redis/keys.ts';
import { type Door, openDoor } from '../../support/door.ts';

let door: Door;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());

test('the Lua step and its words in TypeScript say the same', async () => {
  const { redis } = door.server;
  const takes = fc.array(fc.tuple(fc.nat(5_000), fc.integer({ min: 1, max: 300 })), { maxLength: 30 });
  const property = fc.asyncProperty(
    fc.uuid(),
    fc.integer({ min: 1, max: 50 }),
    takes,
    async (slot, rate, steps) => {
      let bucket: Bucket | undefined;
      let now = 1_700_000_000_000;
      for (const [elapsed, wanted] of steps) {
        now += elapsed;
        const said = takeTokens(bucket, { perSecond: rate, size: rate * 5 }, wanted, now);
        bucket = said.bucket;
        expect(await redis.takeTokens(rateKey(slot), rate, rate * 5, wanted, now)).toBe(said.waitMs);
      }
    },
  );
  await fc.assert(property, { numRuns: 50 });
});

test('with Redis away a process counts alone and refuses only what is too much', async () => {
  const away = openRedis('redis://127.0.0.1:1', 'command');
  const pace = new Pace({ redis: away, clock: () => door.time.now, log: door.deps.log });
  const rate = { slot: 'a', perSecond: 2 };
  await pace.take(rate, 10);
  await expect(pace.take(rate, 1)).rejects.toMatchObject({ code: 'too_many', retryAfterS: 1 });
  await pace.take({ ...rate, slot: 'b' }, 1);
  door.time.now += 500;
  await pace.take(rate, 1);
  away.disconnect();
});
