import type { TenantId } from '../../shared/domain/tenant.ts';
import { openRedis } from '../../shared/node/redis/client.ts';
import { liveKey } from '../../shared/node/redis/keys.ts';
import { shards } from '../../shared/wire/jobs.ts';

/** When an event was counted, epoch milliseconds. */
export interface Counted {
  /** It is committed: whoever wrote it turns to the counters. */
  readonly recorded: number;
  /** Redis counts it. */
  readonly counted: number;
}

/** Looks up events of tenants' logs in what the shards' live streams still hold. */
export async function readStreams(redisUrl: string): Promise<(tenant: TenantId, seq: number) => Counted> {
  const redis = openRedis(redisUrl, 'command');
  const streams = await Promise.all(shards.map((shard) => redis.xrange(liveKey(shard), '-', '+')));
  redis.disconnect();
  const entries = streams.flat().map(([id, fields]) => {
    const of = (name: string) => fields[fields.indexOf(name) + 1]!;
    const [from, to, recorded] = [Number(of('from')), Number(of('to')), Number(of('at'))];
    return { tenant: of('tenant'), from, to, recorded, counted: Number(id.split('-')[0]) };
  });
  return (tenant, seq) =>
    entries.find((each) => each.tenant === tenant && each.from < seq && seq <= each.to)!;
}
