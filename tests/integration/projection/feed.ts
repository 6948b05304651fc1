import type { Redis } from 'ioredis';
import type { Mirror, StreamEntry } from '../../../server/live/mirror.ts';
import { shardOf } from '../../../shared/domain/shard.ts';
import type { Tenant, TenantId } from '../../../shared/domain/tenant.ts';
import { readCounters, readWatermarks } from '../../../shared/node/redis/counters.ts';
import { liveKey } from '../../../shared/node/redis/keys.ts';

/** What happens to one stream entry on its way: taken, lost, taken twice, or taken after the next one. */
const LOST = 1;
const REPEATED = 2;
const LATE = 3;

/** Feeds a mirror from the live streams over a bad line. `check` is the follower's comparison of positions. */
export class Feed {
  readonly #redis: Redis;
  readonly #mirror: Mirror;
  readonly #tenants: readonly Tenant[];
  readonly #positions = new Map<string, string>();

  constructor(redis: Redis, mirror: Mirror, tenants: readonly Tenant[]) {
    this.#redis = redis;
    this.#mirror = mirror;
    this.#tenants = tenants;
    for (const { id } of tenants) this.#positions.set(liveKey(shardOf(id)), '0-0');
  }

  async read(loss: readonly number[]): Promise<void> {
    const reload = new Set<TenantId>();
    for (const [index, entry] of disturbed(await this.#entries(), loss).entries()) {
      if (this.#mirror.take(entry) === 'reload') reload.add(entry.tenantId);
      // The follower may ask for the state before it has taken the rest, or after.
      if (index % 2 === 0) await this.#load([...reload]);
    }
    await this.#load([...reload]);
  }

  async check(): Promise<void> {
    const ids = this.#tenants.map((tenant) => tenant.id);
    const marks = await readWatermarks(this.#redis, ids);
    const moved = ids.filter((id, index) => {
      const held = this.#mirror.position(id)!;
      const mark = marks[index];
      return mark && (held.epoch !== mark.epoch || held.seq < mark.seq);
    });
    await this.#load(moved);
  }

  async #load(tenants: readonly TenantId[]): Promise<void> {
    for (const id of tenants) {
      const held = await readCounters(this.#redis, id);
      if (held !== null) this.#mirror.load(id, held);
    }
  }

  async #entries(): Promise<StreamEntry[]> {
    const mine = new Set<string>(this.#tenants.map((tenant) => tenant.id));
    const found: StreamEntry[] = [];
    for (const [key, position] of this.#positions) {
      for (const [id, fields] of await this.#redis.xrange(key, `(${position}`, '+')) {
        this.#positions.set(key, id);
        found.push(entryOf(fields));
      }
    }
    return found.filter((entry) => mine.has(entry.tenantId));
  }
}

function disturbed(entries: readonly StreamEntry[], loss: readonly number[]): StreamEntry[] {
  const out: StreamEntry[] = [];
  let late: StreamEntry | undefined;
  for (const [index, entry] of entries.entries()) {
    const fate = loss[index % loss.length];
    if (fate === LOST) continue;
    if (fate === LATE && late === undefined) {
      late = entry;
      continue;
    }
    out.push(entry);
    if (fate === REPEATED) out.push(entry, ...out.slice(0, 2));
    if (late !== undefined) out.push(late);
    late = undefined;
  }
  return late === undefined ? out : [...out, late];
}

function entryOf(fields: readonly string[]): StreamEntry {
  const value = (name: string) => fields[fields.indexOf(name) + 1]!;
  return {
    tenantId: value('tenant') as TenantId,
    epoch: value('epoch'),
    from: Number(value('from')),
    to: Number(value('to')),
    cells: value('cells'),
  };
}
