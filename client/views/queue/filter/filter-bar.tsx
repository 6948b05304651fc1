import './filter-bar.css';
import { createMemo, For } from 'solid-js';
import { detailsOf } from '../../../../shared/domain/details.ts';
import { SearchBox } from '../../../ui/search-box.tsx';
import { useContextTenant } from '../../frame/context.tsx';
import { DisplayMenu } from '../list/display-menu.tsx';
import { ExportMenu } from '../list/export-menu.tsx';
import { ViewMenu } from '../views/view-menu.tsx';
import { ChipRow } from './chip-row.tsx';
import { DetailMenu } from './detail-menu.tsx';
import { DetectedMenu } from './detected-menu.tsx';
import { type FacetChoice, FacetMenu } from './facet-menu.tsx';
import { useFacets } from './facets.ts';
import { MoreMenu } from './more-menu.tsx';
import { useFilter } from './use-filter.ts';
import { useOneModule } from './use-one-module.ts';
import { filterLabel } from './words.ts';

type Offered = 'severity' | 'status' | 'assignee' | 'tenant' | 'group' | 'module' | 'source';

/** Filters with a menu of their own; what there is nothing to choose from, or means nothing in the place, has none. */
const offered: readonly Offered[] = ['severity', 'status', 'assignee', 'tenant', 'group', 'module', 'source'];
/** Inside a customer its modules are tabs. */
const acrossOnly: readonly Offered[] = ['tenant', 'group', 'module'];

/** What narrows the list, and how it is shown. The address holds all of it. */
export function FilterBar() {
  const filter = useFilter();
  const facets = useFacets();
  const tenant = useContextTenant();
  const module = useOneModule();
  const detailNames = createMemo(() => {
    const one = module();
    return one === null ? [] : detailsOf(one);
  });
  const choices: Record<Offered, () => readonly FacetChoice[]> = {
    severity: () => facets.fixed('severity'),
    status: () => facets.fixed('status'),
    assignee: facets.assignees,
    tenant: facets.tenants,
    group: facets.groups,
    module: () => facets.fixed('module'),
    source: facets.sources,
  };
  const shown = createMemo(() =>
    offered
      .filter((name) => tenant() === null || !acrossOnly.includes(name))
      .filter((name) => name !== 'group' || facets.groups().length > 0),
  );
  return (
    <div class="filter-bar">
      <div class="filter-tools" role="toolbar" aria-label="Filter and view">
        <ViewMenu />
        <SearchBox
          label="Search titles and descriptions"
          text={filter.value('q')}
          onText={(text) => filter.set('q', [text])}
        />
        <div class="filter-facets">
          <For each={shown()}>
            {(name) => (
              <FacetMenu
                label={filterLabel[name]}
                choices={choices[name]()}
                chosen={filter.values(name)}
                onChoose={(next) =>
                  // Details are of one module.
                  name === 'module' ? filter.setAll({ module: next, detail: [] }) : filter.set(name, next)
                }
              />
            )}
          </For>
          <For each={detailNames()}>{(name) => <DetailMenu name={name} />}</For>
          <DetectedMenu />
          <MoreMenu />
        </div>
        <span class="filter-end">
          <DisplayMenu />
          <ExportMenu />
        </span>
      </div>
      <ChipRow />
    </div>
  );
}
