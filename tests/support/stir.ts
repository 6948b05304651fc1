import { setTimeout as delay } from 'node:timers/promises';
import { shardOf } from '../../shared/domain/shard.ts';
import { tenantId } from '../../shared/domain/tenant.ts';
import { openRedis } from '../../shared/node/redis/client.ts';
import { readWatermarks } from '../../shared/node/redis/counters.ts';
import { liveKey } from '../../shared/node/redis/keys.ts';

/** As often as a busy tenant's counters move. */
const EVERY_MS = 20;

/**
 * Moves a tenant's counters in the stream that servers follow, until stopped: for tenants whose sensors are no
 * longer heard, so that there would be something to tell.
 */
export function stir(redisUrl: string, tenant: string): { stop(): Promise<void> } {
  const redis = openRedis(redisUrl, 'command');
  const id = tenantId(tenant);
  let on = true;
  const run = async () => {
    const [mark] = await readWatermarks(redis, [id]);
    for (let seq = mark!.seq; on; seq++) {
      const entry = {
        tenant,
        epoch: mark!.epoch,
        from: seq,
        to: seq + 1,
        cells: `open:critical=${1_000 + seq}`,
      };
      await redis.xadd(liveKey(shardOf(id)), '*', ...Object.entries(entry).flat());
      await delay(EVERY_MS);
    }
  };
  const running = run();
  return {
    stop: async () => {
      on = false;
      await running;
      redis.disconnect();
    },
  };
}
