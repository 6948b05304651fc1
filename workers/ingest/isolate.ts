import { sql } from 'kysely';
import { type DeadLetter, putDeadLetters } from '../../shared/node/db/dead-letters.ts';
import { finishRows, type PickedRow, readRows } from '../../shared/node/db/inbox.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import { isTransient } from '../../shared/node/db/transient.ts';
import type { EventRange } from '../../shared/node/redis/counters.ts';
import type { WorkerDeps } from '../deps.ts';
import { commit } from './commit.ts';
import { type Entry, readEntry, recordsOf } from './entry.ts';
import { record } from './record.ts';

/** A record with what is needed to set it aside. */
interface Piece {
  readonly row: PickedRow;
  readonly index: number;
  readonly record: string;
}
interface Read extends Piece {
  readonly entry: Entry;
}

/**
 * Records inbox rows of which a record cannot be recorded, and sets that one aside with its error. All of it is one
 * transaction, so each record is counted once; a batch that fails is taken back to its savepoint and halved, so the
 * others are recorded together.
 */
export async function isolate(deps: WorkerDeps, shard: number, ids: readonly number[]): Promise<void> {
  await commit(deps, shard, async (tx) => {
    // Another worker may have had its turn since these were picked.
    const rows = await readRows(tx, ids);
    const dead: DeadLetter[] = [];
    const setAside = ({ row, index, record }: Piece, error: unknown) => {
      deps.log.error({ err: error, tenant: row.tenantId, inbox: row.id, index }, 'record set aside');
      dead.push({ row, index, record, error: String(error) });
    };
    const ranges = await settle(tx, readable(rows, setAside), setAside);
    await putDeadLetters(tx, dead, deps.clock());
    await finishRows(
      tx,
      rows.map((row) => row.id),
      deps.clock(),
    );
    return ranges;
  });
}

type SetAside = (piece: Piece, error: unknown) => void;

function readable(rows: readonly PickedRow[], setAside: SetAside): Read[] {
  const read: Read[] = [];
  for (const row of rows) {
    for (const [index, record] of recordsOf(row).entries()) {
      const piece = { row, index, record };
      try {
        read.push({ ...piece, entry: readEntry(row, record, index) });
      } catch (error) {
        setAside(piece, error);
      }
    }
  }
  return read;
}

async function settle(tx: Tx, pieces: readonly Read[], setAside: SetAside): Promise<EventRange[]> {
  await sql`savepoint batch`.execute(tx);
  try {
    const entries = pieces.map((piece) => piece.entry);
    const ranges = await record(tx, entries);
    await sql`release savepoint batch`.execute(tx);
    return ranges;
  } catch (error) {
    if (isTransient(error)) throw error;
    await sql`rollback to savepoint batch`.execute(tx);
    await sql`release savepoint batch`.execute(tx);
    if (pieces.length > 1) return halves(tx, pieces, setAside);
    setAside(pieces[0]!, error);
    return [];
  }
}

async function halves(tx: Tx, pieces: readonly Read[], setAside: SetAside): Promise<EventRange[]> {
  const middle = pieces.length >> 1;
  const first = await settle(tx, pieces.slice(0, middle), setAside);
  return [...first, ...(await settle(tx, pieces.slice(middle), setAside))];
}
