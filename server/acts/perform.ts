import { randomUUID } from 'node:crypto';
import { Fault } from '../../shared/domain/fault.ts';
import { shardOf } from '../../shared/domain/shard.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import type { Author } from '../../shared/node/db/audit.ts';
import { isTransient } from '../../shared/node/db/transient.ts';
import type { EventRange } from '../../shared/node/redis/counters.ts';
import type { Projection } from '../../shared/node/redis/projection.ts';
import type { ServerDeps } from '../deps.ts';
import { grouped } from './grouped.ts';
import { type Deed, onShard, type Wish } from './on-shard.ts';

/** What became of one incident: its version now, whether that is a new one and which note; or why nothing became of it. */
export type Outcome =
  | { readonly version: number; readonly hasChanged: boolean; readonly note: string | null }
  | Fault;

export interface Performed {
  /** By incident. */
  readonly outcomes: ReadonlyMap<number, Outcome>;
  /** The name of the act, where there is something to take back. */
  readonly act: string | null;
}

export interface Performer {
  readonly userId: string;
  readonly name: string;
  authorIn(tenant: TenantId): Author;
}

/**
 * Does one person's deed to incidents of any number of tenants: a transaction a shard, as the shard's only writer, so
 * that one incident's refusal is nobody else's. Then the counters are brought up to what was committed. A deed that comes
 * again under the same `name` is done where it was not yet, and elsewhere answered as it was.
 */
export async function perform(
  deps: ServerDeps & { readonly projection: Projection },
  performer: Performer,
  wishes: readonly Wish[],
  deed: Deed,
  name?: string,
): Promise<Performed> {
  const act = name ?? randomUUID();
  const outcomes = new Map<number, Outcome>();
  const ranges: EventRange[] = [];
  const given = { act, isNamed: name !== undefined, performer, clock: deps.clock, ids: deps.ids };
  try {
    for (const [shard, some] of grouped(wishes, ({ tenantId }) => shardOf(tenantId))) {
      const done = await deps.tenancy
        .asSystem('act on incidents', (tx, end) => onShard(tx, end, shard, { wishes: some, deed, given }))
        .catch((error) => ({ outcomes: unavailable(some, error), ranges: [] }));
      for (const [id, outcome] of done.outcomes) outcomes.set(id, outcome);
      ranges.push(...done.ranges);
    }
  } finally {
    // What was committed is projected, whatever came of the rest; if Redis is away now, the sweep does it.
    await deps.projection
      .apply(ranges)
      .catch((error) => deps.log.warn({ err: error }, 'counters not updated'));
  }
  const isDone = [...outcomes.values()].some((each) => !(each instanceof Fault) && each.hasChanged);
  return { outcomes, act: isDone ? act : null };
}

/** What other shards have committed stands, so it must be told which rows are not among it. */
function unavailable(wishes: readonly Wish[], error: unknown): Map<number, Outcome> {
  if (!isTransient(error)) throw error;
  const fault = new Fault('unavailable', 'the database is not answering; try again');
  return new Map(wishes.map(({ id }) => [id, fault]));
}
