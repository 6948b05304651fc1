import type { AuditRow } from '../../shared/wire/http/audit.ts';
import { csvRow } from '../csv.ts';

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

export const csvHeader = (): string => csvRow(Object.keys(COLUMNS));
export const csvLine = (row: AuditRow): string => csvRow(Object.values(COLUMNS).map((cellOf) => cellOf(row)));
