import type { TenantId } from '../../shared/domain/tenant.ts';
import { type Author, audit } from '../../shared/node/db/audit.ts';
import type { Tenancy, Tx } from '../../shared/node/db/tenancy.ts';
import type { AuditFilter, AuditRow } from '../../shared/wire/http/audit.ts';
import type { SealedIds } from '../sealed-id.ts';
import { csvHeader, csvLine } from './csv.ts';
import type { AuditReach } from './filter.ts';
import { presentAudit } from './present.ts';
import { readAudit, tenantsIn } from './read.ts';

/** Rows read and written out at a time: what an export of any size holds in memory. */
const BATCH = 1_000;

export type ExportFormat = 'csv' | 'json';

export interface ExportDeps {
  readonly tenancy: Tenancy;
  readonly ids: SealedIds;
}

/**
 * Logs the export at each tenant whose rows leave, naming only itself; one that finds nothing, where it looked.
 * Answers the `seq` that all rows of the export lie below: the export is no part of itself.
 */
export async function auditExport(
  tx: Tx,
  authorIn: (tenant: TenantId | null) => Author,
  reach: AuditReach,
  filter: AuditFilter,
  format: ExportFormat,
): Promise<number> {
  const [newest] = await readAudit(tx, reach, filter, { limit: 1, before: null });
  const tenants = await tenantsIn(tx, reach, filter);
  const { from, to } = filter;
  // Not the whole filter: what somebody looked for may name another tenant.
  const after = { format, ...(from && { from }), ...(to && { to }) };
  const target = { type: 'audit', id: null, label: null };
  const lookedAt = reach.scope.kind === 'tenants' ? reach.scope.ids : [null];
  const concerned = tenants.length > 0 ? tenants : lookedAt;
  for (const tenantId of concerned as (TenantId | null)[]) {
    await audit(tx, authorIn(tenantId), {
      action: 'audit.exported',
      tenantId,
      target,
      after,
    });
  }
  return newest === undefined ? 0 : newest.seq + 1;
}

/** The rows as text, piece by piece: each batch is a transaction of its own, so a slow reader holds none open. */
export async function* exported(
  deps: ExportDeps,
  reach: AuditReach,
  filter: AuditFilter,
  format: ExportFormat,
  below: number,
): AsyncGenerator<string> {
  const writer = format === 'csv' ? csv() : jsonArray();
  yield writer.head;
  for await (const rows of batches(deps, reach, filter, below)) yield rows.map(writer.line).join('');
  yield writer.tail;
}

async function* batches(
  { tenancy, ids }: ExportDeps,
  reach: AuditReach,
  filter: AuditFilter,
  below: number,
): AsyncGenerator<AuditRow[]> {
  let before = below;
  for (;;) {
    const page = { limit: BATCH, before };
    const rows = await tenancy.asScope(reach.scope, (tx) => readAudit(tx, reach, filter, page));
    if (rows.length > 0) yield rows.map((row) => presentAudit(ids, row));
    if (rows.length < BATCH) return;
    before = rows.at(-1)!.seq;
  }
}

interface Writer {
  readonly head: string;
  readonly line: (row: AuditRow) => string;
  readonly tail: string;
}

const csv = (): Writer => ({ head: csvHeader(), line: csvLine, tail: '' });

function jsonArray(): Writer {
  let separator = '\n';
  const line = (row: AuditRow): string => {
    const text = separator + JSON.stringify(row);
    separator = ',\n';
    return text;
  };
  return { head: '[', line, tail: '\n]\n' };
}
