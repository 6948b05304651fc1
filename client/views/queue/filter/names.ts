import { techniqueWord } from '../../../ui/technique-word.ts';
import { useActor, useStanding } from '../../frame/actor.tsx';
import { useQueue } from '../queue.ts';
import type { Names } from './words.ts';

/** Names for what the address knows by slug or id, as far as the reader may know them. */
export function useNames(): Names {
  const me = useActor();
  const { selector } = useStanding();
  const { counts, storms } = useQueue();
  return {
    tenant: (slug) => selector().tenants.find((one) => one.slug === slug || one.id === slug)?.name ?? slug,
    group: (id) => selector().groups.find((one) => one.id === id || one.name === id)?.name ?? id,
    assignee: (value) => {
      if (value === 'me') return 'Me';
      if (value === 'none') return 'Unassigned';
      if (value === me().actor.id) return me().actor.name;
      return counts.known()?.facets.assignee.find((one) => one.value === value)?.word ?? value;
    },
    asset: (id) => {
      const { asset } = counts.known() ?? {};
      if (asset?.id === id) return asset.value;
      return counts.isCurrent() ? 'one that is no longer monitored' : '…';
    },
    storm: (id) => {
      const storm = storms.known().get(id);
      return storm ? `of ${storm.source} at ${storm.tenant.name}` : 'one';
    },
    technique: techniqueWord,
  };
}
