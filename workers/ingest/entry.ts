import { hash } from 'node:crypto';
import type { IncidentReport } from '../../shared/domain/incident.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import { formats, isFormat } from '../../shared/formats/registry.ts';
import type { PickedRow } from '../../shared/node/db/inbox.ts';

/** One record on its way into the log. */
export interface Entry {
  readonly tenantId: TenantId;
  readonly format: string;
  readonly report: IncidentReport;
  /** What identifies the incident, as one string. */
  readonly key: string;
  readonly digest: string;
  readonly inboxId: number;
  readonly inboxIndex: number;
  readonly receivedAt: number;
  /** When what it tells of was detected; the moment of arrival where it does not say. */
  readonly seenAt: number;
}

/** The records of one inbox row, each still JSON text. */
export const recordsOf = (row: PickedRow): string[] => row.payload.split('\n');

/** Reads one record by its format. Throws when it cannot be read, although the door let it in. */
export function readEntry(row: PickedRow, record: string, index: number): Entry {
  if (!isFormat(row.format)) throw new Error(`format "${row.format}" is not known to this version`);
  const verdict = formats[row.format].read(JSON.parse(record), row.receivedAt);
  if (!verdict.ok) throw new Error(`${verdict.refusal.field}: ${verdict.refusal.reason}`);
  return {
    tenantId: row.tenantId,
    format: row.format,
    report: verdict.report,
    key: incidentKey(row.tenantId, verdict.report),
    digest: digestOf(record),
    inboxId: row.id,
    inboxIndex: index,
    receivedAt: row.receivedAt,
    seenAt: verdict.report.detectedAt ?? row.receivedAt,
  };
}

/** Formats let no NUL through, so it separates. */
export const incidentKey = (
  tenantId: TenantId,
  { source, externalId }: Pick<IncidentReport, 'source' | 'externalId'>,
): string => `${tenantId}\0${source}\0${externalId}`;

/** Equal for equal records; 128 bits are more than enough to tell two reports of one incident apart. */
const digestOf = (record: string): string => hash('md5', record, 'base64url');
