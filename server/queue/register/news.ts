import type { TenantId } from '../../../shared/domain/tenant.ts';
import type { Tx } from '../../../shared/node/db/tenancy.ts';
import { Columns } from './columns.ts';
import {
  freeze,
  type RegisterHead,
  type RegisterRow,
  readMoved,
  readPositions,
  readRows,
  readRowsOf,
  readStormRows,
} from './read.ts';

/** A tenant that is further behind is read anew, apart from those who ask. */
const MAX_BEHIND_EVENTS = 20_000;
/** Tenants with this many incidents between them are read at once, while somebody waits. */
const MAX_OPENED_INCIDENTS = 2_000;

export interface Position {
  readonly seq: number;
  readonly columns: Columns;
}

/** What is new since the register last looked, all of one snapshot. */
export interface News {
  readonly heads: readonly RegisterHead[];
  /** Rows of tenants that are held. */
  readonly rows: readonly RegisterRow[];
  /** Tenants whose rows are now as at their head. */
  readonly moved: readonly TenantId[];
  /** Small tenants that were not held. */
  readonly opened: readonly { readonly id: TenantId; readonly columns: Columns }[];
  /** Tenants that have to be read anew: too far behind, or their log went back, as after a restored backup. */
  readonly anew: readonly TenantId[];
}

/** First where the logs are, then what is in them, of one instant. */
export async function news(tx: Tx, known: ReadonlyMap<TenantId, Position>): Promise<News> {
  await freeze(tx);
  const heads = await readPositions(tx);
  const since = new Map<TenantId, number>();
  const anew = new Set<TenantId>();
  for (const { tenant_id: id, seq } of heads) {
    const held = known.get(id);
    if (held === undefined || held.seq === seq) continue;
    if (seq < held.seq || seq - held.seq > MAX_BEHIND_EVENTS) anew.add(id);
    else since.set(id, held.seq);
  }
  const rows: RegisterRow[] = [];
  if (since.size > 0) {
    const moved = await readMoved(tx, since);
    for (const id of moved.accepted) anew.add(id);
    rows.push(...(await readRows(tx, moved.ids)), ...(await readStormRows(tx, moved.storms)));
  }
  const opened = await openSmall(
    tx,
    heads.filter(({ tenant_id }) => !known.has(tenant_id) || anew.has(tenant_id)),
  );
  return { heads, rows, moved: [...since.keys()], opened, anew: [...anew] };
}

async function openSmall(tx: Tx, heads: readonly RegisterHead[]): Promise<News['opened']> {
  let left = MAX_OPENED_INCIDENTS;
  const small = heads
    .toSorted((a, b) => a.number - b.number)
    .filter(({ number }) => {
      left -= number;
      return left >= 0;
    });
  if (small.length === 0) return [];
  const columns = new Map(small.map(({ tenant_id }) => [tenant_id, new Columns()]));
  for (const row of await readRowsOf(tx, [...columns.keys()])) columns.get(row.tenant_id)!.put(row);
  return [...columns].map(([id, held]) => ({ id, columns: held }));
}
