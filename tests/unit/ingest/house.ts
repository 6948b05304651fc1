import type { LogEvent } from '../../../shared/domain/event.ts';
import type { IncidentReport } from '../../../shared/domain/incident.ts';
import type { TenantId } from '../../../shared/domain/tenant.ts';
import type { StoredIncident } from '../../../shared/node/db/incidents.ts';
import type { StoredSource, StoredStorm } from '../../../shared/node/db/sources.ts';
import { incidentKey } from '../../../workers/ingest/entry.ts';
import { Fold } from '../../../workers/ingest/fold.ts';
import { Sources } from '../../../workers/ingest/sources.ts';

export const TENANT = '00000003-0000-4000-8000-000000000001' as TenantId;

/** Folds batches as a worker does, and keeps in memory what it would write. */
export class MemoryHouse {
  readonly #incidents = new Map<number, StoredIncident>();
  #sources: StoredSource[] = [];
  #storms = new Map<string, StoredStorm>();
  #ids = 0;
  #numbers = 0;
  readonly log: LogEvent[] = [];

  /** One turn of a worker over reports received at `now`. Answers its events. */
  turn(reports: readonly IncidentReport[], now: number): LogEvent[] {
    const sources = new Sources(this.#sources);
    const fold = new Fold(this.incidents(), sources);
    for (const report of reports) {
      const digest = JSON.stringify(report);
      const key = incidentKey(TENANT, report);
      const seenAt = report.detectedAt ?? now;
      const from = { format: 'native', inboxId: 1, inboxIndex: 0, receivedAt: now };
      fold.take({ tenantId: TENANT, report, key, digest, seenAt, ...from }, () => ++this.#ids);
    }
    const created = fold.created();
    const written = [
      ...created.map((each) => ({ ...each, number: this.#numbers + each.number })),
      ...fold.rewritten(),
      ...fold.tallied(),
    ];
    this.#numbers += created.length;
    for (const each of written) this.#incidents.set(each.id, each);
    for (const [id, stormId] of sources.earlierMembers(created)) {
      this.#incidents.set(id, { ...this.#incidents.get(id)!, stormId });
    }
    this.#sources = sources.rows();
    for (const storm of sources.storms()) this.#storms.set(storm.id, storm);
    const events = fold.events().get(TENANT) ?? [];
    this.log.push(...events);
    return events;
  }

  incidents(): StoredIncident[] {
    return [...this.#incidents.values()];
  }

  sources(): StoredSource[] {
    return this.#sources;
  }

  storms(): StoredStorm[] {
    return [...this.#storms.values()];
  }
}
