import { exact, plural } from '../ui/number.ts';
import type { RefusedRow, Target, WaitingAct } from './act.ts';

type Named = Pick<Target, 'number' | 'tenant'>;

/** “ACME-12”, “12 incidents of Halden”, “12 incidents of 5 customers”. */
export function subject(targets: readonly Named[]): string {
  const [first] = targets;
  if (first === undefined) return 'No incident';
  if (targets.length === 1) return first.number;
  const customers = new Set(targets.map(({ tenant }) => tenant.id));
  const whose = customers.size === 1 ? first.tenant.name : plural(customers.size, 'customer');
  return `${plural(targets.length, 'incident')} of ${whose}`;
}

const FORBIDDEN = 403;
const NOT_FOUND = 404;
const CONFLICT = 409;

export const isConflict = ({ problem }: RefusedRow): boolean =>
  problem.status === CONFLICT && problem.version !== undefined;

/** What stays refused, however often it is tried by the same person. */
export const isFinal = ({ problem }: RefusedRow): boolean =>
  problem.status === FORBIDDEN || problem.status === NOT_FOUND;

/** “1 needs another right, 2 changed by others meanwhile”. */
export function reasons(refused: readonly RefusedRow[]): string {
  const counts = new Map<string, number>();
  for (const row of refused) {
    const reason = reasonOf(row);
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts].map(([reason, count]) => `${exact(count)} ${reason}`).join(', ');
}

function reasonOf(row: RefusedRow): string {
  if (isConflict(row)) return 'changed by others meanwhile';
  if (row.problem.status === FORBIDDEN) return 'without the right';
  if (row.problem.status === NOT_FOUND) return 'out of reach';
  return 'refused';
}

/** What came of an act, in one line: “9 of 12 incidents of 5 customers closed, 3 changed by others meanwhile”. */
export function outcome({ said, size, done, refused }: WaitingAct): string {
  const all = [...done, ...refused].map(({ target }) => target);
  if (refused.length === 0) return `${subject(all)} ${said}.`;
  if (size === 1) return `${subject(all)} not ${said}: ${reasons(refused).replace(/^1 /, '')}.`;
  return `${exact(done.length)} of ${subject(all)} ${said}, ${reasons(refused)}.`;
}
