import { IsDate, IsDateTime, IsEmail } from 'typebox/format';
import { type Criticality, criticalities, slugPattern, tenantStates } from '../../shared/domain/tenant.ts';
import { begin } from '../../shared/domain/tenant-state.ts';
import { isTimeZone } from '../../shared/domain/time-zone.ts';
import type { OnboardingResult } from '../../shared/wire/http/onboarding.ts';
import type { NewTenant } from '../../shared/wire/http/tenants.ts';
import { LINE_PATTERN } from '../../shared/wire/http/text.ts';
import type { Column, SheetRow } from './sheet.ts';

export type RowFault = OnboardingResult['rows'][number]['faults'][number];

/** What rows are judged against. */
export interface Surroundings {
  /** Slugs that are taken, and by which line of this file; null by a tenant there is. */
  readonly taken: Map<string, number | null>;
  readonly groupIds: ReadonlyMap<string, string>;
  /** Columns whose permission the caller lacks, as an API token may, and what that is. */
  readonly denied: ReadonlyMap<Column, string>;
  readonly now: number;
}

/** A row as it is to be created; without faults every field is good. */
export interface Candidate {
  readonly row: SheetRow;
  readonly tenant: NewTenant;
  readonly groupIds: readonly string[];
  readonly ownerEmail: string | null;
  readonly faults: readonly RowFault[];
}

const MAX_NAME = 120;
const MAX_EMAIL = 254;
const isLine = (text: string): boolean => text.length <= MAX_NAME && new RegExp(LINE_PATTERN, 'u').test(text);

/** A row's verdict, every fault of it at once. A good row takes its slug: the next one of that name is refused. */
export function judge(row: SheetRow, around: Surroundings): Candidate {
  const { cells } = row;
  const faults: RowFault[] = [
    ...(row.surplus > 0 ? [{ field: 'row', reason: `has ${row.surplus} cells more than the header` }] : []),
    ...slugFaults(cells.slug, around.taken),
    ...unless(isLine(cells.name), 'name', `must be 1 to ${MAX_NAME} characters on one line`),
    ...oneOf('state', cells.state, tenantStates),
    ...oneOf('criticality', cells.criticality, criticalities),
    ...unless(blankOr(isTimeZone, cells.time_zone), 'time_zone', 'write an IANA name, such as Europe/Berlin'),
    ...unless(blankOr(isAddress, cells.owner_email), 'owner_email', 'is no e-mail address'),
    ...trialFaults(row, around.now),
    ...groupFaults(row, around),
    ...[...around.denied]
      .filter(([column]) => cells[column] !== '')
      .map(([field, permission]) => ({ field, reason: `needs the permission ${permission}` })),
  ];
  if (faults.length === 0) around.taken.set(cells.slug, row.line);
  return {
    row,
    tenant: tenantOf(row),
    groupIds: namesIn(cells.groups).flatMap((name) => around.groupIds.get(name) ?? []),
    ownerEmail: cells.owner_email || null,
    faults,
  };
}

const unless = (good: boolean, field: string, reason: string): RowFault[] =>
  good ? [] : [{ field, reason }];
const blankOr = (test: (text: string) => boolean, text: string): boolean => text === '' || test(text);
const isAddress = (text: string): boolean => text.length <= MAX_EMAIL && IsEmail(text);

const oneOf = (field: string, cell: string, values: readonly string[]): RowFault[] =>
  unless(cell === '' || values.includes(cell.toLowerCase()), field, `must be one of ${values.join(', ')}`);

function slugFaults(slug: string, taken: Surroundings['taken']): RowFault[] {
  if (!new RegExp(slugPattern).test(slug)) {
    return [{ field: 'slug', reason: 'must be 1 to 40 lower-case letters, digits and inner dashes' }];
  }
  const by = taken.get(slug);
  if (by === undefined) return [];
  const reason = by === null ? 'is taken already' : `is the slug of line ${by} already`;
  return [{ field: 'slug', reason }];
}

/** Groups by name, each once. */
export const namesIn = (cell: string): string[] => [
  ...new Set(
    cell
      .split(';')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  ),
];

function groupFaults({ cells }: SheetRow, { denied, groupIds }: Surroundings): RowFault[] {
  // Whoever may not put customers into groups is not told which there are.
  if (denied.has('groups')) return [];
  const unknown = namesIn(cells.groups).filter((name) => !groupIds.has(name));
  const reason = `no group is named ${unknown.join(', ')}; create it first`;
  return unless(unknown.length === 0, 'groups', reason);
}

const stateOf = ({ cells }: SheetRow) =>
  tenantStates.find((state) => state === cells.state.toLowerCase()) ?? 'active';

/** A date is its first instant in UTC. NaN for what is neither. */
const instantOf = (text: string): number =>
  IsDate(text) || IsDateTime(text) ? Date.parse(text) : Number.NaN;

function trialFaults(row: SheetRow, now: number): RowFault[] {
  const { trial_ends_at: end } = row.cells;
  if (end === '') return [];
  const at = instantOf(end);
  const field = 'trial_ends_at';
  if (Number.isNaN(at)) return [{ field, reason: 'write 2026-12-31 or 2026-12-31T18:00:00Z' }];
  const standing = begin(stateOf(row), at, now);
  return 'refused' in standing ? [{ field, reason: standing.reason }] : [];
}

function tenantOf(row: SheetRow): NewTenant {
  const { slug, name, criticality, time_zone, trial_ends_at } = row.cells;
  const at = instantOf(trial_ends_at);
  return {
    slug,
    name,
    state: stateOf(row),
    ...(criticality && { criticality: criticality.toLowerCase() as Criticality }),
    ...(time_zone && { time_zone }),
    ...(!Number.isNaN(at) && { trial_ends_at: new Date(at).toISOString() }),
  };
}
