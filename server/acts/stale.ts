import type { EventData } from '../../shared/domain/event.ts';
import { Fault } from '../../shared/domain/fault.ts';
import type { StoredIncident } from '../../shared/node/db/incidents.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';

/** One entry of an incident's history as it lies in the log. */
export interface EventRow {
  readonly seq: number;
  readonly at: Date;
  readonly kind: string;
  readonly incident_id: number | null;
  readonly actor: string;
  readonly data: unknown;
}

/** The latest changes suffice to say why: whoever wants all of them reads the history. */
const CHANGES_TOLD = 20;

/** Somebody was faster; `since` is what happened to the incident meanwhile, newest first. */
export class Stale extends Fault {
  readonly incident: StoredIncident;
  readonly since: readonly EventRow[];

  constructor(incident: StoredIncident, since: readonly EventRow[]) {
    super('conflict', 'it was changed meanwhile');
    this.incident = incident;
    this.since = since;
  }
}

export async function staleSince(tx: Tx, incident: StoredIncident, version: number): Promise<Stale> {
  const rows = await tx
    .selectFrom('events')
    .select(['seq', 'at', 'kind', 'incident_id', 'actor', 'data'])
    .where('tenant_id', '=', incident.tenantId)
    .where('incident_id', '=', incident.id)
    .where('kind', '=', 'incident.changed')
    .orderBy('seq', 'desc')
    .limit(CHANGES_TOLD)
    .execute();
  return new Stale(
    incident,
    rows.filter(({ data }) => ((data as EventData).version ?? 0) > version),
  );
}
