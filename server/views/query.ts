import { Compile } from 'typebox/schema';
import { Fault } from '../../shared/domain/fault.ts';
import { IncidentFilter } from '../../shared/wire/http/incidents.ts';
import { MAX_VIEW_QUERY_CHARS } from '../../shared/wire/http/views.ts';

const filters = Compile(IncidentFilter);
const names = Object.keys(IncidentFilter.properties) as (keyof IncidentFilter)[];
const repeated = new Set<string>(
  names.filter((name) => (IncidentFilter.properties[name] as { readonly type?: string }).type === 'array'),
);
/** The list of one tenant has these from where it is, and says nothing of others. */
const OF_PLACE: readonly (keyof IncidentFilter)[] = ['within', 'tenant', 'group'];

const wrong = (name: string, why: string): Fault =>
  new Fault(
    'bad_request',
    `${name} ${why}; a view holds filters as GET /api/v1/incidents takes them`,
    `query.${name}`,
  );

/**
 * The address of a list as it is kept: filters in one order, each value once, nothing that is no filter. `own` are the
 * names of the tenant whose list it is; null for the provider's.
 */
export function normalQuery(query: string, own: readonly string[] | null): string {
  const given = filtersOf(new URLSearchParams(query));
  const [fits, errors] = filters.Errors(given);
  if (!fits) {
    const [, name = 'query'] = (errors[0]?.instancePath ?? '').split('/');
    throw wrong(name, errors[0]?.message ?? 'is wrong');
  }
  if (own !== null) leavePlace(given, own);
  const kept = new URLSearchParams();
  for (const name of names) {
    for (const value of [given[name] ?? []].flat()) kept.append(name, value);
  }
  const text = kept.toString();
  if (text.length > MAX_VIEW_QUERY_CHARS)
    throw wrong('query', `is longer than ${MAX_VIEW_QUERY_CHARS} characters`);
  return text;
}

function filtersOf(address: URLSearchParams): Record<string, string | string[]> {
  const given: Record<string, string | string[]> = {};
  for (const name of new Set(address.keys())) {
    if (!(names as readonly string[]).includes(name)) throw wrong(name.slice(0, 40), 'is no filter');
    const values = [...new Set(address.getAll(name))].filter((value) => value !== '').sort();
    if (values.length === 0) continue;
    if (values.length > 1 && !repeated.has(name)) throw wrong(name, 'is given twice');
    given[name] = repeated.has(name) ? values : values[0]!;
  }
  return given;
}

function leavePlace(given: Record<string, string | string[]>, own: readonly string[]): void {
  for (const name of OF_PLACE) {
    const values = [given[name] ?? []].flat();
    if (name === 'group' ? values.length > 0 : !values.every((value) => own.includes(value))) {
      throw wrong(name, 'chooses among tenants, and this is the list of one');
    }
    delete given[name];
  }
}
