import './filter-bar.css';
import { useLocation, useNavigate } from '@solidjs/router';
import RefreshCw from 'lucide-solid/icons/refresh-cw';
import Search from 'lucide-solid/icons/search';
import { onCleanup } from 'solid-js';
import { useFeed } from '../../live/feed.tsx';
import { Chips } from './chips.tsx';
import { ChoiceMenu } from './choice-menu.tsx';
import { choices, type FilterName, filterValues, withFilter } from './filter.ts';
import { RangeMenu } from './range-menu.tsx';
import type { Rows } from './rows.ts';

/** Typing is one thought: the list follows once it pauses. */
const PAUSE_MS = 250;

export function FilterBar(props: { rows: Rows }) {
  const location = useLocation();
  const navigate = useNavigate();
  const { store } = useFeed();
  const values = (name: FilterName) => filterValues(location.search, name);
  const set = (name: FilterName, next: readonly string[]) =>
    navigate(withFilter(location.search, name, next), { replace: true, scroll: false });
  const customers = () => store.tenants().map(({ slug, name }) => ({ value: slug, word: name }));
  let timer: ReturnType<typeof setTimeout> | undefined;
  const type = (text: string) => {
    clearTimeout(timer);
    timer = setTimeout(() => set('q', [text.trim()]), PAUSE_MS);
  };
  onCleanup(() => clearTimeout(timer));
  return (
    <div class="filter-bar">
      <div class="filter-tools">
        <label class="filter-search">
          <Search class="icon" aria-hidden="true" />
          <input
            class="input"
            type="search"
            data-search
            placeholder="Search titles and descriptions"
            aria-label="Search titles and descriptions"
            value={values('q')[0] ?? ''}
            onInput={(event) => type(event.currentTarget.value)}
          />
          <kbd>/</kbd>
        </label>
        <ChoiceMenu
          label="Severity"
          choices={choices.severity}
          chosen={values('severity')}
          onChoose={(next) => set('severity', next)}
        />
        <ChoiceMenu
          label="Status"
          choices={choices.status}
          chosen={values('status')}
          onChoose={(next) => set('status', next)}
        />
        <ChoiceMenu
          label="Module"
          choices={choices.module}
          chosen={values('module')}
          onChoose={(next) => set('module', next)}
        />
        <ChoiceMenu
          label="Customer"
          choices={customers()}
          chosen={values('tenant')}
          onChoose={(next) => set('tenant', next)}
          find={true}
        />
        <RangeMenu />
        <button
          type="button"
          class="button bare filter-reload"
          title="Refresh"
          aria-label="Refresh"
          disabled={props.rows.busy()}
          onClick={props.rows.reload}
        >
          <RefreshCw class="icon" aria-hidden="true" />
          <span class="filter-reload-word">Refresh</span>
        </button>
      </div>
      <Chips />
    </div>
  );
}
