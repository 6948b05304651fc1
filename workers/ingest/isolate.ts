import { type DeadLetter, putDeadLetters } from '../../shared/node/db/dead-letters.ts';
import { finishRows, type PickedRow } from '../../shared/node/db/inbox.ts';
import { isTransient } from '../../shared/node/db/transient.ts';
import type { WorkerDeps } from '../deps.ts';
import { commit } from './commit.ts';
import { readEntry, recordsOf } from './entry.ts';
import { record } from './record.ts';

/**
 * Records one inbox row record by record, each in a transaction of its own; what still fails goes to the dead
 * letters with its error. A crash half-way is harmless: what was recorded is known and tells nothing new.
 */
export async function isolate(deps: WorkerDeps, shard: number, row: PickedRow): Promise<void> {
  const dead: DeadLetter[] = [];
  for (const [index, item] of recordsOf(row).entries()) {
    try {
      await commit(deps, shard, (tx) => record(tx, [readEntry(row, item, index)]));
    } catch (error) {
      if (isTransient(error)) throw error;
      deps.log.error({ err: error, tenant: row.tenantId, inbox: row.id, index }, 'record set aside');
      dead.push({ row, index, record: item, error: String(error) });
    }
  }
  await deps.tenancy.asSystem('set records aside', async (tx) => {
    await putDeadLetters(tx, dead, deps.clock());
    await finishRows(tx, [row.id], deps.clock());
  });
}
