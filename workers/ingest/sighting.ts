import type { Sighting } from '../../shared/node/db/sightings.ts';
import type { Fold } from './fold.ts';

/** The indicators of what was reported, seen when the incident was detected. */
export const sightingsOf = (reported: Fold['reported']): Sighting[] =>
  reported.flatMap(({ entry, incident }) =>
    (entry.report.indicators ?? []).map(({ type, value }) => ({
      tenantId: entry.tenantId,
      incidentId: incident.id,
      type,
      value,
      seenAt: incident.state.detectedAt,
    })),
  );
