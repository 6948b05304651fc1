import type { Durations, Handled, Handler } from '../../../shared/wire/http/handling.ts';
import type { Filter } from '../mssp/links.ts';

/** What the table is broken down by. */
export const breakdowns = ['customer', 'analyst', 'severity'] as const;
export type BreakdownBy = (typeof breakdowns)[number];

/** One line: whose times, and the filter of the list that selects their rows; null where no list can. */
export interface Line {
  readonly key: string;
  readonly name: string;
  /** Said quietly behind the name. */
  readonly note?: string;
  readonly filter: Filter | null;
  /** Chooses those that somebody handled. */
  readonly by?: string;
  readonly work: Pick<Handled, 'acknowledge' | 'resolve' | 'closed_unacknowledged'>;
  /** Of people nothing is open. */
  readonly open: Durations | null;
}

const unseenShare = ({ closed_unacknowledged, resolve }: Line['work']): number | null =>
  resolve.count === 0 ? null : closed_unacknowledged / resolve.count;

const times = (of: 'acknowledge' | 'resolve', word: string) =>
  (['count', 'mean', 'median', 'p90'] as const).map((field) => ({
    key: `${of}.${field}`,
    head: field === 'count' ? word : field,
    of: (line: Line) => line.work[of][field],
    kind: field === 'count' ? ('count' as const) : ('time' as const),
  }));

/** Columns of numbers, in their order; `key` is how the address names the one that rows are sorted by. */
export const columns = [
  ...times('acknowledge', 'n'),
  ...times('resolve', 'n'),
  {
    key: 'unacknowledged',
    head: 'unacknowledged',
    of: (line: Line) => unseenShare(line.work),
    kind: 'share' as const,
  },
  { key: 'open.count', head: 'n', of: (line: Line) => line.open?.count ?? null, kind: 'count' as const },
  { key: 'open.mean', head: 'mean', of: (line: Line) => line.open?.mean ?? null, kind: 'time' as const },
] as const;
export type NumberColumn = (typeof columns)[number];

/** “-acknowledge.mean”: the slowest first. By name where nothing is said. */
export function sorted(lines: readonly Line[], sort: string): Line[] {
  const descending = sort.startsWith('-');
  const column = columns.find(({ key }) => key === sort.replace(/^-/, ''));
  const byName = (a: Line, b: Line) => a.name.localeCompare(b.name);
  if (column === undefined) return [...lines].sort(descending ? (a, b) => byName(b, a) : byName);
  return [...lines].sort((a, b) => {
    const [one, other] = [column.of(a), column.of(b)];
    // What was not measured stands last, whichever way.
    if (one === null || other === null) return Number(one === null) - Number(other === null) || byName(a, b);
    return (descending ? other - one : one - other) || byName(a, b);
  });
}

const collectives: Record<Exclude<Handler['kind'], 'person'>, string> = {
  machine: 'The source itself',
  provider: 'The provider',
  former: 'Former members',
};

export const handlerName = ({ kind, name }: Handler): string =>
  kind === 'person' ? (name ?? 'Somebody who has left') : collectives[kind];
