import { sql } from 'kysely';
import type { LogEvent } from '../../shared/domain/event.ts';
import { calmAt } from '../../shared/domain/flapping.ts';
import { shardOf } from '../../shared/domain/shard.ts';
import { endsAt } from '../../shared/domain/storm.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import { appendToLogs } from '../../shared/node/db/log.ts';
import { loadStormySources, putSources } from '../../shared/node/db/sources.ts';
import { putStorms } from '../../shared/node/db/storms.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import type { WorkerDeps } from '../deps.ts';
import { commit } from '../ingest/commit.ts';
import { stormEvent } from '../ingest/sources.ts';

const ACTOR = 'watchfloor';
/** Unmarked per tenant and look; the rest waits for the next, some seconds later. */
const MARKS_A_LOOK = 1_000;

/** Ends what has gone quiet, of which nobody else would say so: storms, and marks of flapping. */
export async function calm(deps: WorkerDeps): Promise<void> {
  const tenants = await deps.tenancy.asSystem('look for what has gone quiet', restless);
  for (const tenantId of tenants) {
    // As the shard's only writer: a worker may be about to go on with the storm.
    await commit(deps, shardOf(tenantId), async (tx) => {
      const now = deps.clock();
      const events = [...(await endStorms(tx, tenantId, now)), ...(await unmark(tx, tenantId, now))];
      return appendToLogs(tx, new Map(events.length === 0 ? [] : [[tenantId, events]]));
    });
  }
}

/** Few: an index holds the storms that rage, another the incidents that flap. */
async function restless(tx: Tx): Promise<TenantId[]> {
  const { rows } = await sql<{ tenant_id: TenantId }>`
    select tenant_id from storms where ended_at is null
    union select tenant_id from incidents where flapping order by 1`.execute(tx);
  return rows.map((row) => row.tenant_id);
}

async function endStorms(tx: Tx, tenantId: TenantId, now: number): Promise<LogEvent[]> {
  const sources = await loadStormySources(tx, tenantId);
  const quiet = sources.filter(({ openings }) => endsAt({ openings, raging: true }) <= now);
  if (quiet.length === 0) return [];
  const storms = quiet.map(({ storm, openings }) => ({
    ...storm!,
    endedAt: endsAt({ openings, raging: true }),
  }));
  await putStorms(tx, storms);
  await putSources(
    tx,
    quiet.map((source) => ({ ...source, openings: [], storm: null })),
  );
  return storms.map((storm) => stormEvent('storm.ended', storm, ACTOR));
}

async function unmark(tx: Tx, tenantId: TenantId, now: number): Promise<LogEvent[]> {
  const marked = await tx
    .selectFrom('incidents')
    .select(['id', 'flips'])
    .where('tenant_id', '=', tenantId)
    .where('flapping', '=', true)
    .orderBy('id')
    .limit(MARKS_A_LOOK)
    .forUpdate()
    .execute();
  const ids = marked
    .filter(({ flips }) => calmAt(flips.map((at) => at.getTime())) <= now)
    .map((row) => row.id);
  if (ids.length === 0) return [];
  await sql`
    update incidents set flapping = false, version = version + 1
    where tenant_id = ${tenantId} and id = any(${ids}::bigint[])`.execute(tx);
  return ids.map((incidentId) => ({
    kind: 'incident.changed',
    incidentId,
    at: now,
    actor: ACTOR,
    data: { changes: { flapping: [true, false] } },
  }));
}
