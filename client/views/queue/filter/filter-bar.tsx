import './filter-bar.css';
import { For, Show } from 'solid-js';
import { SearchBox } from '../../../ui/search-box.tsx';
import { useContextTenant } from '../../frame/context.tsx';
import { DisplayMenu } from '../list/display-menu.tsx';
import { ExportMenu } from '../list/export-menu.tsx';
import { ViewMenu } from '../views/view-menu.tsx';
import { ChipRow } from './chip-row.tsx';
import { DetectedMenu } from './detected-menu.tsx';
import { type FacetChoice, FacetMenu } from './facet-menu.tsx';
import { useFacets } from './facets.ts';
import { MoreMenu } from './more-menu.tsx';
import { useFilter } from './use-filter.ts';
import { filterLabel } from './words.ts';

type Offered = 'severity' | 'status' | 'assignee' | 'tenant' | 'group' | 'module' | 'source';

/** What narrows the list, and how it is shown. The address holds all of it. */
export function FilterBar() {
  const filter = useFilter();
  const facets = useFacets();
  const tenant = useContextTenant();
  const offered = (): [Offered, () => readonly FacetChoice[]][] => [
    ['severity', () => facets.fixed('severity')],
    ['status', () => facets.fixed('status')],
    ['assignee', facets.assignees],
    ...(tenant() === null ? ([['tenant', facets.tenants]] as [Offered, () => FacetChoice[]][]) : []),
    ...(tenant() === null && facets.groups().length > 0
      ? ([['group', facets.groups]] as [Offered, () => FacetChoice[]][])
      : []),
    ...(tenant() === null
      ? ([['module', () => facets.fixed('module')]] as [Offered, () => FacetChoice[]][])
      : []),
    ['source', facets.sources],
  ];
  return (
    <div class="filter-bar">
      <div class="filter-tools" role="toolbar" aria-label="Filter and view">
        <ViewMenu />
        <SearchBox
          label="Search titles and descriptions"
          text={filter.value('q')}
          onText={(text) => filter.set('q', [text])}
        />
        <For each={offered().map(([name]) => name)}>
          {(name) => (
            <FacetMenu
              label={filterLabel[name]}
              choices={offered().find(([one]) => one === name)?.[1]() ?? []}
              chosen={filter.values(name)}
              onChoose={(next) => filter.set(name, next)}
            />
          )}
        </For>
        <DetectedMenu />
        <MoreMenu />
        <Show when={true}>
          <span class="filter-end">
            <DisplayMenu />
            <ExportMenu />
          </span>
        </Show>
      </div>
      <ChipRow />
    </div>
  );
}
