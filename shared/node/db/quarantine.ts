import { type RawBuilder, sql } from 'kysely';
import type { Tx } from './tenancy.ts';

/** Which of the waiting: all of them, of a name, of a format. */
export interface Choice {
  readonly hint?: string;
  readonly format?: string;
}

/** A quarantined row, locked. */
export interface QuarantinedRow {
  readonly id: number;
  readonly receiptId: string;
  readonly hint: string;
  readonly format: string;
  readonly records: number;
  readonly payload: string;
  readonly headers: Readonly<Record<string, string>> | null;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
}

const chosen = ({ hint, format }: Choice): RawBuilder<unknown> => sql`
  state = 'quarantined'
  ${hint === undefined ? sql`` : sql`and tenant_hint = ${hint}`}
  ${format === undefined ? sql`` : sql`and format = ${format}`}`;

/** Rows one go takes at most, whatever they hold. */
const ROWS_A_GO = 100;
/** A row holds up to 500 records; a go ends with the row that reaches one of these. */
const RECORDS_A_GO = 10_000;
const BYTES_A_GO = 16 * 1024 * 1024;

/**
 * Locks the oldest rows that were not looked at under this routing generation. Rows that another go holds are its
 * own: they are passed over, and so no record is placed twice.
 */
export async function takeUntried(tx: Tx, choice: Choice, generation: number): Promise<QuarantinedRow[]> {
  const { rows } = await sql<{ id: number; records: number; bytes: number }>`
    select id, records, octet_length(payload) as bytes from inbox
    where ${chosen(choice)} and tried < ${generation}
    order by id limit ${ROWS_A_GO} for update skip locked`.execute(tx);
  return readQuarantined(tx, upTo(rows));
}

function upTo(rows: readonly { id: number; records: number; bytes: number }[]): number[] {
  const ids: number[] = [];
  let [records, bytes] = [0, 0];
  for (const row of rows) {
    if (records >= RECORDS_A_GO || bytes >= BYTES_A_GO) break;
    ids.push(row.id);
    records += row.records;
    bytes += row.bytes;
  }
  return ids;
}

async function readQuarantined(tx: Tx, ids: readonly number[]): Promise<QuarantinedRow[]> {
  const rows = await tx
    .selectFrom('inbox')
    .select(['id', 'receipt_id', 'tenant_hint', 'format', 'records', 'payload', 'headers', 'received_at'])
    .where(sql<boolean>`id = any(${ids}::bigint[])`)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    receiptId: row.receipt_id,
    hint: row.tenant_hint ?? '',
    format: row.format,
    records: row.records,
    payload: row.payload,
    headers: row.headers as Readonly<Record<string, string>> | null,
    receivedAt: row.received_at.getTime(),
  }));
}

/** What is left of rows of which some records found a home. */
export interface Remainder {
  readonly id: number;
  readonly records: number;
  readonly payload: string;
}

export async function reduceRow(tx: Tx, { id, records, payload }: Remainder): Promise<void> {
  await tx.updateTable('inbox').set({ records, payload }).where('id', '=', id).execute();
}

/** Rows whose records have all moved to rows of their own. */
export async function removeRows(tx: Tx, ids: readonly number[]): Promise<void> {
  await sql`delete from inbox where id = any(${ids}::bigint[])`.execute(tx);
}

/** Remembers that these rows were looked at, so that the next go begins after them. */
export async function markTried(tx: Tx, ids: readonly number[], generation: number): Promise<void> {
  await sql`update inbox set tried = ${generation} where id = any(${ids}::bigint[])`.execute(tx);
}

/** Records of the choice that no go has looked at under this generation. */
export async function countUntried(tx: Tx, choice: Choice, generation: number): Promise<number> {
  const { rows } = await sql<{ records: number }>`
    select coalesce(sum(records), 0)::bigint as records from inbox
    where ${chosen(choice)} and tried < ${generation}`.execute(tx);
  return rows[0]!.records;
}

/**
 * Lets go of up to a go's worth of rows; answers how many records that were. The rows stay without their payload, for
 * receipts still tell of them.
 */
export async function discardRows(tx: Tx, choice: Choice, at: number): Promise<number> {
  const { rows } = await sql<{ records: number }>`
    with gone as (
      select id from inbox where ${chosen(choice)} order by id limit ${ROWS_A_GO * 10} for update skip locked),
    discarded as (
      update inbox set state = 'done', payload = '', headers = null, processed_at = ${new Date(at)}
      from gone where gone.id = inbox.id returning inbox.records)
    select coalesce(sum(records), 0)::bigint as records from discarded`.execute(tx);
  return rows[0]!.records;
}

export async function countQuarantined(tx: Tx, choice: Choice): Promise<number> {
  const { rows } = await sql<{ records: number }>`
    select coalesce(sum(records), 0)::bigint as records from inbox where ${chosen(choice)}`.execute(tx);
  return rows[0]!.records;
}

/** Records may have megabytes, and a list many groups. */
export const MAX_SAMPLE_CHARS = 20_000;

/** Records that wait under one name in one format. */
export interface QuarantineGroupRow {
  readonly hint: string;
  readonly format: string;
  readonly records: number;
  readonly first_at: Date;
  readonly last_at: Date;
  /** The last record of the newest row, JSON text as it is kept, cut to `MAX_SAMPLE_CHARS` and one. */
  readonly sample: string;
  readonly key_id: string;
  readonly key_name: string;
}

/** The largest groups first. A key outlives its receipts, a receipt its quarantine: the newest that is known is named. */
export async function quarantineGroups(tx: Tx, limit: number): Promise<QuarantineGroupRow[]> {
  const { rows } = await sql<QuarantineGroupRow>`
    select grouped.*, newest.sample, coalesce(k.id::text, '') as key_id, coalesce(k.name, '') as key_name
    from (
      select tenant_hint as hint, format, sum(records)::bigint as records,
             min(received_at) as first_at, max(received_at) as last_at, max(id) as newest_id
      from inbox where state = 'quarantined' group by tenant_hint, format
      order by sum(records) desc, tenant_hint, format limit ${limit}) grouped
    join lateral (
      select receipt_id, left(split_part(payload, E'\n', -1), ${MAX_SAMPLE_CHARS + 1}::int) as sample from inbox where id = grouped.newest_id) newest
      on true
    left join receipts r on r.id = newest.receipt_id
    left join ingest_keys k on k.id = r.ingest_key_id
    order by grouped.records desc, grouped.hint, grouped.format`.execute(tx);
  return rows;
}
