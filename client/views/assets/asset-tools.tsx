import Plus from 'lucide-solid/icons/plus';
import { For, Show } from 'solid-js';
import { assetKinds } from '../../../shared/domain/asset.ts';
import type { AssetList } from '../../../shared/wire/http/assets.ts';
import type { Address } from '../../ui/address.ts';
import { short } from '../../ui/number.ts';
import { SearchBox } from '../../ui/search-box.tsx';
import { kindsWord } from './kind-word.ts';

export const assetFilters = ['q', 'kind'] as const;

interface AssetToolsProps {
  address: Address;
  /** How many there are of each kind; undefined while that is not known. */
  kinds: AssetList['kinds'] | undefined;
  onAdd: (() => void) | undefined;
}

/** Kinds with their counts, a search, and the way to more assets. The address holds the choice. */
export function AssetTools(props: AssetToolsProps) {
  const chosen = () => props.address.value('kind');
  const count = (kind: '' | (typeof assetKinds)[number]) => {
    const { kinds } = props;
    if (kinds === undefined) return undefined;
    return kind === '' ? assetKinds.reduce((sum, each) => sum + kinds[each], 0) : kinds[kind];
  };
  return (
    <div class="data-tools">
      <SearchBox
        label="Search, or find the range of an address"
        text={props.address.value('q')}
        onText={(text) => props.address.change({ q: [text] })}
      />
      <fieldset class="segments asset-kinds" aria-label="Kind">
        <For each={['', ...assetKinds] as const}>
          {(kind) => (
            <button
              type="button"
              aria-pressed={chosen() === kind}
              onClick={() => props.address.change({ kind: [kind] })}
            >
              {kind === '' ? 'All' : kindsWord[kind]}{' '}
              <span class="quiet tabular">{count(kind) === undefined ? '–' : short(count(kind)!)}</span>
            </button>
          )}
        </For>
      </fieldset>
      <Show when={props.onAdd}>
        {(add) => (
          <button type="button" class="button primary end" onClick={() => add()()}>
            <Plus class="icon" aria-hidden="true" />
            Add assets
          </button>
        )}
      </Show>
    </div>
  );
}
