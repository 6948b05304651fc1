import type { ColumnType, Generated } from 'kysely';
import type { Module, Resolution, Severity, Status } from '../../domain/incident.ts';
import type { Criticality, TenantState } from '../../domain/tenant.ts';

/**
 * The tables as Kysely sees them; tests/integration/schema.test.ts holds this file against information_schema.
 * bigint reads as number (all ours stay below 2^53), timestamptz as Date.
 */
type Instant = ColumnType<Date, Date | string, Date | string>;
type GeneratedInstant = ColumnType<Date, Date | string | undefined, Date | string>;
type Json = ColumnType<unknown, string, string>;

export interface Database {
  tenants: TenantTable;
  heads: HeadTable;
  ingest_keys: IngestKeyTable;
  receipts: ReceiptTable;
  inbox: InboxTable;
  dead_letters: DeadLetterTable;
  incidents: IncidentTable;
  events: EventTable;
  indicators: IndicatorTable;
  sightings: SightingTable;
  provider_members: ProviderMemberTable;
}

export interface TenantTable {
  id: Generated<string>;
  slug: string;
  name: string;
  state: Generated<TenantState>;
  criticality: Generated<Criticality>;
  created_at: GeneratedInstant;
}

/** Where a tenant's log ends: `seq` of its last event, `number` of its last incident. */
export interface HeadTable {
  tenant_id: string;
  seq: Generated<number>;
  number: Generated<number>;
}

export interface IngestKeyTable {
  id: Generated<string>;
  /** null for a provider key, whose records name their tenant. */
  tenant_id: string | null;
  name: string;
  hash: Buffer;
  created_at: GeneratedInstant;
  last_used_at: Instant | null;
  revoked_at: Instant | null;
}

export interface ReceiptTable {
  id: string;
  ingest_key_id: string;
  idempotency_key: string | null;
  body_hash: Buffer;
  accepted: number;
  quarantined: number;
  refused: Json;
  received_at: Instant;
}

export interface InboxTable {
  id: Generated<number>;
  receipt_id: string;
  /** null only while quarantined. */
  tenant_id: string | null;
  tenant_hint: string | null;
  shard: number;
  format: string;
  records: number;
  /** The records as they came, one JSON text a line. */
  payload: string;
  state: 'waiting' | 'done' | 'quarantined';
  received_at: Instant;
  processed_at: Instant | null;
}

export interface DeadLetterTable {
  id: Generated<number>;
  inbox_id: number;
  tenant_id: string;
  record_index: number;
  record: string;
  error: string;
  failed_at: Instant;
}

export interface IncidentTable {
  id: number;
  tenant_id: string;
  number: number;
  source: string;
  external_id: string;
  title: string;
  severity: Severity;
  source_severity: string | null;
  status: Status;
  source_status: string | null;
  resolution: Resolution | null;
  module: Module;
  category: string | null;
  description: string | null;
  impact: string | null;
  recommendation: string | null;
  url: string | null;
  assignee: string | null;
  techniques: string[];
  assets: string[];
  tags: string[];
  occurred_at: Instant | null;
  detected_at: Instant;
  acknowledged_at: Instant | null;
  closed_at: Instant | null;
  source_updated_at: Instant | null;
  occurrences: Generated<number>;
  version: Generated<number>;
  /** Of the last report applied, so that a repeated one is known at once. */
  digest: string;
  /** Where the raw payload lies. */
  inbox_id: number;
  inbox_index: number;
}

export interface EventTable {
  tenant_id: string;
  seq: number;
  at: Instant;
  kind: string;
  incident_id: number;
  actor: string;
  data: Json;
}

export interface IndicatorTable {
  tenant_id: string;
  type: string;
  value: string;
  first_seen: Instant;
  last_seen: Instant;
}

export interface SightingTable {
  tenant_id: string;
  incident_id: number;
  type: string;
  value: string;
  seen_at: Instant;
}

export interface ProviderMemberTable {
  user_id: string;
  role: string;
  created_at: GeneratedInstant;
}
