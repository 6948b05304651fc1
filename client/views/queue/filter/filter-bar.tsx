import './filter-bar.css';
import { createEffect, For, on } from 'solid-js';
import { createFirstLine } from '../../../ui/first-line.ts';
import { SearchBox } from '../../../ui/search-box.tsx';
import { DisplayMenu } from '../list/display-menu.tsx';
import { ExportMenu } from '../list/export-menu.tsx';
import { ViewMenu } from '../views/view-menu.tsx';
import { ChipRow } from './chip-row.tsx';
import { DetectedMenu } from './detected-menu.tsx';
import { FacetMenu } from './facet-menu.tsx';
import { useFacetNames } from './facets.ts';
import { MoreMenu } from './more-menu.tsx';
import { useFilter } from './use-filter.ts';

/** What narrows the list, and how it is shown. The address holds all of it. */
export function FilterBar() {
  const filter = useFilter();
  const names = useFacetNames();
  const line = createFirstLine();
  createEffect(on(names, line.measure));
  return (
    <div class="filter-bar">
      <div class="filter-tools" role="toolbar" aria-label="Filter and view">
        <ViewMenu />
        <SearchBox
          label="Search titles and descriptions"
          text={filter.value('q')}
          onText={(text) => filter.set('q', [text])}
        />
        <div class="filter-facets" ref={line.watch}>
          <For each={names()}>
            {(name, index) => (
              <span inert={index() >= line.count()}>
                <FacetMenu name={name} />
              </span>
            )}
          </For>
        </div>
        <DetectedMenu />
        <MoreMenu folded={names().slice(line.count())} />
        <span class="filter-end">
          <DisplayMenu />
          <ExportMenu />
        </span>
      </div>
      <ChipRow />
    </div>
  );
}
