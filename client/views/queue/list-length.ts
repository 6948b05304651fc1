import { type IncidentCounts, MAX_FACET_VALUES } from '../../../shared/wire/http/incident-counts.ts';

interface Ends {
  readonly rows: {
    readonly length: () => number;
    /** Those of the list itself, less what is unfolded within it. */
    readonly main: { readonly ended: () => boolean; readonly sequence: () => { readonly length: number } };
  };
  readonly counts: {
    readonly known: () => IncidentCounts | undefined;
    /** Whether they are of this list. */
    readonly isCurrent: () => boolean;
  };
  readonly isFolded: () => boolean;
  /** What has come in and is not listed yet. */
  readonly arrivals: { readonly waiting: () => { readonly size: number } };
  /** Listed rows that the filter selects no more. */
  readonly unfit: () => ReadonlySet<string>;
}

export interface ListLength {
  readonly n: number;
  /** False: there are more. */
  readonly isExact: boolean;
}

/** Lines of the list from its top to its end, read or not. Tracks. */
export function createListLength({ rows, counts, isFolded, arrivals, unfit }: Ends): () => ListLength {
  return () => {
    const read = rows.length();
    const known = counts.known();
    if (rows.main.ended() || !known || !counts.isCurrent()) return { n: read, isExact: rows.main.ended() };
    const storms = isFolded() ? known.facets.storm.filter(({ n }) => n > 0) : [];
    const folded = storms.reduce((sum, { n }) => sum + n, 0) - storms.length;
    const unfolded = read - rows.main.sequence().length;
    const n = known.total - folded + unfolded - arrivals.waiting().size + unfit().size;
    return { n: Math.max(n, read), isExact: known.exact && storms.length < MAX_FACET_VALUES };
  };
}
