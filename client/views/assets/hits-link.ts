import { useConsole } from '../frame/context.tsx';
import { incidentsHref, OPEN } from '../mssp/links.ts';

/** The address of the list that shows exactly the incidents a count of hits is of. */
export function useHitsLink() {
  const { root } = useConsole();
  return (id: string, only: 'all' | 'open' = 'all'): string =>
    incidentsHref(root(), { asset: id, ...(only === 'open' && OPEN), snoozed: 'shown', storms: 'shown' });
}
