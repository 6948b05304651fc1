import { useConsole } from '../frame/context.tsx';
import { type Filter, incidentsHref } from './links.ts';

/** Addresses of the list in the place, and for the group, that the console is in. */
export function useIncidentsHref(): (filter: Filter) => string {
  const { root, group } = useConsole();
  return (filter) => incidentsHref(root(), group() ? { group: group()!.id, ...filter } : filter);
}
