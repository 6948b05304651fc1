import FolderTree from 'lucide-solid/icons/folder-tree';
import Plus from 'lucide-solid/icons/plus';
import Upload from 'lucide-solid/icons/upload';
import { createMemo, Show } from 'solid-js';
import { type TenantState, tenantStates } from '../../../../shared/domain/tenant.ts';
import type { Group } from '../../../../shared/wire/http/groups.ts';
import type { Address } from '../../../ui/address.ts';
import { ChipList } from '../../../ui/chips.tsx';
import { ChoiceMenu } from '../../../ui/choice-menu.tsx';
import { SearchBox } from '../../../ui/search-box.tsx';
import { stateWord } from '../../../ui/tenant-state.tsx';

export const customerFilters = ['q', 'state', 'group'] as const;
const labels: Record<(typeof customerFilters)[number], string> = {
  q: 'Text',
  state: 'State',
  group: 'Group',
};
const states = tenantStates.map((value) => ({ value, word: stateWord[value] }));

/** The address without any filter. */
export const unfiltered = (address: Address): string =>
  address.changed(Object.fromEntries(customerFilters.map((name) => [name, []])));

interface CustomerToolsProps {
  address: Address;
  groups: readonly Group[];
  mayManage: boolean;
}

function Acts(props: { address: Address }) {
  const open = (sheet: string) => () => props.address.change({ sheet: [sheet] });
  return (
    <>
      <button type="button" class="button end" onClick={open('groups')}>
        <FolderTree class="icon" aria-hidden="true" />
        Groups
      </button>
      <button type="button" class="button" onClick={open('onboard')}>
        <Upload class="icon" aria-hidden="true" />
        Onboard many
      </button>
      <button type="button" class="button primary" onClick={open('new')}>
        <Plus class="icon" aria-hidden="true" />
        New customer
      </button>
    </>
  );
}

export function CustomerTools(props: CustomerToolsProps) {
  const groups = () => props.groups.map(({ id, name }) => ({ value: id, word: name }));
  const word = (name: string, value: string) => {
    if (name === 'state') return stateWord[value as TenantState] ?? value;
    if (name === 'group') return groups().find((one) => one.value === value)?.word ?? value;
    return value;
  };
  const chips = createMemo(() =>
    customerFilters.flatMap((name) => {
      const values = props.address.values(name);
      if (values.length === 0) return [];
      const words = values.map((value) => word(name, value)).join(', ');
      return [{ label: labels[name], word: words, without: props.address.changed({ [name]: [] }) }];
    }),
  );
  const set = (name: string) => (next: readonly string[]) => props.address.change({ [name]: next });
  return (
    <div class="data-tools">
      <SearchBox
        label="Search names and slugs"
        text={props.address.value('q')}
        onText={(text) => set('q')([text])}
      />
      <ChoiceMenu
        label="State"
        choices={states}
        chosen={props.address.values('state')}
        onChoose={set('state')}
      />
      <Show when={props.groups.length > 0}>
        <ChoiceMenu
          label="Group"
          choices={groups()}
          chosen={props.address.values('group')}
          onChoose={(next) => set('group')(next.slice(-1))}
          find={true}
        />
      </Show>
      <Show when={props.mayManage}>
        <Acts address={props.address} />
      </Show>
      <ChipList chips={chips()} clear={unfiltered(props.address)} />
    </div>
  );
}
