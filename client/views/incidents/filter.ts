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
export const filterNames = [
  'q',
  'tenant',
  'severity',
  'status',
  'module',
  'assignee',
  'source',
  'indicator',
  'technique',
  'from',
  'to',
  'closed_from',
  'closed_to',
] as const;
export type FilterName = (typeof filterNames)[number];

/** What the list is asked for: the page's address without the rest, in one order, so that equal filters are equal. */
export function filterQuery(search: string): string {
  const address = new URLSearchParams(search);
  const query = new URLSearchParams();
  for (const name of filterNames) {
    for (const value of address.getAll(name)) if (value !== '') query.append(name, value);
  }
  return query.toString();
}

export const LIST = '/mssp/incidents';

/** The address with one filter changed; an incident that is open stays open. */
export function withFilter(search: string, name: FilterName | 'incident', values: readonly string[]): string {
  const address = new URLSearchParams(search);
  address.delete(name);
  for (const value of values) if (value !== '') address.append(name, value);
  return address.size === 0 ? LIST : `${LIST}?${address}`;
}

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
  severity: 'Severity',
  status: 'Status',
  module: 'Module',
  assignee: 'Assignee',
  source: 'Source',
  indicator: 'Indicator',
  technique: 'Technique',
  from: 'Detected from',
  to: 'Detected to',
  closed_from: 'Closed from',
  closed_to: 'Closed to',
};

function wordOf(name: FilterName, value: string, customer: (slug: string) => string): string {
  switch (name) {
    case 'tenant':
      return customer(value);
    case 'severity':
      return severityWord(value as Severity);
    case 'status':
      return statusWord[value as Status] ?? value;
    case 'module':
      return choices.module.find((choice) => choice.value === value)?.word ?? value;
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
export function chipsOf(search: string, customer: (slug: string) => string): Chip[] {
  return filterNames.flatMap((name) => {
    const values = filterValues(search, name).filter((value) => value !== '');
    if (values.length === 0) return [];
    const every = name === 'severity' && values.length === severities.length;
    const word = every ? 'every, with info' : values.map((value) => wordOf(name, value, customer)).join(', ');
    return [{ name, label: labels[name], word }];
  });
}
