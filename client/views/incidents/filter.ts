import {
  modules,
  type Severity,
  type Status,
  severities,
  statuses,
} from '../../../shared/domain/incident.ts';
import { dayTime } from '../../ui/instant.ts';
import { moduleWord } from '../../ui/module.ts';
import { severityWord } from '../../ui/severity.tsx';
import { statusWord } from '../../ui/status.tsx';

/** The filters of GET /api/v1/incidents. Whatever else stands in the page's address is not sent. */
const filterNames = [
  'q',
  'tenant',
  'group',
  'severity',
  'status',
  'module',
  'assignee',
  'source',
  'storm',
  'lane',
  'indicator',
  'technique',
  'from',
  'to',
  'closed_from',
  'closed_to',
] as const;
export type FilterName = (typeof filterNames)[number];

/** Filters that choose among tenants: inside one of them they have no meaning. */
const acrossTenants: readonly FilterName[] = ['tenant', 'group'];

/**
 * What the list is asked for: the page's address without the rest, in one order, so that equal filters are equal.
 * `within` is the tenant whose console asks.
 */
export function filterQuery(search: string, within?: string): string {
  const address = new URLSearchParams(search);
  const query = new URLSearchParams(within === undefined ? '' : { within, tenant: within });
  for (const name of filterNames) {
    if (within !== undefined && acrossTenants.includes(name)) continue;
    for (const value of address.getAll(name)) if (value !== '') query.append(name, value);
  }
  return query.toString();
}

interface Address {
  readonly pathname: string;
  readonly search: string;
}

type Changes = Partial<Record<FilterName | 'incident', readonly string[]>>;

/** The address with some filters changed; an incident that is open stays open. */
export function withFilters({ pathname, search }: Address, changes: Changes): string {
  const address = new URLSearchParams(search);
  for (const [name, values] of Object.entries(changes)) {
    address.delete(name);
    for (const value of values) if (value !== '') address.append(name, value);
  }
  return address.size === 0 ? pathname : `${pathname}?${address}`;
}

export const withFilter = (
  address: Address,
  name: FilterName | 'incident',
  values: readonly string[],
): string => withFilters(address, { [name]: values });

export const filterValues = (search: string, name: FilterName): string[] =>
  new URLSearchParams(search).getAll(name);

export interface Choice {
  readonly value: string;
  readonly word: string;
}

export const choices = {
  severity: severities.map((value) => ({ value, word: severityWord(value) })),
  status: statuses.map((value) => ({ value, word: statusWord[value] })),
  module: modules.map((value) => ({ value, word: moduleWord[value] })),
} satisfies Partial<Record<FilterName, Choice[]>>;

const labels: Record<FilterName, string> = {
  q: 'Text',
  tenant: 'Customer',
  group: 'Group',
  severity: 'Severity',
  status: 'Status',
  module: 'Module',
  assignee: 'Assignee',
  source: 'Source',
  storm: 'Storm',
  lane: 'Lane',
  indicator: 'Indicator',
  technique: 'Technique',
  from: 'Detected from',
  to: 'Detected to',
  closed_from: 'Closed from',
  closed_to: 'Closed to',
};

/** Names for what stands in the address by its slug or id. */
export interface Names {
  readonly tenant: (slug: string) => string;
  readonly group: (id: string) => string;
}

function wordOf(name: FilterName, value: string, names: Names): string {
  switch (name) {
    case 'tenant':
    case 'group':
      return names[name](value);
    case 'severity':
      return severityWord(value as Severity);
    case 'status':
      return statusWord[value as Status] ?? value;
    case 'module':
      return choices.module.find((choice) => choice.value === value)?.word ?? value;
    case 'storm':
      // Its id says nothing; that it is this one is enough to tell two apart.
      return value.slice(0, 8);
    case 'assignee':
      return value === 'none' ? 'nobody' : value;
    case 'from':
    case 'to':
    case 'closed_from':
    case 'closed_to':
      return Number.isNaN(Date.parse(value)) ? value : dayTime(Date.parse(value));
    default:
      return value;
  }
}

export interface Chip {
  readonly name: FilterName;
  readonly label: string;
  readonly word: string;
}

/** One chip per filter in use. */
export function chipsOf(search: string, names: Names, inTenant = false): Chip[] {
  return filterNames.flatMap((name) => {
    const values = filterValues(search, name).filter((value) => value !== '');
    if (values.length === 0 || (inTenant && acrossTenants.includes(name))) return [];
    const every = name === 'severity' && values.length === severities.length;
    const word = every ? 'every, with info' : values.map((value) => wordOf(name, value, names)).join(', ');
    return [{ name, label: labels[name], word }];
  });
}
