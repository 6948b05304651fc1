import { sql } from 'kysely';
import type { RefusedRecord } from '../../wire/http/ingest.ts';
import type { Tx } from './tenancy.ts';

/** What was answered to one ingest request. */
export interface ReceiptRow {
  readonly id: string;
  readonly ingestKeyId: string;
  readonly idempotencyKey: string | null;
  readonly bodyHash: Buffer;
  readonly accepted: number;
  readonly quarantined: number;
  readonly refused: readonly RefusedRecord[];
  readonly receivedAt: number;
}

/** What became of receipts: the ids stored, and the keys that are alive. */
export interface StoredReceipts {
  readonly stored: ReadonlySet<string>;
  readonly live: ReadonlySet<string>;
}

/**
 * Stores receipts of keys that are not revoked, and holds these keys until commit: a revocation waits for what is
 * being stored, and nothing is stored after it. A receipt whose idempotency key was used before is left out.
 */
export async function putReceipts(tx: Tx, receipts: readonly ReceiptRow[]): Promise<StoredReceipts> {
  const entries = receipts.map((receipt) => ({
    id: receipt.id,
    ingest_key_id: receipt.ingestKeyId,
    idempotency_key: receipt.idempotencyKey,
    body_hash: `\\x${receipt.bodyHash.toString('hex')}`,
    accepted: receipt.accepted,
    quarantined: receipt.quarantined,
    refused: receipt.refused,
    received_at: new Date(receipt.receivedAt),
  }));
  const keys = [...new Set(receipts.map((receipt) => receipt.ingestKeyId))];
  const { rows } = await sql<{ stored: string[] | null; live: string[] | null }>`
    with live as materialized (
      select id from ingest_keys where id = any(${keys}::uuid[]) and revoked_at is null order by id for share),
    stored as (
      insert into receipts
        (id, ingest_key_id, idempotency_key, body_hash, accepted, quarantined, refused, received_at)
      select * from json_to_recordset(${JSON.stringify(entries)}::json) as entry (id uuid, ingest_key_id uuid,
        idempotency_key text, body_hash bytea, accepted integer, quarantined integer, refused jsonb,
        received_at timestamptz)
      where ingest_key_id in (select id from live)
      on conflict (ingest_key_id, idempotency_key) do nothing
      returning id)
    select (select array_agg(id::text) from stored) as stored, (select array_agg(id::text) from live) as live`.execute(
    tx,
  );
  return { stored: new Set(rows[0]!.stored), live: new Set(rows[0]!.live) };
}

export async function findByIdempotencyKey(
  tx: Tx,
  ingestKeyId: string,
  key: string,
): Promise<ReceiptRow | null> {
  const row = await tx
    .selectFrom('receipts')
    .selectAll()
    .where('ingest_key_id', '=', ingestKeyId)
    .where('idempotency_key', '=', key)
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

export async function findReceipt(tx: Tx, ingestKeyId: string, id: string): Promise<ReceiptRow | null> {
  const row = await tx
    .selectFrom('receipts')
    .selectAll()
    .where('ingest_key_id', '=', ingestKeyId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

interface Stored {
  id: string;
  ingest_key_id: string;
  idempotency_key: string | null;
  body_hash: Buffer;
  accepted: number;
  quarantined: number;
  refused: unknown;
  received_at: Date;
}

const fromRow = (row: Stored): ReceiptRow => ({
  id: row.id,
  ingestKeyId: row.ingest_key_id,
  idempotencyKey: row.idempotency_key,
  bodyHash: row.body_hash,
  accepted: row.accepted,
  quarantined: row.quarantined,
  refused: row.refused as RefusedRecord[],
  receivedAt: row.received_at.getTime(),
});

/** Where a receipt's records are now; each in one of the first four, and `failed` among the `done`. */
export interface Progress {
  readonly quarantined: number;
  readonly discarded: number;
  readonly waiting: number;
  readonly done: number;
  readonly failed: number;
}

/** How far the workers are with a receipt's records. What was discarded is done and belongs to nobody. */
export async function progressOf(tx: Tx, receiptId: string): Promise<Progress> {
  const { rows } = await sql<Progress>`
    select coalesce(sum(records) filter (where state = 'quarantined'), 0)::int as quarantined,
           coalesce(sum(records) filter (where state = 'done' and tenant_id is null), 0)::int as discarded,
           coalesce(sum(records) filter (where state = 'waiting'), 0)::int as waiting,
           coalesce(sum(records) filter (where state = 'done' and tenant_id is not null), 0)::int as done,
           (select count(*)::int from dead_letters join inbox i on i.id = dead_letters.inbox_id
            where i.receipt_id = ${receiptId}) as failed
    from inbox where receipt_id = ${receiptId}`.execute(tx);
  return rows[0]!;
}
