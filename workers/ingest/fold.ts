import { isPast } from '../../shared/domain/backfill.ts';
import type { LogEvent } from '../../shared/domain/event.ts';
import { isRecurrence, join } from '../../shared/domain/join.ts';
import { isStale, merge } from '../../shared/domain/merge.ts';
import { open } from '../../shared/domain/open.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import type { StoredIncident } from '../../shared/node/db/incidents.ts';
import type { Advance } from '../../shared/node/db/log.ts';
import { Drafts } from './drafts.ts';
import type { Entry } from './entry.ts';
import { Known, type Subject } from './known.ts';
import type { SourceTurn } from './source-turn.ts';
import type { Sources } from './sources.ts';

/** An entry that told more than that there was one more, with the incident it belongs to. */
export interface Reported {
  readonly entry: Entry;
  readonly incident: StoredIncident;
}

/**
 * Folds a batch of records into the incidents they belong to, in order, and collects what must be written. Every
 * record raises the occurrences of exactly one incident by one.
 */
export class Fold {
  readonly #known: Known;
  readonly #sources: Sources;
  readonly #drafts = new Drafts();
  readonly #numbers = new Map<TenantId, number>();
  readonly reported: Reported[] = [];

  constructor(known: readonly StoredIncident[], sources: Sources) {
    this.#known = new Known(known);
    this.#sources = sources;
  }

  take(entry: Entry, nextId: () => number): void {
    const source = this.#sources.hear(entry);
    const subject = this.#known.find(entry);
    if (subject === undefined) this.#open(entry, source, nextId());
    else this.#again(subject, entry);
  }

  /** Opened in this batch, opened by the storms it made. */
  created(): StoredIncident[] {
    return this.#known.those('created').map((each) => ({
      ...each,
      stormId: this.#sources.stormOf(each.id),
    }));
  }

  rewritten(): StoredIncident[] {
    return this.#known.those('rewritten');
  }

  tallied(): StoredIncident[] {
    return this.#known.those('tallied');
  }

  /** What goes into each tenant's log: its incidents first, then what they amount to. */
  events(): Map<TenantId, LogEvent[]> {
    const events = this.#drafts.events();
    for (const [tenantId, more] of this.#sources.events()) {
      events.set(tenantId, [...(events.get(tenantId) ?? []), ...more]);
    }
    return events;
  }

  advances(events: ReadonlyMap<TenantId, readonly LogEvent[]>): Advance[] {
    return [...events].map(([tenantId, list]) => ({
      tenantId,
      events: list.length,
      numbers: this.#numbers.get(tenantId) ?? 0,
    }));
  }

  #open(entry: Entry, source: SourceTurn, id: number): void {
    const { tenantId, digest, inboxId, inboxIndex, receivedAt, report, seenAt } = entry;
    const number = (this.#numbers.get(tenantId) ?? 0) + 1;
    this.#numbers.set(tenantId, number);
    const state = open(report, receivedAt, source.isBackfill(entry));
    const tally = { version: 1, occurrences: 1, lastSeenAt: seenAt, stormId: null };
    const incident = { id, tenantId, number, ...tally, digest, inboxId, inboxIndex, state };
    const subject = this.#known.add(incident);
    // A past that is told in one go is no storm, whether it is pending or accepted.
    if (!isPast(seenAt, receivedAt)) {
      this.#sources.open(source, { at: receivedAt, id, severity: report.severity });
    }
    this.#drafts.begin(subject, null, receivedAt);
    this.reported.push({ entry, incident });
  }

  #again(subject: Subject, entry: Entry): void {
    const { incident } = subject;
    const { report, receivedAt, digest, inboxId, inboxIndex } = entry;
    subject.count(entry.seenAt);
    const isOwn = report.externalId === incident.state.externalId;
    const tellsNothing = incident.digest === digest || (isOwn && isStale(incident.state, report));
    if (tellsNothing) {
      this.#drafts.count(subject);
      return;
    }
    const joins = !isOwn || isRecurrence(report);
    const state = (joins ? join : merge)(incident.state, report, receivedAt);
    subject.rewrite({ state, digest, inboxId, inboxIndex });
    this.#drafts.tell(subject, incident.state, receivedAt, joins);
    this.reported.push({ entry, incident: subject.incident });
  }
}
