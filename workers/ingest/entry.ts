import { createHash } from 'node:crypto';
import type { IncidentReport } from '../../shared/domain/incident.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import { formats, isFormat } from '../../shared/formats/registry.ts';
import type { PickedRow } from '../../shared/node/db/inbox.ts';

/** One record on its way into the log. */
export interface Entry {
  readonly tenantId: TenantId;
  readonly report: IncidentReport;
  readonly digest: string;
  readonly inboxId: number;
  readonly inboxIndex: number;
  readonly receivedAt: number;
}

/** The records of one inbox row, as they came. */
export const recordsOf = (row: PickedRow): unknown[] => JSON.parse(row.payload) as unknown[];

/** Reads one record by its format. Throws when it cannot be read, although the door let it in. */
export function readEntry(row: PickedRow, record: unknown, index: number): Entry {
  if (!isFormat(row.format)) throw new Error(`format "${row.format}" is not known to this version`);
  const verdict = formats[row.format](record);
  if (!verdict.ok) throw new Error(`${verdict.refusal.field}: ${verdict.refusal.reason}`);
  return {
    tenantId: row.tenantId,
    report: verdict.report,
    digest: digestOf(verdict.report),
    inboxId: row.id,
    inboxIndex: index,
    receivedAt: row.receivedAt,
  };
}

/** Equal for equal reports; 128 bits are more than enough to tell two reports of one incident apart. */
const digestOf = (report: IncidentReport): string =>
  createHash('md5').update(JSON.stringify(report)).digest('base64url');
