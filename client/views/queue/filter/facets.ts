import { createMemo } from 'solid-js';
import { type DetailName, detailsOf, isDetailName } from '../../../../shared/domain/details.ts';
import { useStanding } from '../../frame/actor.tsx';
import { useContextTenant } from '../../frame/context.tsx';
import { useDetailFacet } from './detail-facet.ts';
import type { Facet } from './facet.ts';
import { type Offered, offered, useOfferedFacet } from './offered-facet.ts';
import { useOneModule } from './use-one-module.ts';

/** Inside a customer its modules are tabs. */
const acrossOnly: readonly Offered[] = ['tenant', 'group', 'module'];

export type FacetName = Offered | DetailName;

/** The filters that the place offers, those used most first. */
export function useFacetNames(): () => readonly FacetName[] {
  const tenant = useContextTenant();
  const module = useOneModule();
  const { selector } = useStanding();
  return createMemo(() => {
    const one = module();
    return [
      ...offered
        .filter((name) => tenant() === null || !acrossOnly.includes(name))
        .filter((name) => name !== 'group' || selector().groups.length > 0),
      ...(one === null ? [] : detailsOf(one)),
    ];
  });
}

export const useFacet = (name: FacetName): Facet =>
  isDetailName(name) ? useDetailFacet(name) : useOfferedFacet(name);
