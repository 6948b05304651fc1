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

/** Stores receipts; answers the ids stored. One whose idempotency key was used before is left out. */
export async function putReceipts(tx: Tx, receipts: readonly ReceiptRow[]): Promise<Set<string>> {
  const rows = await tx
    .insertInto('receipts')
    .values(
      receipts.map((receipt) => ({
        id: receipt.id,
        ingest_key_id: receipt.ingestKeyId,
        idempotency_key: receipt.idempotencyKey,
        body_hash: receipt.bodyHash,
        accepted: receipt.accepted,
        quarantined: receipt.quarantined,
        refused: JSON.stringify(receipt.refused),
        received_at: new Date(receipt.receivedAt),
      })),
    )
    .onConflict((conflict) => conflict.columns(['ingest_key_id', 'idempotency_key']).doNothing())
    .returning('id')
    .execute();
  return new Set(rows.map((row) => row.id));
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

/** How far the workers are with a receipt's records. */
export async function progressOf(
  tx: Tx,
  receiptId: string,
): Promise<{ waiting: number; done: number; failed: number }> {
  const { rows } = await sql<{ waiting: number; done: number; failed: number }>`
    select coalesce(sum(records) filter (where state = 'waiting'), 0)::int as waiting,
           coalesce(sum(records) filter (where state = 'done'), 0)::int as done,
           (select count(*)::int from dead_letters join inbox i on i.id = dead_letters.inbox_id
            where i.receipt_id = ${receiptId}) as failed
    from inbox where receipt_id = ${receiptId}`.execute(tx);
  return rows[0]!;
}
