import { sql } from 'kysely';
import { shardOf } from '../../domain/shard.ts';
import type { TenantId } from '../../domain/tenant.ts';
import { type PickedRow, putRows } from './inbox.ts';
import type { Tx } from './tenancy.ts';

/** A record that could not be recorded, and why. */
export interface DeadLetter {
  readonly row: PickedRow;
  readonly index: number;
  readonly record: string;
  readonly error: string;
}

/** Longer errors repeat the record, which is kept beside them. */
const MAX_ERROR_CHARS = 2_000;

/** One that was replayed before says with how many attempts it comes back. */
export async function putDeadLetters(tx: Tx, letters: readonly DeadLetter[], at: number): Promise<void> {
  if (letters.length === 0) return;
  const values = letters.map(({ row, index, record, error }) => ({
    inbox_id: row.id,
    tenant_id: row.tenantId,
    record_index: index,
    record,
    error: error.slice(0, MAX_ERROR_CHARS),
    failed_at: new Date(at),
    attempts: sql<number>`(select attempts + 1 from inbox where id = ${row.id})`,
  }));
  await tx
    .insertInto('dead_letters')
    .values(values)
    .onConflict((conflict) => conflict.columns(['inbox_id', 'record_index']).doNothing())
    .execute();
}

/** Which letters: one by its number, those of a tenant, or all. */
export interface Letters {
  readonly id?: number;
  readonly tenantId?: TenantId;
}

/** A letter that went back into the inbox. */
export interface RevivedLetter {
  readonly id: number;
  readonly tenantId: TenantId;
  readonly error: string;
  readonly attempts: number;
  readonly shard: number;
}

/** Letters one transaction takes at most: each may be a record of a megabyte. */
const LETTERS_A_GO = 200;

/**
 * Puts letters back into the inbox, each as a row of its own, oldest first. The row they come from no longer accounts
 * for them; a letter that somebody else is replaying is passed over.
 */
export async function reviveLetters(tx: Tx, which: Letters, at: number): Promise<RevivedLetter[]> {
  const taken = await takeLetters(tx, which);
  await putRows(
    tx,
    taken.map((letter) => ({
      receiptId: letter.receipt_id,
      tenantId: letter.tenant_id as TenantId,
      tenantHint: null,
      shard: shardOf(letter.tenant_id as TenantId),
      format: letter.format,
      records: 1,
      payload: letter.record,
      state: 'waiting',
      receivedAt: letter.received_at.getTime(),
      replayedAt: at,
      attempts: letter.attempts,
    })),
  );
  return taken.map(({ id, tenant_id, error, attempts }) => {
    const tenantId = tenant_id as TenantId;
    return { id, tenantId, error, attempts, shard: shardOf(tenantId) };
  });
}

interface TakenLetter {
  id: number;
  tenant_id: string;
  record: string;
  error: string;
  attempts: number;
  receipt_id: string;
  format: string;
  received_at: Date;
}

async function takeLetters(tx: Tx, { id, tenantId }: Letters): Promise<TakenLetter[]> {
  const { rows } = await sql<TakenLetter>`
    with taken as materialized (
      select id from dead_letters where discarded_at is null
        ${id === undefined ? sql`` : sql`and id = ${id}`}
        ${tenantId === undefined ? sql`` : sql`and tenant_id = ${tenantId}`}
      order by id limit ${LETTERS_A_GO} for update skip locked),
    letters as (
      delete from dead_letters using taken where taken.id = dead_letters.id
      returning dead_letters.id, inbox_id, tenant_id, record, error, dead_letters.attempts),
    lightened as (
      update inbox set records = inbox.records - n.letters
      from (select inbox_id, count(*) as letters from letters group by inbox_id) n where n.inbox_id = inbox.id)
    select letters.id, letters.tenant_id, record, error, letters.attempts, receipt_id, format, received_at
    from letters join inbox on inbox.id = letters.inbox_id order by letters.id`.execute(tx);
  return rows;
}

/** Keeps that a record was given up, and not the record: its receipt still tells of it. Answers what it was. */
export async function discardLetter(
  tx: Tx,
  id: number,
  at: number,
): Promise<{ readonly tenantId: TenantId; readonly error: string } | null> {
  const row = await tx
    .updateTable('dead_letters')
    .set({ record: '', discarded_at: new Date(at) })
    .where('id', '=', id)
    .where('discarded_at', 'is', null)
    .returning(['tenant_id', 'error'])
    .executeTakeFirst();
  return row === undefined ? null : { tenantId: row.tenant_id as TenantId, error: row.error };
}

/** Letters of a tenant, or of all, that are neither replayed nor discarded. */
export async function countLetters(tx: Tx, tenantId: TenantId | undefined): Promise<number> {
  const query = tx
    .selectFrom('dead_letters')
    .select((eb) => eb.fn.countAll<number>().as('letters'))
    .where('discarded_at', 'is', null);
  const chosen = tenantId === undefined ? query : query.where('tenant_id', '=', tenantId);
  return (await chosen.executeTakeFirstOrThrow()).letters;
}
