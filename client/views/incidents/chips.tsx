import { A, useLocation } from '@solidjs/router';
import X from 'lucide-solid/icons/x';
import { createMemo, For, Show } from 'solid-js';
import { useFeed } from '../../live/feed.tsx';
import { chipsOf, LIST, withFilter } from './filter.ts';

/** The filters in use, each with a way out. */
export function Chips() {
  const location = useLocation();
  const { store } = useFeed();
  const customer = (slug: string) =>
    store.tenants().find((tenant) => tenant.slug === slug || tenant.id === slug)?.name ?? slug;
  const chips = createMemo(() => chipsOf(location.search, customer));
  return (
    <Show when={chips().length > 0}>
      <ul class="chips" aria-label="Filters in use">
        <For each={chips()}>
          {(chip) => (
            <li class="chip">
              <span class="quiet">{chip.label}</span> <span class="ellipsis">{chip.word}</span>
              <A
                class="chip-out"
                href={withFilter(location.search, chip.name, [])}
                replace={true}
                noScroll={true}
                aria-label={`Remove the filter ${chip.label} ${chip.word}`}
              >
                <X class="icon" aria-hidden="true" />
              </A>
            </li>
          )}
        </For>
        <li>
          <A class="button bare" href={LIST} replace={true} noScroll={true}>
            Clear all
          </A>
        </li>
      </ul>
    </Show>
  );
}
