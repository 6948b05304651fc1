import { type Author, audit } from '../../shared/node/db/audit.ts';
import { type Choice, countQuarantined, discardRows } from '../../shared/node/db/quarantine.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';

/** Lets go of quarantined records for good, a bounded number at a time. */
export async function discardQuarantine(
  tx: Tx,
  author: Author,
  choice: Choice,
  now: number,
): Promise<{ discarded: number; left: number }> {
  const discarded = await discardRows(tx, choice, now);
  const left = await countQuarantined(tx, choice);
  await audit(tx, author, {
    action: 'quarantine.discarded',
    tenantId: null,
    target: { type: 'quarantine', id: null, label: choice.hint ?? null },
    after: { ...choice, records: discarded },
  });
  return { discarded, left };
}
