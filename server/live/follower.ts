import type { Redis } from 'ioredis';
import type { Clock } from '../../shared/domain/clock.ts';
import type { Tenant, TenantId } from '../../shared/domain/tenant.ts';
import type { Tenancy } from '../../shared/node/db/tenancy.ts';
import type { Logger } from '../../shared/node/log.ts';
import { readCounters, readWatermarks } from '../../shared/node/redis/counters.ts';
import { liveKey } from '../../shared/node/redis/keys.ts';
import { shards } from '../../shared/wire/jobs.ts';
import type { Currency } from './hub.ts';
import type { Mirror, StreamEntry } from './mirror.ts';

/** A read that finds nothing comes back after this, which proves that there was nothing: the numbers are current. */
const BLOCK_MS = 500;
/** Entries per shard and read; the rest comes with the next read at once. */
const READ_COUNT = 500;
/** Counters read at once at start, so that a thousand tenants do not queue a thousand replies. */
const LOAD_AT_ONCE = 50;
/** After a failed read (Redis away). */
const RETRY_MS = 200;
/** Clusters forget and streams are trimmed: every position is compared this often. */
const CHECK_EVERY_MS = 2_000;

export interface FollowerDeps {
  readonly redis: Redis;
  /** A connection of its own: a blocking read lets nothing else through. */
  readonly reader: Redis;
  readonly tenancy: Tenancy;
  readonly mirror: Mirror;
  readonly currency: Currency;
  readonly clock: Clock;
  readonly log: Logger;
}

type StreamReply = [key: string, entries: [id: string, fields: string[]][]][] | null;

/** Keeps the mirror up to the shards' live streams. */
export class Follower {
  readonly #deps: FollowerDeps;
  readonly #positions = new Map<string, string>(shards.map((shard) => [liveKey(shard), '0-0']));
  #lastCheck = 0;
  #listed = '';
  #closed = false;
  #loop: Promise<void> = Promise.resolve();

  constructor(deps: FollowerDeps) {
    this.#deps = deps;
  }

  /** Position first, then state: what arrives in between is read again and recognised. */
  async start(): Promise<void> {
    for (const key of this.#positions.keys()) this.#positions.set(key, await this.#lastId(key));
    await this.refreshTenants();
    this.#loop = this.#follow();
  }

  /** Reads the list of tenants anew, and the counters of those not mirrored yet; answers whether it changed. */
  async refreshTenants(): Promise<boolean> {
    const { tenancy, mirror } = this.#deps;
    const rows = await tenancy.asSystem('list tenants to mirror', (tx) =>
      tx
        .selectFrom('tenants')
        .select(['id', 'slug', 'name', 'state', 'criticality'])
        .orderBy('name')
        .execute(),
    );
    const listed = JSON.stringify(rows);
    if (listed === this.#listed) return false;
    await this.#load(mirror.setTenants(rows as unknown as Tenant[]));
    // Last, so that a list whose counters could not be read (Redis away) is looked at again.
    this.#listed = listed;
    return true;
  }

  async close(): Promise<void> {
    this.#closed = true;
    const { reader } = this.#deps;
    const reachable = reader.status === 'ready';
    reader.disconnect();
    // While Redis is away the read under way never ends, and there is nothing to wait for.
    if (reachable) await this.#loop;
  }

  async #follow(): Promise<void> {
    while (!this.#closed) {
      try {
        await this.#step();
      } catch (error) {
        if (this.#closed) return;
        this.#deps.log.warn({ err: error }, 'live stream lost; trying again');
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
  }

  async #step(): Promise<void> {
    const { reader, currency, clock } = this.#deps;
    const keys = [...this.#positions.keys()];
    const reply = (await reader.xread(
      ...([
        'COUNT',
        READ_COUNT,
        'BLOCK',
        BLOCK_MS,
        'STREAMS',
        ...keys,
        ...this.#positions.values(),
      ] as unknown as ['STREAMS', string, string]),
    )) as StreamReply;
    const reload = new Set<TenantId>();
    for (const [key, entries] of reply ?? []) {
      for (const [id, fields] of entries) {
        this.#positions.set(key, id);
        const entry = entryOf(fields);
        if (this.#deps.mirror.take(entry) === 'reload') reload.add(entry.tenantId);
      }
    }
    await this.#load([...reload]);
    const current = await this.#check();
    if (current) currency.asOf = clock();
  }

  async #load(tenants: readonly TenantId[]): Promise<void> {
    const { redis, mirror } = this.#deps;
    for (let start = 0; start < tenants.length; start += LOAD_AT_ONCE) {
      await Promise.all(
        tenants.slice(start, start + LOAD_AT_ONCE).map(async (tenant) => {
          const held = await readCounters(redis, tenant);
          if (held !== null) mirror.load(tenant, held);
        }),
      );
    }
  }

  /** Compares every position with Redis now and then; false while counters that were there are gone. */
  async #check(): Promise<boolean> {
    const { redis, mirror, clock } = this.#deps;
    if (clock() - this.#lastCheck < CHECK_EVERY_MS) return true;
    const tenants = mirror.tenants().map((tenant) => tenant.id);
    const marks = await readWatermarks(redis, tenants);
    const moved = tenants.filter((tenant, index) => {
      const held = mirror.position(tenant);
      const mark = marks[index];
      return mark && held && (held.epoch !== mark.epoch || held.seq < mark.seq);
    });
    await this.#load(moved);
    const lost = tenants.some((tenant, index) => !marks[index] && mirror.position(tenant)?.epoch);
    if (!lost) this.#lastCheck = clock();
    return !lost;
  }

  async #lastId(key: string): Promise<string> {
    const [last] = await this.#deps.redis.xrevrange(key, '+', '-', 'COUNT', 1);
    return last?.[0] ?? '0-0';
  }
}

function entryOf(fields: readonly string[]): StreamEntry {
  const named = new Map<string, string>();
  for (let i = 0; i < fields.length; i += 2) named.set(fields[i]!, fields[i + 1]!);
  return {
    tenantId: named.get('tenant') as TenantId,
    epoch: named.get('epoch') ?? '',
    from: Number(named.get('from')),
    to: Number(named.get('to')),
    cells: named.get('cells') ?? '',
  };
}
