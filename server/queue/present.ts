import type { Details } from '../../shared/domain/details.ts';
import type { Overruled } from '../../shared/domain/overrule.ts';
import type { Incident } from '../../shared/wire/http/incidents.ts';
import type { SealedIds } from '../sealed-id.ts';
import type { IncidentRow as Row } from './rows.ts';

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

export const presentIncident = (ids: SealedIds, row: Row): Incident => ({
  id: ids.seal('incident', row.id),
  number: `${row.tenant_slug.toUpperCase()}-${row.number}`,
  tenant: { id: row.tenant_id, slug: row.tenant_slug, name: row.tenant_name },
  source: row.source,
  external_id: row.external_id,
  title: row.title,
  description: row.description,
  severity: row.severity,
  source_severity: row.source_severity,
  status: row.status,
  source_status: row.source_status,
  resolution: row.resolution,
  pause_reason: row.pause_reason,
  module: row.module,
  category: row.category,
  assignee: row.assignee,
  assignee_id: row.assignee_id,
  impact: row.impact,
  recommendation: row.recommendation,
  url: row.url,
  indicators: row.indicators,
  techniques: row.techniques,
  assets: row.assets,
  tags: row.tags,
  details: (row.details ?? {}) as Details,
  occurred_at: iso(row.occurred_at),
  detected_at: row.detected_at.toISOString(),
  acknowledged_at: iso(row.acknowledged_at),
  closed_at: iso(row.closed_at),
  occurrences: row.occurrences,
  last_seen_at: row.last_seen_at.toISOString(),
  flapping: row.flapping,
  storm: row.storm_id,
  pending: row.pending,
  ...decisionsOf(row),
  version: row.version,
});

const decisionsOf = (row: Row) => ({
  snoozed_until: iso(row.snoozed_until),
  escalated:
    row.escalated_at === null
      ? null
      : { at: row.escalated_at.toISOString(), by: row.escalated_by!, reason: row.escalation! },
  duplicate_of: row.merged_into === null ? null : `${row.tenant_slug.toUpperCase()}-${row.merged_into}`,
  source_says: row.overruled === null ? null : saidBy(row.overruled as Overruled),
});

/** When and by whom the source had it closed, and whom of ours it does not know, are no words of its own. */
function saidBy({
  closedAt,
  closedBy,
  assigneeId,
  pauseReason,
  ...words
}: Overruled): Incident['source_says'] {
  const said = pauseReason === undefined ? words : { ...words, pause_reason: pauseReason };
  return said as Incident['source_says'];
}
