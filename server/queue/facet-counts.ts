import type { TenantId } from '../../shared/domain/tenant.ts';
import { CODES } from './register/code.ts';
import type { Assignee } from './register/columns.ts';

type AssigneeCounts = Map<string, { readonly who: Assignee | null; n: number }>;

/** Filters whose counts come from a row's code. */
export const codedFacets = ['severity', 'status', 'module', 'lane', 'snoozed'] as const;
export type CodedFacet = (typeof codedFacets)[number];

/** What a choice selects, and what it would select with another value of each filter. */
export interface FacetCounts {
  total: number;
  /** All rows that were asked about. */
  all: number;
  hiddenInfo: number;
  hiddenSnoozed: number;
  /** Rows that are selected but for this filter, by code. */
  readonly codes: Readonly<Record<CodedFacet, Uint32Array>>;
  readonly tenants: Map<TenantId, number>;
  readonly sources: Map<string, number>;
  /** By id and name; null is nobody. */
  readonly assignees: AssigneeCounts;
  readonly storms: Map<string, number>;
}

export function emptyCounts(): FacetCounts {
  const codes = Object.fromEntries(codedFacets.map((facet) => [facet, new Uint32Array(CODES)]));
  return {
    total: 0,
    all: 0,
    hiddenInfo: 0,
    hiddenSnoozed: 0,
    codes: codes as Record<CodedFacet, Uint32Array>,
    tenants: new Map(),
    sources: new Map(),
    assignees: new Map(),
    storms: new Map(),
  };
}

/** By the key of their dictionary; see `assigneeKey`. */
export function addAssignee(counts: AssigneeCounts, key: string, who: Assignee | null, n: number): void {
  const known = counts.get(key);
  if (known === undefined) counts.set(key, { who, n });
  else known.n += n;
}
