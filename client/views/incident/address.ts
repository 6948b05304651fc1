import { useLocation, useNavigate } from '@solidjs/router';
import { belowOf } from '../frame/below.ts';
import { useConsole } from '../frame/context.tsx';

/** The parameter of the list's address that says which incident is open beside it. */
const OPEN = 'incident';

/** Addresses of one incident: beside the list, and on a page of its own. The list's filter stays in both. */
export function useIncidentAddress() {
  const location = useLocation();
  const navigate = useNavigate();
  const { root } = useConsole();
  const filter = (): URLSearchParams => {
    const search = new URLSearchParams(location.search);
    search.delete(OPEN);
    return search;
  };
  const address = (path: string, search: URLSearchParams): string =>
    search.size === 0 ? path : `${path}?${search}`;
  const list = (): string => address(`${root()}/incidents`, filter());
  const page = (id: string): string => address(`${root()}/incidents/${encodeURIComponent(id)}`, filter());
  const beside = (id: string): string => {
    const search = filter();
    search.set(OPEN, id);
    return address(`${root()}/incidents`, search);
  };
  return {
    list,
    page,
    beside,
    go: (to: string, replace = false): void => navigate(to, { replace, scroll: false }),
  };
}

/** The incident that an address names as a page; empty where it is the list's own. */
export const pageIdOf = (pathname: string): string => decodeURIComponent(belowOf(pathname));
