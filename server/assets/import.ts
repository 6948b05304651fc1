import type { AssetKind } from '../../shared/domain/asset.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import { audit } from '../../shared/node/db/audit.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import type { AssetImported, AssetVerdict, ImportResult } from '../../shared/wire/http/assets.ts';
import { type AssetHolder, FULL, insertAssets, roomFor } from './change.ts';
import { type JudgedLine, judgeLine } from './judge.ts';
import { type AssetLine, readAssetLines } from './sheet.ts';

interface Asked {
  readonly text: string;
  readonly kind?: AssetKind;
}

/** What would become of each line, against what the tenant has now. */
export async function tryImport(tx: Tx, tenantId: TenantId, asked: Asked): Promise<AssetImported> {
  const judged = judgeAll(asked);
  const verdicts = settle(judged, await keysHeld(tx, tenantId, judged), await roomFor(tx, tenantId));
  return summary(verdicts, true);
}

/** Adds the good lines, and says what became of each. One entry in the audit log names all that were added. */
export async function importAssets(tx: Tx, holder: AssetHolder, asked: Asked): Promise<AssetImported> {
  const { tenantId, author } = holder;
  const judged = judgeAll(asked);
  const room = await roomFor(tx, tenantId);
  const verdicts = settle(judged, await keysHeld(tx, tenantId, judged), room);
  const good = judged.filter((_, at) => verdicts[at]!.result === 'would_add');
  const added = await insertAssets(
    tx,
    holder,
    good.map(({ named, label }) => ({ named: named!, label })),
  );
  if (added.length > 0) {
    await audit(tx, author, {
      action: 'assets.imported',
      tenantId,
      target: { type: 'asset', id: null, label: `${added.length} monitored assets` },
      after: { assets: added.map(({ kind, value }) => `${kind} ${value}`) },
    });
  }
  return summary(verdicts, false);
}

const judgeAll = ({ text, kind }: Asked): JudgedLine[] =>
  readAssetLines(text).map((line: AssetLine) => judgeLine(line, kind));

const idOf = ({ kind, key }: { readonly kind: string; readonly key: string }): string => `${kind} ${key}`;

async function keysHeld(tx: Tx, tenantId: TenantId, judged: readonly JudgedLine[]): Promise<Set<string>> {
  const keys = judged.flatMap(({ named }) => (named ? [named.key] : []));
  if (keys.length === 0) return new Set();
  const rows = await tx
    .selectFrom('monitored_assets')
    .select(['kind', 'key'])
    .where('tenant_id', '=', tenantId)
    .where('key', 'in', keys)
    .execute();
  return new Set(rows.map(idOf));
}

/** Verdicts in order: a line takes its asset, and the next one of that name is present already. */
function settle(judged: readonly JudgedLine[], held: ReadonlySet<string>, room: number): AssetVerdict[] {
  const taken = new Map<string, number>();
  return judged.map(({ line, kind, named, label, faults }) => {
    const verdict = (result: ImportResult, because: readonly AssetVerdict['faults'][number][]) => ({
      line: line.line,
      kind,
      value: named?.value ?? line.value,
      label,
      result,
      faults: [...because],
    });
    if (named === null) return verdict('refused', faults);
    const id = idOf(named);
    const by = taken.get(id);
    if (by !== undefined) return verdict('present', [{ field: 'value', reason: `is that of line ${by}` }]);
    if (held.has(id)) return verdict('present', [{ field: 'value', reason: 'is monitored already' }]);
    if (taken.size >= room) return verdict('refused', [{ field: 'line', reason: FULL }]);
    taken.set(id, line.line);
    return verdict('would_add', []);
  });
}

function summary(verdicts: readonly AssetVerdict[], dryRun: boolean): AssetImported {
  const count = (result: ImportResult) => verdicts.filter((verdict) => verdict.result === result).length;
  return {
    dry_run: dryRun,
    added: count('would_add'),
    present: count('present'),
    refused: count('refused'),
    rows: verdicts.map((verdict) =>
      dryRun || verdict.result !== 'would_add' ? verdict : { ...verdict, result: 'added' as const },
    ),
  };
}
