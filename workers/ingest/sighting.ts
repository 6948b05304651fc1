import type { Sighting } from '../../shared/node/db/sightings.ts';
import type { Fold } from './fold.ts';

/** The indicators of what was reported, seen when the record, or else its incident, was detected. */
export const sightingsOf = (reported: Fold['reported']): Sighting[] =>
  reported.flatMap(({ entry: { tenantId, report }, incident }) =>
    (report.indicators ?? []).map(({ type, value }) => ({
      tenantId,
      incidentId: incident.id,
      type,
      value,
      seenAt: report.detectedAt ?? incident.state.detectedAt,
    })),
  );
