import { createMemo } from 'solid-js';
import { type Module, modules } from '../../../../shared/domain/incident.ts';
import { useFilter } from './use-filter.ts';

/** The one module whose incidents are listed; null where those of several are. */
export function useOneModule() {
  const filter = useFilter();
  return createMemo((): Module | null => {
    const chosen = filter.values('module');
    return (chosen.length === 1 && modules.find((module) => module === chosen[0])) || null;
  });
}
