import type { IncidentReport, Refusal } from '../../domain/incident.ts';
import type { FormatName } from '../../formats/registry.ts';
import type { RefusedRecord } from '../../wire/http/ingest.ts';
import { depthFault } from './depth.ts';
import type { Reader } from './reader.ts';
import type { Parsed } from './split.ts';

/** A record its format can read, and the tenant it names itself, if any. */
export interface GoodRecord {
  readonly index: number;
  readonly format: FormatName;
  readonly value: unknown;
  readonly why: string | undefined;
  readonly tenantHint: string | undefined;
}

export interface Judged {
  readonly good: readonly GoodRecord[];
  readonly refused: readonly RefusedRecord[];
}

/** Clocks differ and zones are forgotten; more than a day ahead is no clock any more. */
const MAX_AHEAD_MS = 24 * 60 * 60 * 1_000;

/** Judges each record by itself: a bad one never costs its neighbours. `receivedAt` is epoch milliseconds. */
export function judge(records: readonly Parsed[], reader: Reader, receivedAt: number): Judged {
  const good: GoodRecord[] = [];
  const refused: RefusedRecord[] = [];
  for (const [index, record] of records.entries()) {
    const verdict = record.ok ? read(record.value, reader, receivedAt) : { field: '', reason: record.reason };
    if ('reason' in verdict) refused.push({ index, ...verdict });
    else good.push({ index, ...verdict });
  }
  return { good, refused };
}

function read(value: unknown, reader: Reader, receivedAt: number): Omit<GoodRecord, 'index'> | Refusal {
  const deep = depthFault(value);
  if (deep !== null) return deep;
  const { format, verdict, why, kept = value } = reader.read(value, receivedAt);
  if (!verdict.ok) return verdict.refusal;
  return (
    timeFault(verdict.report, receivedAt) ?? { format, value: kept, why, tenantHint: verdict.tenantHint }
  );
}

function timeFault(report: IncidentReport, receivedAt: number): Refusal | null {
  const times = {
    detected_at: report.detectedAt,
    occurred_at: report.occurredAt,
    closed_at: report.closedAt,
    // From then on every report of the incident would look older than this one.
    updated_at: report.updatedAt,
  };
  for (const [field, at] of Object.entries(times)) {
    if (at !== undefined && at > receivedAt + MAX_AHEAD_MS) {
      return { field, reason: "lies more than a day in the future; check the sensor's clock and time zone" };
    }
  }
  return null;
}
