import type { TenantId } from '../../../shared/domain/tenant.ts';
import type { Tenancy, Tx } from '../../../shared/node/db/tenancy.ts';
import type { Columns } from './columns.ts';
import { freeze, readPositions, readRowsAfter } from './read.ts';

/** What SQL says of a tenant that the register does not: must be 0. */
export interface Drift {
  readonly tenantId: TenantId;
  /** Incidents that differ, or that one of both does not have. */
  readonly incidents: number;
}

/**
 * Compares a tenant's columns with its rows. Only equal positions can be compared: one that moves meanwhile is left
 * for its next turn, and then null is answered.
 */
export const auditColumns = (
  tenancy: Tenancy,
  tenantId: TenantId,
  held: { readonly seq: number; readonly columns: Columns },
): Promise<Drift | null> =>
  tenancy.asSystem('audit the register of incidents', async (tx) => {
    await freeze(tx);
    const [head] = await readPositions(tx, [tenantId]);
    if (head?.seq !== held.seq) return null;
    const { read, wrong } = await compare(tx, tenantId, held.columns);
    const incidents = wrong + Math.abs(held.columns.held - read);
    // What was put in its place while it was read is ahead of the snapshot, and no drift.
    return head.seq === held.seq ? { tenantId, incidents } : null;
  });

async function compare(tx: Tx, tenantId: TenantId, columns: Columns) {
  let read = 0;
  let wrong = 0;
  for (let number = 0; ; ) {
    const rows = await readRowsAfter(tx, tenantId, number);
    read += rows.length;
    wrong += rows.filter((row) => !columns.holds(row)).length;
    if (rows.length === 0) return { read, wrong };
    number = rows.at(-1)!.number;
  }
}
