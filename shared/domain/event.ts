import type { Changes } from './merge.ts';
import { type Facts, type Moves, tally } from './tally.ts';

/** One entry of a tenant's append-only log, without its `seq`, which is taken at commit. */
export interface LogEvent {
  readonly kind: 'incident.created' | 'incident.changed';
  readonly incidentId: number;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Who did it: `ingest` for a source's report. */
  readonly actor: string;
  readonly data: EventData;
}

/** What the counters need (`from`, `to`; absent when no counter moves) and what a reader of the history needs. */
export interface EventData {
  readonly from?: Facts;
  readonly to?: Facts;
  readonly changes?: Changes;
}

/** Adds what one event does to its tenant's counters. */
export function project(moves: Moves, data: EventData): void {
  if (data.from !== undefined) tally(moves, data.from, -1);
  if (data.to !== undefined) tally(moves, data.to, 1);
}
