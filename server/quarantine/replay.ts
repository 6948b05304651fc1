import type { TenantId } from '../../shared/domain/tenant.ts';
import { isFormat } from '../../shared/formats/registry.ts';
import { type Author, audit } from '../../shared/node/db/audit.ts';
import { type InboxRow, putRows } from '../../shared/node/db/inbox.ts';
import {
  type Choice,
  countUntried,
  markTried,
  type QuarantinedRow,
  reduceRow,
  removeRows,
  takeUntried,
} from '../../shared/node/db/quarantine.ts';
import { countMatched, readRules, routingGeneration } from '../../shared/node/db/routing.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import { tenantsByName } from '../../shared/node/db/tenants.ts';
import type { GoodRecord } from '../../shared/node/ingest/judge.ts';
import { type Directory, type Placed, place } from '../../shared/node/ingest/place.ts';
import { RuleSet } from '../../shared/node/ingest/routing/rule-set.ts';
import { linesOf, waitingRows } from '../../shared/node/ingest/rows.ts';

/** What one go did; `shards` are to be rung once it is committed. */
export interface ReplayedQuarantine {
  readonly replayed: number;
  readonly left: number;
  readonly shards: ReadonlySet<number>;
}

/**
 * Places quarantined records anew, by the rules and tenants there are now. All of a go is one transaction: what finds
 * a home leaves its row in the moment it enters the inbox, whatever else happens, and so is there exactly once.
 */
export async function replayQuarantine(
  tx: Tx,
  author: Author,
  choice: Choice,
  now: number,
): Promise<ReplayedQuarantine> {
  // Before rules and tenants: a change meanwhile has a later generation, and rows are looked at again.
  const generation = await routingGeneration(tx);
  const directory = await directoryIn(tx);
  const rows = await takeUntried(tx, choice, generation);
  const homes: InboxRow[] = [];
  const matched = new Map<string, number>();
  for (const row of rows) {
    const placed = await placeRow(directory, row);
    await settleRow(tx, row, placed);
    homes.push(...waitingRows(placed.accepted, { ...row, replayedAt: now }, row.hint));
    for (const [rule, records] of placed.matched) matched.set(rule, (matched.get(rule) ?? 0) + records);
  }
  await putRows(tx, homes);
  await countMatched(
    tx,
    [...matched].map(([id, records]) => ({ id, records, at: now })),
  );
  const looked = rows.map((row) => row.id);
  await markTried(tx, looked, generation);
  const replayed = homes.reduce((sum, row) => sum + row.records, 0);
  const left = await countUntried(tx, choice, generation);
  await writeDown(tx, author, choice, homes);
  return { replayed, left, shards: new Set(homes.map((row) => row.shard)) };
}

async function directoryIn(tx: Tx): Promise<Directory> {
  const rules = new RuleSet(await readRules(tx));
  return {
    rules: async () => rules,
    tenants: (exact, loose) => tenantsByName(tx, exact, loose),
  };
}

/** Records of tenants that are closed now stay where they are. */
function placeRow(directory: Directory, row: QuarantinedRow): Promise<Placed> {
  const headers = row.headers ?? {};
  const tenantHeader = headers['x-tenant'] || undefined;
  return place(directory, recordsOf(row), { tenantId: null, tenantHeader, headers });
}

function recordsOf({ format, payload, hint }: QuarantinedRow): GoodRecord[] {
  if (!isFormat(format)) return [];
  const tenantHint = hint === '' ? undefined : hint;
  return payload
    .split('\n')
    .map((line, index) => ({ index, format, value: JSON.parse(line), why: undefined, tenantHint }));
}

async function settleRow(tx: Tx, row: QuarantinedRow, placed: Placed): Promise<void> {
  const moved = new Set([...placed.accepted.values()].flat().map((record) => record.index));
  if (moved.size === 0) return;
  const staying = recordsOf(row).filter((record) => !moved.has(record.index));
  if (staying.length === 0) await removeRows(tx, [row.id]);
  else await reduceRow(tx, { id: row.id, records: staying.length, payload: linesOf(staying) });
}

/** For the provider what was done; in each tenant's own log, that records came to it. */
async function writeDown(tx: Tx, author: Author, choice: Choice, homes: readonly InboxRow[]): Promise<void> {
  const records = new Map<TenantId, number>();
  for (const { tenantId, records: more } of homes) {
    if (tenantId !== null) records.set(tenantId, (records.get(tenantId) ?? 0) + more);
  }
  const target = { type: 'quarantine', id: null, label: choice.hint ?? null };
  const entry = { action: 'quarantine.replayed', target };
  for (const [tenantId, each] of records) {
    await audit(tx, author, {
      ...entry,
      target: { ...target, label: null },
      tenantId,
      after: { records: each },
    });
  }
  const all = homes.reduce((sum, row) => sum + row.records, 0);
  await audit(tx, author, {
    ...entry,
    tenantId: null,
    after: { ...choice, records: all, tenants: records.size },
  });
}
