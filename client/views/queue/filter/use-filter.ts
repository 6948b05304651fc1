import { useLocation, useNavigate } from '@solidjs/router';
import { type FilterName, filterValues, withFilter, withFilters } from './filter.ts';

/** The filters in the address, and the ways to change them. */
export function useFilter() {
  const location = useLocation();
  const navigate = useNavigate();
  const go = (to: string) => navigate(to, { replace: true, scroll: false });
  return {
    values: (name: FilterName): string[] => filterValues(location.search, name),
    value: (name: FilterName | 'span'): string => new URLSearchParams(location.search).get(name) ?? '',
    set: (name: FilterName, values: readonly string[]) => go(withFilter(location, name, values)),
    setAll: (changes: Parameters<typeof withFilters>[1]) => go(withFilters(location, changes)),
  };
}
