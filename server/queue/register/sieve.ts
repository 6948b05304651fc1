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

/** What each place of a tenant's dictionaries fails; null where nothing does. */
export interface DictionaryFailures {
  readonly source: Uint16Array | null;
  readonly assignee: Uint16Array | null;
  readonly storm: Uint16Array | null;
  readonly category: Uint16Array | null;
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
    source: sources && places(held.sources, includes(sources), FAILS.source),
    assignee: assignees && places(held.assignees, isAssignee, FAILS.assignee),
    storm: isStorm && places(held.storms, isStorm, FAILS.storm),
    category: categories && places(held.categories, includes(categories), FAILS.other),
  };
}

const places = <T>(
  { values }: Dictionary<T>,
  isKept: (value: T | null) => boolean,
  fails: number,
): Uint16Array => Uint16Array.from(values, (value) => (isKept(value) ? 0 : fails));

/** What all rows of a tenant fail. */
export const failuresOfTenant = (
  { tenants, groups }: Choice,
  isIn: (ids: readonly string[]) => boolean,
): number =>
  unless(tenants === null || isIn(tenants), FAILS.tenant) |
  unless(groups === null || isIn(groups), FAILS.other);

/** Whether a row's times fail; null where no time was asked for. */
export function timeTest({ from, to, closedFrom, closedTo }: Choice): TimeTest | null {
  if (from === null && to === null && closedFrom === null && closedTo === null) return null;
  const first = from ?? Number.NEGATIVE_INFINITY;
  const last = to ?? Number.POSITIVE_INFINITY;
  const inTime = (at: number) => at >= first && at <= last;
  if (closedFrom === null && closedTo === null) return (detectedAt) => !inTime(detectedAt);
  const firstClosed = closedFrom ?? Number.NEGATIVE_INFINITY;
  const lastClosed = closedTo ?? Number.POSITIVE_INFINITY;
  // NaN, of what is not closed, is within no bounds.
  return (detectedAt, closedAt) => !(inTime(detectedAt) && closedAt >= firstClosed && closedAt <= lastClosed);
}
export type TimeTest = (detectedAt: number, closedAt: number) => boolean;
