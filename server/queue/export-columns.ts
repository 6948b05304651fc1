import { detailNames } from '../../shared/domain/details.ts';
import type { Incident } from '../../shared/wire/http/incidents.ts';

const many = (values: readonly string[]): string => values.join('; ');
const yes = (is: boolean): string => (is ? 'yes' : 'no');

/** What stands in which column of a file, in this order. Lists are parted by semicolons. */
const COLUMNS: Readonly<Record<string, (incident: Incident) => string | null>> = {
  number: (incident) => incident.number,
  tenant: (incident) => incident.tenant.slug,
  tenant_name: (incident) => incident.tenant.name,
  title: (incident) => incident.title,
  severity: (incident) => incident.severity,
  status: (incident) => incident.status,
  resolution: (incident) => incident.resolution,
  module: (incident) => incident.module,
  category: (incident) => incident.category,
  assignee: (incident) => incident.assignee,
  source: (incident) => incident.source,
  external_id: (incident) => incident.external_id,
  source_severity: (incident) => incident.source_severity,
  source_status: (incident) => incident.source_status,
  occurred_at: (incident) => incident.occurred_at,
  detected_at: (incident) => incident.detected_at,
  acknowledged_at: (incident) => incident.acknowledged_at,
  closed_at: (incident) => incident.closed_at,
  last_seen_at: (incident) => incident.last_seen_at,
  occurrences: (incident) => String(incident.occurrences),
  snoozed_until: (incident) => incident.snoozed_until,
  pause_reason: (incident) => incident.pause_reason,
  escalated_at: (incident) => incident.escalated?.at ?? null,
  escalated_by: (incident) => incident.escalated?.by ?? null,
  escalation: (incident) => incident.escalated?.reason ?? null,
  duplicate_of: (incident) => incident.duplicate_of,
  flapping: (incident) => yes(incident.flapping),
  pending: (incident) => yes(incident.pending),
  indicators: (incident) => many(incident.indicators.map(({ type, value }) => `${type}:${value}`)),
  techniques: (incident) => many(incident.techniques),
  assets: (incident) => many(incident.assets),
  tags: (incident) => many(incident.tags),
  ...Object.fromEntries(
    detailNames.map((name) => [`detail_${name}`, ({ details }: Incident) => details[name] ?? null]),
  ),
  description: (incident) => incident.description,
  impact: (incident) => incident.impact,
  recommendation: (incident) => incident.recommendation,
  url: (incident) => incident.url,
  id: (incident) => incident.id,
};

export const incidentColumns = Object.keys(COLUMNS);
export const incidentCells = (incident: Incident): (string | null)[] =>
  Object.values(COLUMNS).map((cellOf) => cellOf(incident));
