import SlidersHorizontal from 'lucide-solid/icons/sliders-horizontal';
import { For } from 'solid-js';
import { Menu } from '../../../ui/menu.tsx';
import { useContextTenant } from '../../frame/context.tsx';
import { useOneModule } from '../filter/use-one-module.ts';
import { useQueue } from '../queue.ts';
import { densities } from '../settings.ts';
import { columnIds, columnOf, isOffered } from './column-ids.ts';

const densityWord = { compact: 'Compact', comfortable: 'Comfortable' };

/** How rows look, kept in this browser. */
export function DisplayMenu() {
  const { settings } = useQueue();
  const tenant = useContextTenant();
  const module = useOneModule();
  const offered = () =>
    columnIds.filter((one) => one !== 'title' && isOffered(one, tenant() !== null, module()));
  return (
    <Menu
      class="button square"
      title="Density and columns"
      label="Density and columns"
      side="end"
      face={<SlidersHorizontal class="icon" aria-hidden="true" />}
    >
      {() => (
        <>
          <div class="menu-field">
            Density
            <fieldset class="segments" aria-label="Density">
              <For each={densities}>
                {(density) => (
                  <button
                    type="button"
                    aria-pressed={settings.density() === density}
                    onClick={() => settings.setDensity(density)}
                  >
                    {densityWord[density]}
                  </button>
                )}
              </For>
            </fieldset>
          </div>
          <div class="menu-field">Columns, as far as there is room</div>
          <For each={offered()}>
            {(column) => (
              <label class="menu-item">
                <input
                  type="checkbox"
                  checked={settings.columns().includes(column)}
                  onChange={() => settings.turnColumn(column)}
                />
                {column === 'people' ? 'Who is looking' : columnOf[column].word}
              </label>
            )}
          </For>
          <button type="button" class="menu-item quiet" onClick={() => settings.restoreColumns()}>
            The usual columns
          </button>
        </>
      )}
    </Menu>
  );
}
