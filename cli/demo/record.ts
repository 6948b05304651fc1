import type { Details } from '../../shared/domain/details.ts';
import type { Indicator, Module, Resolution, Severity, Status } from '../../shared/domain/incident.ts';

/** A record of the native ingest format, as the demo writes it. */
export interface NativeRecord {
  readonly tenant: string;
  readonly external_id: string;
  readonly source: string;
  readonly title: string;
  readonly severity: Severity;
  readonly status?: Status;
  readonly resolution?: Resolution;
  readonly module?: Module;
  readonly category?: string;
  readonly assignee?: string;
  readonly detected_at?: string;
  readonly occurred_at?: string;
  readonly updated_at: string;
  readonly closed_at?: string;
  readonly indicators?: readonly Indicator[];
  readonly techniques?: readonly string[];
  readonly assets?: readonly string[];
  readonly details?: Details;
  readonly impact?: string;
  readonly recommendation?: string;
}

/** What a later record of the same incident must repeat. */
export type Subject = Pick<NativeRecord, 'tenant' | 'external_id' | 'source' | 'title' | 'severity'>;

export const subjectOf = ({ tenant, external_id, source, title, severity }: Subject): Subject => ({
  tenant,
  external_id,
  source,
  title,
  severity,
});
