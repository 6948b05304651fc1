import type { Redis } from 'ioredis';
import type { Clock } from '../../../shared/domain/clock.ts';
import type { TenantId } from '../../../shared/domain/tenant.ts';
import { PRESENCE_CHANNEL, presenceKey } from '../../../shared/node/redis/keys.ts';
import { type Entry, parse, spell } from './entry.ts';
import type { Said } from './said.ts';

/** What a server that was killed leaves behind is gone after this. */
export const ENTRY_LIFE_MS = 20_000;
/** A tenant's entries go as a whole if nobody has renewed any for long. */
const KEY_LIFE_MS = 10 * ENTRY_LIFE_MS;

/** An entry and whose incident it is about. */
export interface Placed {
  readonly tenant: TenantId;
  readonly entry: Entry;
}

/** Who is at which incident, in Redis: seen by every server, and gone soon after the server that keeps it there. */
export class PresenceStore {
  readonly #redis: Redis;
  readonly #clock: Clock;

  constructor(redis: Redis, clock: Clock) {
    this.#redis = redis;
    this.#clock = clock;
  }

  async put({ tenant, entry }: Placed): Promise<void> {
    const key = presenceKey(tenant);
    const told = JSON.stringify({ kind: 'changed', tenant, incident: entry.incident } satisfies Said);
    await this.#redis.zadd(key, this.#endOf(entry), spell(entry));
    await this.#redis.pexpire(key, KEY_LIFE_MS);
    await this.#redis.publish(PRESENCE_CHANNEL, told);
  }

  async drop({ tenant, entry }: Placed): Promise<void> {
    await this.#redis.zrem(presenceKey(tenant), spell(entry));
    await this.tell({ kind: 'changed', tenant, incident: entry.incident });
  }

  /** Leaves an entry there for `ms` more, if it is there. */
  async shorten({ tenant, entry }: Placed, ms: number): Promise<void> {
    await this.#redis.zadd(presenceKey(tenant), 'XX', String(this.#clock() + ms), spell(entry));
  }

  /**
   * What is still true. A claim that was let go of meanwhile stays so; a look is known by its own server alone, and is
   * put back where Redis has forgotten it.
   */
  async renew(placed: readonly Placed[]): Promise<void> {
    if (placed.length === 0) return;
    const pipeline = this.#redis.pipeline();
    for (const { tenant, entry } of placed) {
      const key = presenceKey(tenant);
      if (entry.kind === 'claim') pipeline.zadd(key, 'XX', String(this.#endOf(entry)), spell(entry));
      else pipeline.zadd(key, this.#endOf(entry), spell(entry));
      pipeline.pexpire(key, KEY_LIFE_MS);
    }
    const answers = (await pipeline.exec()) ?? [];
    const back = placed.filter((_, index) => answers[2 * index]?.[1] === 1);
    for (const { tenant, entry } of back) {
      await this.tell({ kind: 'changed', tenant, incident: entry.incident });
    }
  }

  /** The entries of these tenants that have not ended. */
  async read(tenants: Iterable<TenantId>): Promise<Map<TenantId, Entry[]>> {
    const asked = [...new Set(tenants)];
    const now = this.#clock();
    const pipeline = this.#redis.pipeline();
    for (const tenant of asked) {
      pipeline.zremrangebyscore(presenceKey(tenant), '-inf', String(now));
      pipeline.zrange(presenceKey(tenant), '0', '-1');
    }
    const answers = (await pipeline.exec()) ?? [];
    return new Map(
      asked.map((tenant, index) => {
        const [error, members] = answers[2 * index + 1] ?? [];
        if (error) throw error;
        return [tenant, (members as string[]).flatMap((member) => parse(member) ?? [])];
      }),
    );
  }

  async tell(said: Said): Promise<void> {
    await this.#redis.publish(PRESENCE_CHANNEL, JSON.stringify(said));
  }

  #endOf(entry: Entry): number {
    const end = this.#clock() + ENTRY_LIFE_MS;
    return entry.kind === 'claim' ? Math.min(end, entry.until) : end;
  }
}
