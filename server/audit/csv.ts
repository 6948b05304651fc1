import type { AuditRow } from '../../shared/wire/http/audit.ts';

/** A spreadsheet takes a cell that begins like this for a formula, and runs it. */
const FORMULA = /^[=+\-@\t\r]/;

/** RFC 4180; what a spreadsheet would run is quoted with a leading apostrophe. */
function csvCell(value: string | null): string {
  if (value === null) return '';
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const json = (value: object | undefined): string | null =>
  value === undefined ? null : JSON.stringify(value);

const COLUMNS: Readonly<Record<string, (row: AuditRow) => string | null>> = {
  id: (row) => row.id,
  at: (row) => row.at,
  tenant: (row) => row.tenant?.slug ?? null,
  actor_kind: (row) => row.actor.kind,
  actor_id: (row) => row.actor.id,
  actor_name: (row) => row.actor.name,
  actor_role: (row) => row.actor.role,
  action: (row) => row.action,
  target_type: (row) => row.target.type,
  target_id: (row) => row.target.id,
  target_label: (row) => row.target.label,
  before: (row) => json(row.change.before),
  after: (row) => json(row.change.after),
  request_id: (row) => row.request_id,
  address: (row) => row.address,
};

const line = (cells: readonly string[]): string => `${cells.join()}\r\n`;

export const csvHeader = (): string => line(Object.keys(COLUMNS));
export const csvLine = (row: AuditRow): string =>
  line(Object.values(COLUMNS).map((cellOf) => csvCell(cellOf(row))));
