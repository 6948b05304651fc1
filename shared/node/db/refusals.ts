import { sql } from 'kysely';
import type { TenantId } from '../../domain/tenant.ts';
import type { Tx } from './tenancy.ts';

/** A record that was not taken. Instants are epoch milliseconds. */
export interface RefusalRow {
  readonly keyId: string;
  readonly tenantId: TenantId | null;
  readonly at: number;
  readonly format: string;
  readonly field: string;
  readonly reason: string;
  readonly example: string | null;
}

export interface RefusalCount {
  readonly keyId: string;
  readonly tenantId: TenantId | null;
  /** Where its five minutes begin. */
  readonly at: number;
  readonly refused: number;
}

/** In the order of their keys, so that two servers never wait for each other. */
export async function countRefusals(tx: Tx, counts: readonly RefusalCount[]): Promise<void> {
  const rows = counts.map((count) => ({ ...count, at: new Date(count.at) }));
  await sql`
    insert into refusal_counts (ingest_key_id, tenant_id, at, refused)
    select "keyId", "tenantId", at, refused from json_to_recordset(${JSON.stringify(rows)}::json)
      as entry ("keyId" uuid, "tenantId" uuid, at timestamptz, refused bigint) order by 1, 3
    on conflict (ingest_key_id, at) do update set refused = refusal_counts.refused + excluded.refused`.execute(
    tx,
  );
}

export async function putRefusals(tx: Tx, refusals: readonly RefusalRow[]): Promise<void> {
  const rows = refusals.map((refusal) => ({ ...refusal, at: new Date(refusal.at) }));
  await sql`
    insert into refusals (ingest_key_id, tenant_id, at, format, field, reason, example)
    select "keyId", "tenantId", at, format, field, reason, example
    from json_to_recordset(${JSON.stringify(rows)}::json) as entry ("keyId" uuid, "tenantId" uuid,
      at timestamptz, format text, field text, reason text, example text)`.execute(tx);
}

/** Leaves the newest `kept` of each of these keys. */
export async function trimRefusals(tx: Tx, keys: readonly string[], kept: number): Promise<void> {
  await sql`
    delete from refusals using unnest(${keys}::uuid[]) as key (id)
    where ingest_key_id = key.id and refusals.id < (
      select min(newest.id) from (
        select id from refusals r where r.ingest_key_id = key.id order by id desc limit ${kept}) newest)`.execute(
    tx,
  );
}
