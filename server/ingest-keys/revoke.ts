import { type Author, audit } from '../../shared/node/db/audit.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import { type Holder, lockSlot, targetOf } from './keys.ts';

/**
 * Ends a key at once and for ever: requests being stored are waited for, and none is stored after it
 * (`putReceipts`). One that is revoked stays as it is; one of another holder is none.
 */
export async function revokeKey(
  tx: Tx,
  author: Author,
  holder: Holder,
  id: string,
  now: number,
): Promise<void> {
  const { key } = await lockSlot(tx, holder, id);
  if (key.revoked_at !== null) return;
  const revoked_at = new Date(now);
  await tx.updateTable('ingest_keys').set({ revoked_at }).where('id', '=', id).execute();
  await audit(tx, author, {
    action: 'ingest_key.revoked',
    tenantId: holder,
    target: targetOf(key),
    before: { revoked_at: null },
    after: { revoked_at: revoked_at.toISOString() },
  });
}
