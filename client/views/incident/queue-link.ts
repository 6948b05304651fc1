import { severities } from '../../../shared/domain/incident.ts';
import { useConsole } from '../frame/context.tsx';

/**
 * The address of the list that shows all of a number: whatever is filtered by, with nothing left out that a list
 * leaves out by itself.
 */
export function useQueueLink() {
  const { root } = useConsole();
  return (name: 'indicator' | 'technique' | 'tag' | 'storm' | 'source', value: string): string => {
    const search = new URLSearchParams({ [name]: value });
    for (const severity of severities) search.append('severity', severity);
    search.set('snoozed', 'shown');
    return `${root()}/incidents?${search}`;
  };
}
