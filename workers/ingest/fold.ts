import type { LogEvent } from '../../shared/domain/event.ts';
import { difference, factsOf, isStale, merge, open } from '../../shared/domain/merge.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import type { StoredIncident } from '../../shared/node/db/incidents.ts';
import type { Advance } from '../../shared/node/db/log.ts';
import { type Entry, incidentKey } from './entry.ts';

/** Who writes events that come from a source. */
const ACTOR = 'ingest';

/** Folds a batch of reports into the incidents they belong to, in order, and collects what must be written. */
export class Fold {
  readonly #incidents = new Map<string, StoredIncident>();
  readonly #created = new Set<string>();
  readonly #changed = new Set<string>();
  readonly #numbers = new Map<TenantId, number>();
  readonly events = new Map<TenantId, LogEvent[]>();
  /** Entries that told something new, with the incident they belong to. */
  readonly reported: { readonly entry: Entry; readonly incident: StoredIncident }[] = [];

  know(incident: StoredIncident): void {
    this.#incidents.set(incidentKey(incident.tenantId, incident.state), incident);
  }

  isKnown(key: string): boolean {
    return this.#incidents.has(key);
  }

  take(entry: Entry, nextId: () => number): void {
    const known = this.#incidents.get(entry.key);
    if (known === undefined) this.#open(entry, nextId());
    else if (known.digest !== entry.digest && !isStale(known.state, entry.report)) this.#merge(known, entry);
  }

  get created(): StoredIncident[] {
    return [...this.#created].map((key) => this.#incidents.get(key)!);
  }

  get changed(): StoredIncident[] {
    return [...this.#changed].map((key) => this.#incidents.get(key)!);
  }

  advances(): Advance[] {
    return [...this.events].map(([tenantId, events]) => ({
      tenantId,
      events: events.length,
      numbers: this.#numbers.get(tenantId) ?? 0,
    }));
  }

  #open(entry: Entry, id: number): void {
    const { tenantId, key, digest, inboxId, inboxIndex } = entry;
    const number = (this.#numbers.get(tenantId) ?? 0) + 1;
    this.#numbers.set(tenantId, number);
    const state = open(entry.report, entry.receivedAt);
    const incident = { id, tenantId, number, version: 1, digest, inboxId, inboxIndex, state };
    this.#incidents.set(key, incident);
    this.#created.add(key);
    this.#log(entry, incident, { kind: 'incident.created', data: { to: factsOf(state) } });
  }

  #merge(known: StoredIncident, entry: Entry): void {
    const { key } = entry;
    const state = merge(known.state, entry.report, entry.receivedAt);
    const changes = difference(known.state, state);
    const incident = {
      ...known,
      state,
      digest: entry.digest,
      inboxId: entry.inboxId,
      inboxIndex: entry.inboxIndex,
      version: known.version + (changes === null ? 0 : 1),
    };
    this.#incidents.set(key, incident);
    if (changes === null) return;
    if (!this.#created.has(key)) this.#changed.add(key);
    const from = factsOf(known.state);
    const to = factsOf(state);
    const facts = JSON.stringify(from) === JSON.stringify(to) ? {} : { from, to };
    this.#log(entry, incident, { kind: 'incident.changed', data: { ...facts, changes } });
  }

  #log(entry: Entry, incident: StoredIncident, event: Pick<LogEvent, 'kind' | 'data'>): void {
    const list = this.events.get(entry.tenantId) ?? [];
    list.push({ ...event, incidentId: incident.id, at: entry.receivedAt, actor: ACTOR });
    this.events.set(entry.tenantId, list);
    this.reported.push({ entry, incident });
  }
}
