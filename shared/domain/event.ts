import type { Severity } from './incident.ts';
import type { Changes } from './merge.ts';
import { type Facts, type Moves, tally } from './tally.ts';

/** One entry of a tenant's append-only log, without its `seq`, which is taken at commit. */
export interface LogEvent {
  readonly kind: EventKind;
  /** null for what concerns no single incident. */
  readonly incidentId: number | null;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Who did it: `ingest` for a source's report, `watchfloor` for the clock, otherwise the id of a user. */
  readonly actor: string;
  readonly data: EventData;
}

/**
 * `incident.repeated` says that records came which change no field; `storm.grew` that further incidents were
 * opened in a storm. Both come once per turn of a worker, however much there was, and with absolute values.
 * `incident.duplicate` says of an incident that another was merged into it.
 */
export type EventKind =
  | 'incident.created'
  | 'incident.changed'
  | 'incident.repeated'
  | 'incident.duplicate'
  | 'note.added'
  | 'storm.began'
  | 'storm.grew'
  | 'storm.ended'
  | 'pending.accepted';

/** What the counters need (`from`, `to`; absent when no counter moves) and what a reader of the history needs. */
export interface EventData {
  readonly from?: Facts;
  readonly to?: Facts;
  readonly changes?: Changes;
  /** The incident's version after the change. */
  readonly version?: number;
  /** What one person did in one go, to however many incidents; and the act that it takes back. */
  readonly act?: string;
  readonly undoes?: string;
  readonly note?: string;
  /** Users named in the note. */
  readonly mentions?: readonly string[];
  /** The number, within the tenant, of the incident that was merged into this one. */
  readonly duplicate?: number;
  /** Records of the incident so far, and the latest detection time among them, epoch milliseconds. */
  readonly occurrences?: number;
  readonly lastSeenAt?: number;
  /** Of a storm or an accepted back-fill: its source, how many incidents, and the worst severity among them. */
  readonly storm?: string;
  readonly source?: string;
  readonly incidents?: number;
  readonly severity?: Severity;
}

/** Adds what one event does to its tenant's counters. */
export function project(moves: Moves, data: EventData): void {
  if (data.from !== undefined) tally(moves, data.from, -1);
  if (data.to !== undefined) tally(moves, data.to, 1);
}
