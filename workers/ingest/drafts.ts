import type { LogEvent } from '../../shared/domain/event.ts';
import { SOURCE } from '../../shared/domain/handling.ts';
import { difference, factsOf, type IncidentState } from '../../shared/domain/merge.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import type { Subject } from './known.ts';

/** One event in the making: from `before` (null where it opens the incident) to `after`. */
interface Draft {
  readonly subject: Subject;
  readonly before: IncidentState | null;
  after: IncidentState;
  at: number;
  version: number;
  occurrences: number;
  lastSeenAt: number;
}

/**
 * The events of one batch, in the order in which they began. What recurs goes into the incident's last event of the
 * batch; a source that tells a story step by step has each step told. So a scan of a thousand alerts is one event
 * for the readers, and an incident that opens, is taken on and closes is three.
 */
export class Drafts {
  readonly #drafts: Draft[] = [];
  readonly #last = new Map<Subject, Draft>();

  begin(subject: Subject, before: IncidentState | null, at: number): void {
    const { state, version, occurrences, lastSeenAt } = subject.incident;
    const draft = { subject, before, after: state, at, version, occurrences, lastSeenAt };
    this.#drafts.push(draft);
    this.#last.set(subject, draft);
  }

  /** One more record, of which there is nothing to tell but that. */
  count(subject: Subject): void {
    const last = this.#last.get(subject);
    if (last === undefined) return;
    last.occurrences = subject.incident.occurrences;
    last.lastSeenAt = subject.incident.lastSeenAt;
  }

  /** What a record made of `before`. */
  tell(subject: Subject, before: IncidentState, at: number, joins: boolean): void {
    const last = this.#last.get(subject);
    const isChange = difference(before, subject.incident.state) !== null;
    if (isChange && subject.effect !== 'created') subject.raiseVersion();
    const goesOn = last !== undefined && (joins || !isChange || isEmpty(last));
    if (!goesOn) {
      this.begin(subject, before, at);
      return;
    }
    last.after = subject.incident.state;
    last.version = subject.incident.version;
    last.at = at;
    this.count(subject);
  }

  events(): Map<TenantId, LogEvent[]> {
    const events = new Map<TenantId, LogEvent[]>();
    for (const draft of this.#drafts) {
      const { tenantId, id } = draft.subject.incident;
      const list = events.get(tenantId) ?? [];
      list.push(eventOf(draft, id));
      events.set(tenantId, list);
    }
    return events;
  }
}

const isEmpty = ({ before, after }: Draft): boolean => before !== null && difference(before, after) === null;

function eventOf(draft: Draft, incidentId: number): LogEvent {
  const { before, after, at, version, occurrences, lastSeenAt } = draft;
  const to = factsOf(after);
  if (before === null) {
    const data = { to, occurrences, lastSeenAt };
    return { kind: 'incident.created', incidentId, at, actor: SOURCE, data };
  }
  const changes = difference(before, after);
  if (changes === null) {
    const data = { occurrences, lastSeenAt };
    return { kind: 'incident.repeated', incidentId, at, actor: SOURCE, data };
  }
  const from = factsOf(before);
  const facts = JSON.stringify(from) === JSON.stringify(to) ? {} : { from, to };
  const data = { ...facts, changes, version, occurrences, lastSeenAt };
  return { kind: 'incident.changed', incidentId, at, actor: SOURCE, data };
}
