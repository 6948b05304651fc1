import type { Generated, GeneratedAlways } from 'kysely';
import type { Module, Resolution, Severity, Status } from '../../domain/incident.ts';
import type { GeneratedInstant, Instant, Json } from './column.ts';

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
  /** What only incidents of its module have; see shared/domain/details.ts. */
  details: Json | null;
  occurred_at: Instant | null;
  detected_at: Instant;
  acknowledged_at: Instant | null;
  /** The log's actor; null for what came acknowledged or closed. */
  acknowledged_by: string | null;
  closed_at: Instant | null;
  closed_by: string | null;
  source_updated_at: Instant | null;
  /** Records its source sent for it. */
  occurrences: Generated<number>;
  version: Generated<number>;
  /** Of the last report applied, so that a repeated one is known at once. */
  digest: string;
  /** Where the raw payload lies. */
  inbox_id: number;
  inbox_index: number;
  fingerprint: string | null;
  pause_reason: string | null;
  /** The latest detection time among its records. */
  last_seen_at: Instant;
  /** Instants at which its source last closed or opened it; see shared/domain/flapping.ts. */
  flips: Generated<Date[]>;
  flapping: Generated<boolean>;
  storm_id: string | null;
  /** Back-fill of a new source that nobody has accepted yet. */
  pending: Generated<boolean>;
  /** The user, where the assignee is one of ours. */
  assignee_id: string | null;
  snoozed_until: Instant | null;
  escalated_at: Instant | null;
  escalated_by: string | null;
  /** Why. */
  escalation: string | null;
  /** Number, within the tenant, of the incident it is a duplicate of. */
  merged_into: number | null;
  /** What the source says of what people decided otherwise; see shared/domain/overrule.ts. */
  overruled: Json | null;
  /** Its words; see migrations/0009_queue.ts. */
  search: GeneratedAlways<string>;
}

/** What somebody wrote about an incident: Markdown, as text. */
export interface NoteTable {
  tenant_id: string;
  id: string;
  incident_id: number;
  at: Instant;
  author_id: string;
  /** As it was then. */
  author_name: string;
  body: string;
  /** Users. */
  mentions: Generated<string[]>;
}

export interface EventTable {
  tenant_id: string;
  seq: number;
  at: Instant;
  kind: string;
  /** null for what concerns no single incident. */
  incident_id: number | null;
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

/** A filter of an incident list under a name. */
export interface SavedViewTable {
  id: Generated<string>;
  /** null for the provider's list. */
  tenant_id: string | null;
  owner_id: string;
  name: string;
  /** The list's address after the `?`. */
  query: string;
  shared: boolean;
  created_at: GeneratedInstant;
}

/** One source of one tenant, as far as its records tell. */
export interface SourceTable {
  tenant_id: string;
  source: string;
  /** Times of receipt. */
  first_seen_at: Instant;
  last_seen_at: Instant;
  records: number;
  /** When its back-fill was accepted. */
  accepted_at: Instant | null;
  /** The last incidents it opened; see shared/domain/storm.ts. */
  openings: Generated<Json>;
  /** The storm it is in. */
  storm_id: string | null;
  /** Every format its records came in. */
  formats: Generated<string[]>;
}

/** Many incidents that one source opened in a short time. */
export interface StormTable {
  tenant_id: string;
  id: string;
  source: string;
  began_at: Instant;
  last_at: Instant;
  ended_at: Instant | null;
  incidents: number;
  /** The worst among its incidents when they opened. */
  severity: Severity;
}
