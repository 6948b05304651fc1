import { sql } from 'kysely';
import { MINUTE_MS } from '../../shared/domain/clock.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import type { ConnectorKind } from '../../shared/wire/http/connectors.ts';
import type { Position } from './kinds/kind.ts';

/** A run's time: what is left is the next run's, at once. */
export const RUN_LIMIT_MS = MINUTE_MS;
/** Beyond the limit a run is taken for dead, and whoever has it still can change nothing any more. */
const CLAIM_MS = 2 * RUN_LIMIT_MS;

/** What a cursor remembers beside its kind's position. */
export interface Cursor {
  readonly position: Position;
  readonly said: string | null;
  /** Digests of records lately stored: where readings overlap they are passed over. */
  readonly seen: readonly string[];
}

export interface Claimed {
  readonly id: string;
  readonly runId: string;
  readonly tenantId: TenantId | null;
  readonly keyId: string;
  readonly mappingVersion: number;
  readonly kind: ConnectorKind;
  readonly name: string;
  readonly settings: unknown;
  readonly secret: Buffer | null;
  readonly intervalS: number;
  readonly failures: number;
  readonly cursor: Cursor;
}

interface Row {
  id: string;
  run_id: string;
  tenant_id: string | null;
  ingest_key_id: string;
  mapping_version: number;
  kind: string;
  name: string;
  settings: unknown;
  secret: Buffer | null;
  interval_s: number;
  failures: number;
  cursor: Partial<Cursor>;
}

/** Connectors whose time has come, the longest due first; no other worker gets them. A closed tenant's rest. */
export async function claimDue(tx: Tx, now: number, limit: number): Promise<Claimed[]> {
  const [at, until] = [new Date(now), new Date(now + CLAIM_MS)];
  const { rows } = await sql<Row>`
    with due as (
      select c.id from connectors c left join tenants t on t.id = c.tenant_id
      where c.enabled and c.next_run_at <= ${at} and (c.run_until is null or c.run_until < ${at})
        and (t.id is null or t.state in ('trial', 'active'))
      order by c.next_run_at limit ${limit} for update of c skip locked)
    update connectors c set run_id = gen_random_uuid(), run_until = ${until}, last_run_at = ${at}
    from due, ingest_keys k
    where c.id = due.id and k.id = c.ingest_key_id
    returning c.id, c.run_id, c.tenant_id, c.ingest_key_id, k.mapping_version, c.kind, c.name, c.settings,
      c.secret, c.interval_s, c.failures, c.cursor`.execute(tx);
  return rows.map((row) => ({
    id: row.id,
    runId: row.run_id,
    tenantId: row.tenant_id as TenantId | null,
    keyId: row.ingest_key_id,
    mappingVersion: row.mapping_version,
    kind: row.kind as ConnectorKind,
    name: row.name,
    settings: row.settings,
    secret: row.secret,
    intervalS: row.interval_s,
    failures: row.failures,
    cursor: { position: {}, said: null, seen: [], ...row.cursor },
  }));
}

/** The run is no longer this one's: the connector was changed, paused or given to another worker meanwhile. */
export class RunTaken extends Error {
  override readonly name = 'RunTaken';
}

/** Moves the cursor, within the transaction that stores what lies before it. */
export async function moveCursor(
  tx: Tx,
  { id, runId }: Pick<Claimed, 'id' | 'runId'>,
  cursor: Cursor,
  records: number,
): Promise<void> {
  const { numAffectedRows } = await sql`
    update connectors c set cursor = ${JSON.stringify(cursor)}::jsonb, records = records + ${records}
    where c.id = ${id} and c.run_id = ${runId} and c.enabled
      and not exists (select from tenants t where t.id = c.tenant_id and t.state not in ('trial', 'active'))`.execute(
    tx,
  );
  if (numAffectedRows !== 1n) throw new RunTaken('the run was taken back');
}

/** How a run ended. `null` for no fault. */
export interface Ending {
  readonly error: string | null;
  readonly nextRunAt: number;
}

export async function endRun(tx: Tx, run: Claimed, { error, nextRunAt }: Ending, now: number): Promise<void> {
  const failed = error !== null;
  await sql`
    update connectors set run_id = null, run_until = null,
      -- Whoever asked for a run meanwhile gets it.
      next_run_at = case when next_run_at > last_run_at then least(next_run_at, ${new Date(nextRunAt)})
        else ${new Date(nextRunAt)} end,
      last_error = ${error},
      failures = case when ${failed} then failures + 1 else 0 end,
      last_success_at = case when ${failed} then last_success_at else ${new Date(now)} end
    where id = ${run.id} and run_id = ${run.runId}`.execute(tx);
}
