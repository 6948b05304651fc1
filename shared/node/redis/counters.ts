import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { shardOf } from '../../domain/shard.ts';
import { isKept, type Moves } from '../../domain/tally.ts';
import type { TenantId } from '../../domain/tenant.ts';
import type { StepAnswer } from './client.ts';
import { liveKey, tenantKey } from './keys.ts';

/**
 * Entries kept in a shard's live stream. A mirror that was away for longer finds its place gone and reads the
 * counters anew, so this bounds memory, not correctness: at 200 changes a second over 16 shards it is 13 minutes.
 */
const STREAM_LENGTH = 10_000;

/** Where a tenant's counters stand; null when Redis holds none. */
export interface Watermark {
  readonly epoch: string;
  readonly seq: number;
}

export type ApplyAnswer = { readonly outcome: 'applied' | 'done' | 'behind' | 'lost'; readonly seq: number };

export interface EventRange {
  readonly tenantId: TenantId;
  readonly first: number;
  readonly last: number;
  readonly moves: Moves;
}

const flat = (fields: Moves, now: number): (string | number)[] =>
  [...fields].filter(([field]) => isKept(field, now)).flat();

/** Applies each range in one Lua step, all in one round trip. Answers in the order of the ranges. */
export async function applyRanges(
  redis: Redis,
  ranges: readonly EventRange[],
  now: number,
): Promise<ApplyAnswer[]> {
  const answers = await Promise.all(
    ranges.map(({ tenantId, first, last, moves }) =>
      redis.applyMoves(
        tenantKey(tenantId),
        liveKey(shardOf(tenantId)),
        tenantId,
        first,
        last,
        now,
        STREAM_LENGTH,
        ...flat(moves, now),
      ),
    ),
  );
  return answers.map(([outcome, seq]: StepAnswer) => ({ outcome: outcome as ApplyAnswer['outcome'], seq }));
}

/** Writes a rebuilt state under a new epoch; false when someone else replaced the state since `seen` was read. */
export async function restore(
  redis: Redis,
  tenantId: TenantId,
  state: { readonly seq: number; readonly fields: Moves },
  seen: Watermark | null,
  now: number,
): Promise<boolean> {
  const epoch = `${now.toString(36)}-${randomUUID().slice(0, 8)}`;
  const [outcome] = await redis.restoreCounters(
    tenantKey(tenantId),
    liveKey(shardOf(tenantId)),
    tenantId,
    seen?.epoch ?? '',
    epoch,
    state.seq,
    now,
    STREAM_LENGTH,
    ...flat(state.fields, now),
  );
  return outcome === 'restored';
}

export async function readWatermarks(
  redis: Redis,
  tenants: readonly TenantId[],
): Promise<(Watermark | null)[]> {
  const held = await Promise.all(tenants.map((tenant) => redis.hmget(tenantKey(tenant), 'epoch', 'seq')));
  return held.map(([epoch, seq]) => (epoch ? { epoch, seq: Number(seq) } : null));
}

export interface HeldCounters extends Watermark {
  readonly fields: Moves;
}

export async function readCounters(redis: Redis, tenant: TenantId): Promise<HeldCounters | null> {
  const { epoch, seq, ...rest } = await redis.hgetall(tenantKey(tenant));
  if (epoch === undefined) return null;
  return {
    epoch,
    seq: Number(seq),
    fields: new Map(Object.entries(rest).map(([field, value]) => [field, Number(value)])),
  };
}
