import { detailKinds } from '../../../../shared/domain/details.ts';
import {
  type Module,
  modules,
  type Severity,
  type Status,
  severities,
  statuses,
} from '../../../../shared/domain/incident.ts';
import { detailWord } from '../../../ui/detail-word.ts';
import { dayTime } from '../../../ui/instant.ts';
import { moduleWord } from '../../../ui/module.ts';
import { severityWord } from '../../../ui/severity-word.ts';
import { statusWord } from '../../../ui/status-word.ts';
import { detailIn, detailsAsked } from './details.ts';
import { type FilterName, filterNames, filterValues, isAcrossTenants } from './filter.ts';
import { isSpan, spanWord } from './period.ts';

export const filterLabel: Record<FilterName, string> = {
  q: 'Text',
  tenant: 'Customer',
  group: 'Group',
  severity: 'Severity',
  status: 'Status',
  module: 'Module',
  category: 'Category',
  assignee: 'Assignee',
  source: 'Source',
  storm: 'Storm',
  storms: 'Storms',
  lane: 'Back-fill',
  snoozed: 'Snoozed',
  tag: 'Tag',
  indicator: 'Indicator',
  technique: 'Technique',
  detail: 'Detail',
  asset: 'Asset',
  handled: 'Measured',
  handled_from: 'Measured from',
  handled_by: 'Measured of',
  from: 'Detected from',
  to: 'Detected to',
  closed_from: 'Closed from',
  closed_to: 'Closed to',
};

/** Names for what stands in the address by its slug or id, a technique's beside its id. */
export type Names = Record<
  'tenant' | 'group' | 'assignee' | 'storm' | 'asset' | 'technique',
  (value: string) => string
>;

const fixed: Partial<Record<FilterName, Record<string, string>>> = {
  handled: {
    acknowledged: 'time to acknowledge',
    closed: 'time to close',
    closed_unacknowledged: 'closed unacknowledged',
  },
  lane: { live: 'left out', pending: 'alone' },
  storms: { shown: 'every row', folded: 'one line each' },
  snoozed: { shown: 'as well', only: 'alone', hidden: 'left out' },
  module: moduleWord,
  status: statusWord,
};

const instantWord = (value: string): string =>
  Number.isNaN(Date.parse(value)) ? value : dayTime(Date.parse(value));

export function wordOf(name: FilterName, value: string, names: Names): string {
  switch (name) {
    case 'tenant':
    case 'group':
    case 'assignee':
    case 'storm':
    case 'asset':
    case 'technique':
      return names[name](value);
    case 'handled_by':
      return value === 'machine' ? 'the source' : names.assignee(value);
    case 'severity':
      return severityWord(value as Severity);
    case 'from':
    case 'to':
    case 'closed_from':
    case 'closed_to':
    case 'handled_from':
      return instantWord(value);
    default:
      return fixed[name]?.[value] ?? value;
  }
}

export interface FilterChip {
  readonly name: FilterName | 'span';
  readonly label: string;
  readonly word: string;
  /** Values of the same filter that have chips of their own. */
  readonly others?: readonly string[];
}

/** One for each detail that is asked for. */
function detailChips(asked: readonly string[]): FilterChip[] {
  return [...detailsAsked(asked)].map(([name, values]) => ({
    name: 'detail',
    label: detailKinds[name].word,
    word: values.map((value) => detailWord(name, value)).join(', '),
    others: asked.filter((each) => detailIn(each)?.name !== name),
  }));
}

/** One chip per filter in use. */
export function chipsOf(search: string, names: Names, inTenant = false): FilterChip[] {
  const chips = filterNames.flatMap((name): FilterChip[] => {
    const values = filterValues(search, name).filter((value) => value !== '');
    if (values.length === 0 || (inTenant && isAcrossTenants(name))) return [];
    if (name === 'detail') return detailChips(values);
    const every = name === 'severity' && values.length === severities.length;
    const word = every ? 'every, with info' : values.map((value) => wordOf(name, value, names)).join(', ');
    return [{ name, label: filterLabel[name], word }];
  });
  const span = new URLSearchParams(search).get('span');
  return isSpan(span) ? [...chips, { name: 'span', label: 'Detected', word: spanWord[span] }] : chips;
}

/** Values of a filter that are known beforehand, in their order. */
export const knownValues: { readonly [name in FilterName]?: readonly (Severity | Status | Module)[] } = {
  severity: severities,
  status: statuses,
  module: modules,
};
