import type { Status } from './incident.ts';
import type { IncidentState } from './merge.ts';

/** The log's actor for what a source reports. */
export const SOURCE = 'ingest';
/** All actors of the log that are no people. */
export const MACHINERY: readonly string[] = [SOURCE, 'watchfloor'];

/** What an incident can be handled by: as a time that is measured, or closed with nobody having acknowledged it before. */
export const handlings = ['acknowledged', 'closed', 'closed_unacknowledged'] as const;
export type HandlingKind = (typeof handlings)[number];

/**
 * Who closed `state`, when `actor` makes its status `status`. Nobody did where it came closed: so nobody is credited
 * with what was over before it was heard of.
 */
export function closedBy(state: IncidentState, status: Status, actor: string): string | null {
  if (status !== 'closed') return null;
  return state.status === 'closed' ? state.closedBy : actor;
}

/** When it was first acknowledged and by whom, after `actor` does or does not so at `at`; nobody where it came so. */
export function acknowledged(
  state: IncidentState,
  isAcknowledged: boolean,
  actor: string,
  at: number,
): Pick<IncidentState, 'acknowledgedAt' | 'acknowledgedBy'> {
  const { acknowledgedAt, acknowledgedBy } = state;
  if (acknowledgedAt !== null || !isAcknowledged) return { acknowledgedAt, acknowledgedBy };
  return { acknowledgedAt: at, acknowledgedBy: state.status === 'in_progress' ? null : actor };
}
