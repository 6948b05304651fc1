import type { Generated } from 'kysely';
import type { Criticality, TenantState } from '../../domain/tenant.ts';
import type { MonitoredAssetTable } from './asset-tables.ts';
import type { GeneratedInstant, Instant, Json } from './column.ts';
import type {
  RefusalCountTable,
  RefusalTable,
  RoutingGenerationTable,
  RoutingRuleTable,
  SourceTrafficTable,
} from './feed-tables.ts';
import type {
  EventTable,
  IncidentTable,
  IndicatorTable,
  NoteTable,
  SavedViewTable,
  SightingTable,
  SourceTable,
  StormTable,
} from './incident-tables.ts';

/**
 * The tables as Kysely sees them; tests/integration/schema/interface.test.ts holds this file, incident-tables.ts,
 * feed-tables.ts and asset-tables.ts against information_schema.
 * bigint reads as number (all ours stay below 2^53), timestamptz as Date.
 */
export interface Database {
  tenants: TenantTable;
  heads: HeadTable;
  ingest_keys: IngestKeyTable;
  connectors: ConnectorTable;
  receipts: ReceiptTable;
  inbox: InboxTable;
  dead_letters: DeadLetterTable;
  routing_rules: RoutingRuleTable;
  routing_generation: RoutingGenerationTable;
  source_traffic: SourceTrafficTable;
  refusals: RefusalTable;
  refusal_counts: RefusalCountTable;
  incidents: IncidentTable;
  events: EventTable;
  indicators: IndicatorTable;
  sightings: SightingTable;
  sources: SourceTable;
  storms: StormTable;
  notes: NoteTable;
  saved_views: SavedViewTable;
  monitored_assets: MonitoredAssetTable;
  provider: ProviderTable;
  provider_members: ProviderMemberTable;
  provider_assignments: ProviderAssignmentTable;
  tenant_groups: TenantGroupTable;
  tenant_group_members: TenantGroupMemberTable;
  tenant_members: TenantMemberTable;
  invitations: InvitationTable;
  api_tokens: ApiTokenTable;
  audit: AuditTable;
  audit_head: AuditHeadTable;
}

export interface TenantTable {
  id: Generated<string>;
  slug: string;
  name: string;
  state: Generated<TenantState>;
  criticality: Generated<Criticality>;
  created_at: GeneratedInstant;
  /** IANA name. */
  time_zone: Generated<string>;
  /** null where the tenant goes by its name. */
  brand_name: string | null;
  /** `#rrggbb`. */
  brand_colour: string | null;
  brand_accent: string | null;
  state_since: GeneratedInstant;
  /** Only in a trial; null for one without an end. */
  trial_ends_at: Instant | null;
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
  /** Keys that replace one another share it, and its settings. */
  slot: Generated<string>;
  rate_per_second: number | null;
  networks: Generated<string[]>;
  /** What the `generic` address reads with; a new version with each change. */
  mapping: Json | null;
  mapping_version: Generated<number>;
  last_used_from: string | null;
  /** Nobody has ever seen such a key: a connector's records come under it, and nothing else does. */
  for_connector: Generated<boolean>;
}

export interface ConnectorTable {
  id: string;
  /** null for one of the provider, whose records name their tenant. */
  tenant_id: string | null;
  ingest_key_id: string;
  kind: string;
  name: string;
  settings: Json;
  /** See shared/node/sealed-secret.ts. */
  secret: Buffer | null;
  interval_s: number;
  enabled: boolean;
  created_at: GeneratedInstant;
  cursor: Json;
  run_id: string | null;
  run_until: Instant | null;
  next_run_at: Instant;
  last_run_at: Instant | null;
  last_success_at: Instant | null;
  failures: Generated<number>;
  last_error: string | null;
  records: Generated<number>;
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
  /** null while quarantined, and for what was discarded there. */
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
  /** Headers of the request, for a later routing; only while quarantined. */
  headers: Json | null;
  /** When it left the quarantine or the dead letters; it waits since then. */
  replayed_at: Instant | null;
  /** How often its record was set aside before. */
  attempts: Generated<number>;
  /** The routing generation it was last looked at under; only while quarantined. */
  tried: Generated<number>;
}

export interface DeadLetterTable {
  id: Generated<number>;
  inbox_id: number;
  tenant_id: string;
  record_index: number;
  record: string;
  error: string;
  failed_at: Instant;
  attempts: Generated<number>;
  discarded_at: Instant | null;
}

/** One row: who runs this installation. */
export interface ProviderTable {
  id: Generated<number>;
  name: Generated<string>;
  tier: Generated<string>;
}

export interface ProviderMemberTable {
  user_id: string;
  role: string;
  created_at: GeneratedInstant;
  deactivated_at: Instant | null;
}

/** A tenant or a group an MSSP Analyst watches; exactly one of both is set. */
export interface ProviderAssignmentTable {
  user_id: string;
  tenant_id: string | null;
  group_id: string | null;
}

export interface TenantGroupTable {
  id: Generated<string>;
  name: string;
  created_at: GeneratedInstant;
}

export interface TenantGroupMemberTable {
  group_id: string;
  tenant_id: string;
}

export interface TenantMemberTable {
  tenant_id: string;
  user_id: string;
  role: string;
  created_at: GeneratedInstant;
  deactivated_at: Instant | null;
}

export interface InvitationTable {
  id: Generated<string>;
  /** null for an invitation to the provider's team. */
  tenant_id: string | null;
  email: string;
  role: string;
  /** What an MSSP Analyst is assigned on acceptance. */
  tenants: Generated<string[]>;
  groups: Generated<string[]>;
  hash: Buffer;
  invited_by: string;
  created_at: GeneratedInstant;
  expires_at: Instant;
  accepted_at: Instant | null;
  revoked_at: Instant | null;
}

export interface ApiTokenTable {
  id: Generated<string>;
  user_id: string;
  name: string;
  hash: Buffer;
  permissions: string[];
  created_at: GeneratedInstant;
  expires_at: Instant;
  last_used_at: Instant | null;
  revoked_at: Instant | null;
}

/** Append-only: rows come from the function append_audit alone. */
export interface AuditTable {
  seq: number;
  at: Instant;
  /** null for what concerns the provider as a whole. */
  tenant_id: string | null;
  actor_kind: string;
  actor_id: string | null;
  actor_name: string;
  actor_role: string | null;
  action: string;
  target_type: string;
  target_id: string | null;
  target_label: string | null;
  change: Json;
  request_id: string | null;
  address: string | null;
  /** SHA-256 over the hash before and this row. */
  hash: Buffer;
}

/** Where the chain ends. */
export interface AuditHeadTable {
  id: Generated<number>;
  seq: Generated<number>;
  hash: Generated<Buffer>;
}
