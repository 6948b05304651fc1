import type { PickedRow } from './inbox.ts';
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

export async function putDeadLetters(tx: Tx, letters: readonly DeadLetter[], at: number): Promise<void> {
  if (letters.length === 0) return;
  const values = letters.map(({ row, index, record, error }) => ({
    inbox_id: row.id,
    tenant_id: row.tenantId,
    record_index: index,
    record,
    error: error.slice(0, MAX_ERROR_CHARS),
    failed_at: new Date(at),
  }));
  await tx
    .insertInto('dead_letters')
    .values(values)
    .onConflict((conflict) => conflict.columns(['inbox_id', 'record_index']).doNothing())
    .execute();
}
