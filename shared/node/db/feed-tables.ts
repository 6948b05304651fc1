import type { Generated } from 'kysely';
import type { GeneratedInstant, Instant } from './column.ts';

/** Says whose a record is that came with a provider key; see docs/routing.md. */
export interface RoutingRuleTable {
  id: Generated<string>;
  /** From 1, without gaps: the first rule that fits decides. */
  position: number;
  kind: string;
  name: string;
  /** null for records of any format. */
  format: string | null;
  match: string;
  value: string;
  tenant_id: string;
  enabled: Generated<boolean>;
  matched: Generated<number>;
  last_matched_at: Instant | null;
  created_at: GeneratedInstant;
}

/** One row, raised by the database with every change of rules or tenants. */
export interface RoutingGenerationTable {
  id: Generated<number>;
  generation: Generated<number>;
}

/** What one source of one tenant sent within five minutes from `at`. */
export interface SourceTrafficTable {
  tenant_id: string;
  source: string;
  at: Instant;
  records: number;
  /** Records by how long after detection they came; the bins of shared/domain/lag.ts. */
  lags: number[];
}

/** A record that was not taken. */
export interface RefusalTable {
  id: Generated<number>;
  ingest_key_id: string;
  /** The key's tenant; null for a provider key. */
  tenant_id: string | null;
  at: Instant;
  format: string;
  field: string;
  reason: string;
  example: string | null;
}

/** How many records of one key were not taken within five minutes from `at`. */
export interface RefusalCountTable {
  ingest_key_id: string;
  tenant_id: string | null;
  at: Instant;
  refused: number;
}
