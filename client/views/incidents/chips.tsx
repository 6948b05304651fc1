import { useLocation } from '@solidjs/router';
import { createMemo } from 'solid-js';
import { useFeed } from '../../live/feed.tsx';
import { ChipList } from '../../ui/chips.tsx';
import { chipsOf, LIST, withFilter } from './filter.ts';

/** The filters in use, each with a way out. */
export function Chips() {
  const location = useLocation();
  const { store } = useFeed();
  const customer = (slug: string) =>
    store.tenants().find((tenant) => tenant.slug === slug || tenant.id === slug)?.name ?? slug;
  const chips = createMemo(() =>
    chipsOf(location.search, customer).map(({ name, label, word }) => ({
      label,
      word,
      without: withFilter(location.search, name, []),
    })),
  );
  return <ChipList chips={chips()} clear={LIST} />;
}
