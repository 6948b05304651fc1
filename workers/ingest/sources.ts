import { randomUUID } from 'node:crypto';
import { isBackfill } from '../../shared/domain/backfill.ts';
import type { EventKind, LogEvent } from '../../shared/domain/event.ts';
import { type Severity, severities } from '../../shared/domain/incident.ts';
import { afterOpening, type Opening, type StormStep } from '../../shared/domain/storm.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import type { SourceKey, StoredSource, StoredStorm } from '../../shared/node/db/sources.ts';
import { ACTOR } from './drafts.ts';
import type { Entry } from './entry.ts';

/** Formats let no NUL through, so it separates. */
export const sourceKey = ({ tenantId, source }: SourceKey): string => `${tenantId}\0${source}`;

/** The sources of a batch: how much each sent, and which storms that makes. */
export class Sources {
  readonly #sources = new Map<string, StoredSource>();
  /** Storms that the batch began, went on with or ended, with what is to be told of each. */
  readonly #storms = new Map<string, { readonly storm: StoredStorm; readonly kinds: readonly EventKind[] }>();
  /** Incident → the storm it belongs to since this batch. */
  readonly #members = new Map<number, string>();

  constructor(known: readonly StoredSource[]) {
    for (const source of known) this.#sources.set(sourceKey(source), source);
  }

  hear(entry: Entry): void {
    const known = this.#sources.get(keyOf(entry)) ?? newSource(entry);
    this.#sources.set(keyOf(entry), {
      ...known,
      records: known.records + 1,
      lastSeenAt: Math.max(known.lastSeenAt, entry.receivedAt),
    });
  }

  isBackfill(entry: Entry): boolean {
    return isBackfill(this.#sources.get(keyOf(entry))!, entry.seenAt, entry.receivedAt);
  }

  /** One more incident that is new. */
  open(entry: Entry, id: number): void {
    const source = this.#sources.get(keyOf(entry))!;
    const opening = { at: entry.receivedAt, id, severity: entry.report.severity };
    const watch = { openings: source.openings, raging: source.storm !== null };
    const step = afterOpening(watch, opening);
    if (step.ended !== null) this.#put({ ...source.storm!, endedAt: step.ended }, 'storm.ended');
    const before = step.ended === null ? source.storm : null;
    const storm = step.watch.raging ? grown(before ?? newStorm(source, step), step.members) : null;
    if (storm !== null) this.#put(storm, step.began ? 'storm.began' : 'storm.grew');
    for (const member of step.members) this.#members.set(member.id, storm!.id);
    this.#sources.set(keyOf(entry), { ...source, openings: step.watch.openings, storm });
  }

  stormOf(incidentId: number): string | null {
    return this.#members.get(incidentId) ?? null;
  }

  /** Members of a storm that are not `created` now: they were there before it was one. */
  earlierMembers(created: readonly { readonly id: number }[]): Map<number, string> {
    const now = new Set(created.map((each) => each.id));
    return new Map([...this.#members].filter(([id]) => !now.has(id)));
  }

  rows(): StoredSource[] {
    return [...this.#sources.values()];
  }

  storms(): StoredStorm[] {
    return [...this.#storms.values()].map((each) => each.storm);
  }

  events(): Map<TenantId, LogEvent[]> {
    const events = new Map<TenantId, LogEvent[]>();
    for (const { storm, kinds } of this.#storms.values()) {
      const told = kinds.map((kind) => stormEvent(kind, storm, ACTOR));
      events.set(storm.tenantId, [...(events.get(storm.tenantId) ?? []), ...told]);
    }
    return events;
  }

  /** A storm that began or ended says so once; that it grew goes without saying where it began. */
  #put(storm: StoredStorm, kind: EventKind): void {
    const kinds = this.#storms.get(storm.id)?.kinds ?? [];
    const isTold = kind === 'storm.grew' && kinds.length > 0;
    this.#storms.set(storm.id, { storm, kinds: isTold ? kinds : [...kinds, kind] });
  }
}

export const stormEvent = (kind: EventKind, storm: StoredStorm, actor: string): LogEvent => ({
  kind,
  incidentId: null,
  at: kind === 'storm.ended' ? (storm.endedAt ?? storm.lastAt) : storm.lastAt,
  actor,
  data: { storm: storm.id, source: storm.source, incidents: storm.incidents, severity: storm.severity },
});

const keyOf = ({ tenantId, report }: Entry): string => sourceKey({ tenantId, source: report.source });

const newSource = ({ tenantId, report, receivedAt }: Entry): StoredSource => ({
  tenantId,
  source: report.source,
  firstSeenAt: receivedAt,
  lastSeenAt: receivedAt,
  records: 0,
  acceptedAt: null,
  openings: [],
  storm: null,
});

const newStorm = ({ tenantId, source }: SourceKey, { members }: StormStep): StoredStorm => ({
  tenantId,
  id: randomUUID(),
  source,
  beganAt: members[0]!.at,
  lastAt: members[0]!.at,
  endedAt: null,
  incidents: 0,
  severity: members[0]!.severity,
});

const grown = (storm: StoredStorm, members: readonly Opening[]): StoredStorm => ({
  ...storm,
  lastAt: Math.max(storm.lastAt, ...members.map((member) => member.at)),
  incidents: storm.incidents + members.length,
  severity: members.reduce((worst, { severity }) => worseOf(worst, severity), storm.severity),
});

const worseOf = (a: Severity, b: Severity): Severity =>
  severities.indexOf(a) <= severities.indexOf(b) ? a : b;
