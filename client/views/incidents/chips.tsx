import { useLocation } from '@solidjs/router';
import { createMemo } from 'solid-js';
import { ChipList } from '../../ui/chips.tsx';
import { useStanding } from '../frame/actor.tsx';
import { useContextTenant } from '../frame/context.tsx';
import { chipsOf, type Names, withFilter } from './filter.ts';

/** The filters in use, each with a way out. */
export function Chips() {
  const location = useLocation();
  const { selector } = useStanding();
  const tenant = useContextTenant();
  const names: Names = {
    tenant: (slug) => selector().tenants.find((one) => one.slug === slug || one.id === slug)?.name ?? slug,
    group: (id) => selector().groups.find((one) => one.id === id)?.name ?? id,
  };
  const chips = createMemo(() =>
    chipsOf(location.search, names, tenant() !== null).map(({ name, label, word }) => ({
      label,
      word,
      without: withFilter(location, name, []),
    })),
  );
  return <ChipList chips={chips()} clear={location.pathname} />;
}
