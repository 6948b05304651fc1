import '../../ui/range-menu.css';
import { useLocation, useNavigate } from '@solidjs/router';
import ChevronDown from 'lucide-solid/icons/chevron-down';
import { For } from 'solid-js';
import { type Period, periodStart } from '../../../shared/domain/window.ts';
import { useFeed } from '../../live/feed.tsx';
import { localField } from '../../ui/instant.ts';
import { placeBelow } from '../../ui/place.ts';
import { type FilterName, filterValues, withFilter, withFilters } from './filter.ts';

const spans: { period: Period; word: string }[] = [
  { period: '24h', word: 'Last 24 hours' },
  { period: '7d', word: 'Last 7 days' },
  { period: '30d', word: 'Last 30 days' },
  { period: 'mtd', word: 'This month (UTC)' },
];

/** When an incident was detected: since the start of a period, or between two instants. */
export function RangeMenu() {
  const location = useLocation();
  const navigate = useNavigate();
  const { serverNow } = useFeed();
  let button!: HTMLButtonElement;
  let menu!: HTMLDivElement;
  const value = (name: FilterName) => filterValues(location.search, name)[0] ?? '';
  const go = (search: string) => navigate(search, { replace: true, scroll: false });
  const set = (name: 'from' | 'to', text: string) =>
    go(withFilter(location, name, text === '' ? [] : [new Date(text).toISOString()]));
  const choose = (period: Period) => {
    const from = new Date(periodStart(period, serverNow())).toISOString();
    go(withFilters(location, { from: [from], to: [] }));
    menu.hidePopover();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        class="button"
        classList={{ set: value('from') + value('to') !== '' }}
        popovertarget="range-menu"
      >
        Detected
        <ChevronDown class="icon quiet" aria-hidden="true" />
      </button>
      <div
        ref={menu}
        id="range-menu"
        class="menu range-menu"
        popover="auto"
        onBeforeToggle={() => placeBelow(menu, button)}
      >
        <For each={spans}>
          {(span) => (
            <button type="button" class="menu-item" onClick={() => choose(span.period)}>
              {span.word}
            </button>
          )}
        </For>
        <For each={['from', 'to'] as const}>
          {(name) => (
            <label class="range-field">
              {name === 'from' ? 'From' : 'To'}
              <input
                class="input"
                type="datetime-local"
                value={localField(value(name))}
                onChange={(event) => set(name, event.currentTarget.value)}
              />
            </label>
          )}
        </For>
      </div>
    </>
  );
}
