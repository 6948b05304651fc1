import './filter-bar.css';
import { useLocation, useNavigate } from '@solidjs/router';
import RefreshCw from 'lucide-solid/icons/refresh-cw';
import { For, Show } from 'solid-js';
import { ChoiceMenu } from '../../ui/choice-menu.tsx';
import { useStanding } from '../frame/actor.tsx';
import { useContextTenant } from '../frame/context.tsx';
import { Chips } from './chips.tsx';
import { DetectedMenu } from './detected-menu.tsx';
import { choices, type FilterName, filterValues, withFilter } from './filter.ts';
import type { Rows } from './rows.ts';
import { SearchField } from './search-field.tsx';

const menus = ['severity', 'status', 'module'] as const;
const labels = { severity: 'Severity', status: 'Status', module: 'Module' };

export function FilterBar(props: { rows: Rows }) {
  const location = useLocation();
  const navigate = useNavigate();
  const { selector } = useStanding();
  const tenant = useContextTenant();
  const values = (name: FilterName) => filterValues(location.search, name);
  const set = (name: FilterName) => (next: readonly string[]) =>
    navigate(withFilter(location, name, next), { replace: true, scroll: false });
  const customers = () => selector().tenants.map(({ slug, name }) => ({ value: slug, word: name }));
  const groups = () => selector().groups.map(({ id, name }) => ({ value: id, word: name }));
  return (
    <div class="filter-bar">
      <div class="filter-tools">
        <SearchField text={values('q')[0] ?? ''} onText={(text) => set('q')([text])} />
        <For each={menus}>
          {(name) => (
            <ChoiceMenu
              label={labels[name]}
              choices={choices[name]}
              chosen={values(name)}
              onChoose={set(name)}
            />
          )}
        </For>
        <Show when={tenant() === null}>
          <ChoiceMenu
            label="Customer"
            choices={customers()}
            chosen={values('tenant')}
            onChoose={set('tenant')}
            find={true}
          />
          <Show when={groups().length > 0}>
            <ChoiceMenu
              label="Group"
              choices={groups()}
              chosen={values('group')}
              onChoose={set('group')}
              find={true}
            />
          </Show>
        </Show>
        <DetectedMenu />
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
