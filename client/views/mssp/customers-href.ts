import { useConsole } from '../frame/context.tsx';

/** Address of the list of customers behind the overview, of the group that narrows it. */
export function useCustomersHref(): (which: 'active' | 'all') => string {
  const { root, group } = useConsole();
  return (which) => {
    const narrowing = group() ? { group: group()!.id } : {};
    return `${root()}?${new URLSearchParams({ ...narrowing, customers: which })}`;
  };
}
