import type { IncidentReport, Refusal } from '../../shared/domain/incident.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import { type FormatName, formats } from '../../shared/formats/registry.ts';
import type { RefusedRecord } from '../../shared/wire/http/ingest.ts';
import type { Parsed } from './body.ts';
import { depthFault } from './depth.ts';
import type { TenantDirectory } from './directory.ts';
import type { KeyHolder } from './key.ts';

/** The records of one request, sorted by what happens to them. */
export interface Judged {
  readonly accepted: Map<TenantId, unknown[]>;
  readonly quarantined: Map<string, unknown[]>;
  readonly refused: RefusedRecord[];
}

export interface Request {
  readonly format: FormatName;
  readonly holder: KeyHolder;
  /** The tenant named by the `X-Tenant` header. */
  readonly tenantHeader: string | undefined;
  readonly directory: TenantDirectory;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
}

/** Clocks differ and zones are forgotten; more than a day ahead is no clock any more. */
const MAX_AHEAD_MS = 24 * 60 * 60 * 1_000;
/** Provider keys file unknown tenants under this name when the record names none. */
const UNNAMED = '';

/** Judges each record by itself: a bad one never costs its neighbours. */
export function judge(records: readonly Parsed[], request: Request): Judged {
  const judged: Judged = { accepted: new Map(), quarantined: new Map(), refused: [] };
  for (const [index, record] of records.entries()) {
    const refusal = record.ok
      ? judgeRecord(record.value, request, judged)
      : { field: '', reason: record.reason };
    if (refusal !== null) judged.refused.push({ index, ...refusal });
  }
  return judged;
}

function judgeRecord(value: unknown, request: Request, judged: Judged): Refusal | null {
  const deep = depthFault(value);
  if (deep !== null) return deep;
  const verdict = formats[request.format](value);
  if (!verdict.ok) return verdict.refusal;
  const late = timeFault(verdict.report, request.receivedAt);
  if (late !== null) return late;
  return place(value, verdict.tenantHint, request, judged);
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

function place(value: unknown, hint: string | undefined, request: Request, judged: Judged): Refusal | null {
  const { holder, directory, tenantHeader } = request;
  const name = hint ?? tenantHeader;
  if (holder.tenantId !== null) {
    // Only `tenant` of a native record is our own word; hints of other products speak another language.
    const named = request.format === 'native' && name !== undefined ? directory.find(name) : null;
    if (named !== null && named?.id !== holder.tenantId) {
      return {
        field: 'tenant',
        reason: 'this key belongs to another tenant; leave `tenant` out or use a provider key',
      };
    }
    push(judged.accepted, holder.tenantId, value);
    return null;
  }
  const tenant = name === undefined ? undefined : directory.find(name);
  if (tenant === undefined) {
    push(judged.quarantined, name ?? UNNAMED, value);
    return null;
  }
  if (tenant.state === 'suspended' || tenant.state === 'offboarded') {
    return { field: 'tenant', reason: `tenant ${name} is ${tenant.state}; its incidents are not taken` };
  }
  push(judged.accepted, tenant.id, value);
  return null;
}

function push<K>(groups: Map<K, unknown[]>, key: K, value: unknown): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [value]);
  else group.push(value);
}
