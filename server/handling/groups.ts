import type { Severity } from '../../shared/domain/incident.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import type { Durations, Handling } from '../../shared/wire/http/handling.ts';

/** Times of one group of incidents. */
export interface Times {
  readonly durations: Durations;
  /** Incidents of the group, also those that have no such time. */
  readonly all: number;
  /** Closed without having been acknowledged before; 0 of other times. */
  readonly unacknowledged: number;
}

/** One kind of time: of all that have it, and by whom they are of. Groups without any are not there. */
export interface Groups {
  readonly all: Times;
  readonly tenant: ReadonlyMap<TenantId, Times>;
  readonly severity: ReadonlyMap<Severity, Times>;
  readonly handler: ReadonlyMap<string, Times>;
}

/** Everything that is measured of a period, and of the one before. */
export interface Measured {
  readonly acknowledged: Groups;
  readonly resolved: Groups;
  readonly detected: Groups;
  readonly open: Groups;
  readonly before: { readonly acknowledged: Times; readonly resolved: Times };
  /** Open incidents by module and severity. */
  readonly openBy: Handling['open'];
}

export const NOTHING: Times = {
  durations: { count: 0, mean: null, median: null, p90: null },
  all: 0,
  unacknowledged: 0,
};
