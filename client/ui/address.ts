import { useLocation, useNavigate } from '@solidjs/router';

/** The page's address as its filter: read it, change one name of it, leave the rest. */
export function useAddress() {
  const location = useLocation();
  const navigate = useNavigate();
  const values = (name: string): string[] =>
    new URLSearchParams(location.search).getAll(name).filter((value) => value !== '');
  const changed = (changes: Readonly<Record<string, readonly string[]>>): string => {
    const search = new URLSearchParams(location.search);
    for (const [name, next] of Object.entries(changes)) {
      search.delete(name);
      for (const value of next) if (value !== '') search.append(name, value);
    }
    return search.size === 0 ? location.pathname : `${location.pathname}?${search}`;
  };
  return {
    values,
    value: (name: string): string => values(name)[0] ?? '',
    changed,
    change: (changes: Readonly<Record<string, readonly string[]>>): void =>
      navigate(changed(changes), { replace: true, scroll: false }),
    /** What a list is asked for: these names of the address alone, in one order. */
    query: (names: readonly string[]): string =>
      new URLSearchParams(names.flatMap((name) => values(name).map((value) => [name, value]))).toString(),
  };
}
export type Address = ReturnType<typeof useAddress>;
