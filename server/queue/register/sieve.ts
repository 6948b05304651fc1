import type { Choice } from '../choice.ts';
import { CODES, decode } from './code.ts';
import type { Assignee } from './columns.ts';
import type { Dictionary } from './dictionary.ts';

/**
 * Why a row is not selected: a bit per filter whose values are counted, and one for all others. A row with none is
 * selected; one with a single bit would be, if that filter were set to its value.
 */
export const FAILS = {
  severity: 1 << 0,
  status: 1 << 1,
  module: 1 << 2,
  lane: 1 << 3,
  snoozed: 1 << 4,
  tenant: 1 << 5,
  assignee: 1 << 6,
  source: 1 << 7,
  storm: 1 << 8,
  other: 1 << 9,
  /** No incident at all. */
  absent: 1 << 10,
} as const;

/** What each code fails. */
export function failuresByCode(choice: Choice): Uint16Array {
  const fails = new Uint16Array(CODES).fill(FAILS.absent);
  for (let code = 0; code < CODES; code++) {
    const row = decode(code);
    if (row === null) continue;
    fails[code] =
      unless(choice.severities.includes(row.severity), FAILS.severity) |
      unless(choice.statuses === null || choice.statuses.includes(row.status), FAILS.status) |
      unless(choice.modules === null || choice.modules.includes(row.module), FAILS.module) |
      unless(choice.lane === null || row.pending === (choice.lane === 'pending'), FAILS.lane) |
      unless(choice.snoozed === 'shown' || row.snoozed === (choice.snoozed === 'only'), FAILS.snoozed);
  }
  return fails;
}

/** Filters that hide rows without having been asked to. */
export const unaskedFailures = ({ severityAsked, snoozedAsked }: Choice): number =>
  (severityAsked ? 0 : FAILS.severity) | (snoozedAsked ? 0 : FAILS.snoozed);

const unless = (kept: boolean, fails: number): number => (kept ? 0 : fails);

/** What each place of a tenant's dictionaries fails. */
export interface DictionaryFailures {
  readonly source: Uint16Array;
  readonly assignee: Uint16Array;
  readonly storm: Uint16Array;
  readonly category: Uint16Array;
}

interface Dictionaries {
  readonly sources: Dictionary<string>;
  readonly assignees: Dictionary<Assignee>;
  readonly storms: Dictionary<string>;
  readonly categories: Dictionary<string>;
}

export function failuresByPlace(choice: Choice, held: Dictionaries): DictionaryFailures {
  const { sources, assignees, storms, folded, categories, unassigned } = choice;
  const includes = (some: readonly string[]) => (value: string | null) =>
    value !== null && some.includes(value);
  const isAssignee = (who: Assignee | null) =>
    who === null ? unassigned : assignees!.some((name) => name === who.id || name === who.name);
  const isStorm = storms ? includes(storms) : folded ? (storm: string | null) => storm === null : null;
  return {
    source: places(held.sources, sources && includes(sources), FAILS.source),
    assignee: places(held.assignees, assignees && isAssignee, FAILS.assignee),
    storm: places(held.storms, isStorm, FAILS.storm),
    category: places(held.categories, categories && includes(categories), FAILS.other),
  };
}

const places = <T>(
  { values }: Dictionary<T>,
  isKept: ((value: T | null) => boolean) | null,
  fails: number,
): Uint16Array =>
  isKept === null
    ? new Uint16Array(values.length)
    : Uint16Array.from(values, (value) => (isKept(value) ? 0 : fails));

/** What all rows of a tenant fail. */
export const failuresOfTenant = (
  { tenants, groups }: Choice,
  isIn: (ids: readonly string[]) => boolean,
): number =>
  unless(tenants === null || isIn(tenants), FAILS.tenant) |
  unless(groups === null || isIn(groups), FAILS.other);

/** Epoch milliseconds, inclusive; `closed` is null where closing was not asked about. */
export interface Times {
  readonly any: boolean;
  readonly first: number;
  readonly last: number;
  readonly closed: { readonly first: number; readonly last: number } | null;
}

export const timesOf = ({ from, to, closedFrom, closedTo }: Choice): Times => ({
  any: from !== null || to !== null || closedFrom !== null || closedTo !== null,
  first: from ?? Number.NEGATIVE_INFINITY,
  last: to ?? Number.POSITIVE_INFINITY,
  closed:
    closedFrom === null && closedTo === null
      ? null
      : { first: closedFrom ?? Number.NEGATIVE_INFINITY, last: closedTo ?? Number.POSITIVE_INFINITY },
});
