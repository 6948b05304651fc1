import { fingerprintOf } from '../../shared/domain/open.ts';
import type { StoredIncident } from '../../shared/node/db/incidents.ts';
import { type Entry, incidentKey } from './entry.ts';

/** What a batch does to an incident: the most of these. */
type Effect = 'none' | 'tallied' | 'rewritten' | 'created';

/** An incident while a batch is folded into it. */
export class Subject {
  incident: StoredIncident;
  effect: Effect;

  constructor(incident: StoredIncident, effect: Effect) {
    this.incident = incident;
    this.effect = effect;
  }

  count(seenAt: number): void {
    const { occurrences, lastSeenAt } = this.incident;
    this.incident = {
      ...this.incident,
      occurrences: occurrences + 1,
      lastSeenAt: Math.max(lastSeenAt, seenAt),
    };
    if (this.effect === 'none') this.effect = 'tallied';
  }

  rewrite(told: Pick<StoredIncident, 'state' | 'digest' | 'inboxId' | 'inboxIndex'>): void {
    this.incident = { ...this.incident, ...told };
    if (this.effect !== 'created') this.effect = 'rewritten';
  }

  raiseVersion(): void {
    this.incident = { ...this.incident, version: this.incident.version + 1 };
  }
}

/** The incidents of a batch, found by their identity or by what recurs. */
export class Known {
  readonly #byKey = new Map<string, Subject>();
  readonly #byFingerprint = new Map<string, Subject[]>();

  constructor(incidents: readonly StoredIncident[]) {
    for (const incident of incidents) this.#know(new Subject(incident, 'none'));
  }

  add(incident: StoredIncident): Subject {
    const subject = new Subject(incident, 'created');
    this.#know(subject);
    return subject;
  }

  find(entry: Entry): Subject | undefined {
    return this.#byKey.get(entry.key) ?? this.#recurring(entry);
  }

  those(effect: Effect): StoredIncident[] {
    return [...this.#byKey.values()].filter((each) => each.effect === effect).map((each) => each.incident);
  }

  /**
   * The incident of the fingerprint that was open when the alert was detected. Where several were, the one that
   * closed first: each stretch between two closings has one incident, whatever the order of arrival.
   */
  #recurring({ tenantId, report, seenAt }: Entry): Subject | undefined {
    const fingerprint = fingerprintOf(report);
    if (fingerprint === undefined) return undefined;
    const subjects = this.#byFingerprint.get(fingerprintKey(tenantId, report.source, fingerprint)) ?? [];
    return subjects
      .filter((subject) => closing(subject) >= seenAt)
      .toSorted((a, b) => closing(a) - closing(b) || a.incident.id - b.incident.id)[0];
  }

  #know(subject: Subject): void {
    const { tenantId, state } = subject.incident;
    this.#byKey.set(incidentKey(tenantId, state), subject);
    if (state.fingerprint === null) return;
    const key = fingerprintKey(tenantId, state.source, state.fingerprint);
    const list = this.#byFingerprint.get(key);
    if (list === undefined) this.#byFingerprint.set(key, [subject]);
    else list.push(subject);
  }
}

/** Formats let no NUL through, so it separates. */
const fingerprintKey = (tenantId: string, source: string, fingerprint: string): string =>
  `${tenantId}\0${source}\0${fingerprint}`;

/** Far in the future for what is open, and yet a number that can be subtracted from itself. */
const closing = ({ incident }: Subject): number => incident.state.closedAt ?? Number.MAX_SAFE_INTEGER;
