import { isSpan, spanStart } from './period.ts';

/** The filters of GET /api/v1/incidents. Whatever else stands in the page's address is not sent. */
export const filterNames = [
  'q',
  'tenant',
  'group',
  'severity',
  'status',
  'module',
  'category',
  'assignee',
  'source',
  'storm',
  'storms',
  'lane',
  'snoozed',
  'tag',
  'indicator',
  'technique',
  'detail',
  'asset',
  'handled',
  'handled_from',
  'handled_by',
  'from',
  'to',
  'closed_from',
  'closed_to',
] as const;
export type FilterName = (typeof filterNames)[number];

/** Filters that choose among tenants: inside one of them they have no meaning. */
const acrossTenants: readonly FilterName[] = ['tenant', 'group'];
export const isAcrossTenants = (name: FilterName): boolean => acrossTenants.includes(name);

interface Around {
  /** The tenant whose console asks. */
  readonly within?: string | undefined;
  /** The server's clock, which the edges of a span are taken by. */
  readonly now: () => number;
}

/** The part of an address that says which rows are wanted, in one order, so that equal filters are equal. */
export function filterPart(search: string): string {
  const address = new URLSearchParams(search);
  const part = new URLSearchParams();
  for (const name of [...filterNames, 'span'] as const) {
    for (const value of address.getAll(name)) if (value !== '') part.append(name, value);
  }
  return part.toString();
}

/**
 * What the list is asked for: the page's address without the rest, in one order, so that equal filters are equal.
 * Storms are folded unless the address says otherwise, or asks for the rows of one.
 */
export function filterQuery(search: string, { within, now }: Around): string {
  const address = new URLSearchParams(search);
  const query = new URLSearchParams(within === undefined ? '' : { within, tenant: within });
  for (const name of filterNames) {
    if (within !== undefined && acrossTenants.includes(name)) continue;
    for (const value of address.getAll(name)) if (value !== '') query.append(name, value);
  }
  const span = address.get('span');
  if (isSpan(span) && !query.has('from')) query.set('from', new Date(spanStart(span, now())).toISOString());
  if (!query.has('storm') && !query.has('storms')) query.set('storms', 'folded');
  return query.toString();
}

/** What counts are asked for: rows that are folded into their storm are among what a filter selects. */
export function selects(query: string): string {
  const filter = new URLSearchParams(query);
  filter.delete('storms');
  return filter.toString();
}

interface Address {
  readonly pathname: string;
  readonly search: string;
}

type Changes = Partial<Record<FilterName | 'incident' | 'span', readonly string[]>>;

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
  name: FilterName | 'incident' | 'span',
  values: readonly string[],
): string => withFilters(address, { [name]: values });

export const filterValues = (search: string, name: FilterName): string[] =>
  new URLSearchParams(search).getAll(name);

/** The address without any filter; an incident that is open stays open. */
export function withoutFilters({ pathname, search }: Address): string {
  const none = Object.fromEntries([...filterNames, 'span'].map((name) => [name, []]));
  return withFilters({ pathname, search }, none);
}
