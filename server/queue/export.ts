import type { Scope } from '../../shared/domain/scope.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import { type Author, audit } from '../../shared/node/db/audit.ts';
import type { Incident } from '../../shared/wire/http/incidents.ts';
import { csvRow } from '../csv.ts';
import type { SealedIds } from '../sealed-id.ts';
import type { Choice } from './choice.ts';
import { countChosen } from './count.ts';
import { incidentCells, incidentColumns } from './export-columns.ts';
import {
  type Page,
  type PageDeps,
  type Position,
  pageInSql,
  placesOf,
  positionOf,
  rowsAmong,
} from './page.ts';
import { presentIncident } from './present.ts';
import type { IncidentRow } from './rows.ts';

/** Rows read and written out at a time, of as many places: what an export of any size holds in memory. */
const ROWS_A_BATCH = 500;
const PLACES = 20_000;

export type ExportFormat = 'csv' | 'json';

export interface ExportDeps extends PageDeps {
  readonly ids: SealedIds;
}

/**
 * Logs an export at each tenant whose rows leave, with how many, and nothing of the filter, which may name another
 * tenant; one that finds nothing, where it looked. Where a search is too common to be counted, at every tenant asked.
 */
export async function auditIncidentExport(
  deps: ExportDeps,
  authorIn: (tenant: TenantId | null) => Author,
  scope: Scope,
  choice: Choice,
  format: ExportFormat,
): Promise<void> {
  const { exact, counts } = await countChosen(deps, scope, choice);
  const chosen = [...counts.tenants].filter(([id]) => choice.tenants?.includes(id) ?? true);
  const lookedAt = scope.kind === 'tenants' ? scope.ids : [null];
  const concerned: (readonly [TenantId | null, number | null])[] =
    exact && chosen.length > 0 ? chosen : lookedAt.map((id) => [id, exact ? 0 : null]);
  await deps.tenancy.asScope(scope, async (tx) => {
    for (const [tenantId, rows] of concerned) {
      await audit(tx, authorIn(tenantId), {
        action: 'incidents.exported',
        tenantId,
        target: { type: 'incidents', id: null, label: null },
        after: { format, ...(rows !== null && { rows }) },
      });
    }
  });
}

/** What the filter selects as text, piece by piece. No transaction stays open while a slow reader takes it. */
export async function* exportedIncidents(
  deps: ExportDeps,
  scope: Scope,
  choice: Choice,
  format: ExportFormat,
): AsyncGenerator<string> {
  const present = (row: IncidentRow) => presentIncident(deps.ids, row);
  if (format === 'csv') {
    yield csvRow(incidentColumns);
    for await (const rows of batches(deps, scope, choice)) {
      yield rows.map((row) => csvRow(incidentCells(present(row)))).join('');
    }
    return;
  }
  let before = '[\n';
  for await (const rows of batches(deps, scope, choice)) {
    const incidents: Incident[] = rows.map(present);
    yield before + incidents.map((incident) => JSON.stringify(incident)).join(',\n');
    before = ',\n';
  }
  yield before === ',\n' ? '\n]\n' : '[]\n';
}

/** Newest first, none of them empty. */
async function* batches(
  deps: ExportDeps,
  scope: Scope,
  choice: Choice,
): AsyncGenerator<readonly IncidentRow[]> {
  for (let after: Position | null = null; ; ) {
    const places = await placesOf(deps, scope, choice, { order: 'newest', limit: PLACES, after });
    if (places === null) return yield* batchesInSql(deps, scope, choice, after);
    for (let start = 0; start < places.length; start += ROWS_A_BATCH) {
      const some = places.slice(start, start + ROWS_A_BATCH);
      const rows = await deps.tenancy.asScope(scope, (tx) => rowsAmong(tx, choice, some, 'newest'));
      if (rows.length > 0) yield rows;
    }
    if (places.length < PLACES) return;
    after = positionOf(places.at(-1));
  }
}

async function* batchesInSql(
  { tenancy }: ExportDeps,
  scope: Scope,
  choice: Choice,
  from: Position | null,
): AsyncGenerator<readonly IncidentRow[]> {
  for (let after = from; ; ) {
    const page: Page = { order: 'newest', limit: ROWS_A_BATCH + 1, after };
    const { rows, next } = await tenancy.asScope(scope, (tx) => pageInSql(tx, choice, scope, page));
    if (rows.length > 0) yield rows;
    if (next === null) return;
    after = next;
  }
}
