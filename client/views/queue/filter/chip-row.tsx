import { useLocation } from '@solidjs/router';
import { createMemo } from 'solid-js';
import { ChipList } from '../../../ui/chips.tsx';
import { useContextTenant } from '../../frame/context.tsx';
import { withFilter, withoutFilters } from './filter.ts';
import { useNames } from './names.ts';
import { chipsOf } from './words.ts';

/** The filters in use, each with a way out. */
export function ChipRow() {
  const location = useLocation();
  const tenant = useContextTenant();
  const names = useNames();
  const chips = createMemo(() =>
    chipsOf(location.search, names, tenant() !== null).map(({ name, label, word, others = [] }) => ({
      label,
      word,
      without: withFilter(location, name, others),
    })),
  );
  return <ChipList chips={chips()} clear={withoutFilters(location)} />;
}
