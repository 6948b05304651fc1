import { createMemo } from 'solid-js';
import { indicatorTypes } from '../../../shared/domain/indicator.ts';
import type { Address } from '../../ui/address.ts';
import { ChipList } from '../../ui/chips.tsx';
import { ChoiceMenu } from '../../ui/choice-menu.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { typeWord, wordOfType } from './type-word.ts';

export const indicatorFilters = ['q', 'type'] as const;

const labels = { q: 'Begins with', type: 'Type' } as const;
const choices = indicatorTypes.map((value) => ({ value, word: typeWord[value] }));

/** The filters of the list, which are the page's address. */
export function IndicatorTools(props: { address: Address }) {
  const chips = createMemo(() =>
    indicatorFilters.flatMap((name) => {
      const values = props.address.values(name);
      if (values.length === 0) return [];
      const word = name === 'type' ? values.map(wordOfType).join(', ') : values[0]!;
      return [{ label: labels[name], word, without: props.address.changed({ [name]: [] }) }];
    }),
  );
  return (
    <div class="data-tools">
      <SearchBox
        label="Find by the beginning of a value"
        text={props.address.value('q')}
        onText={(text) => props.address.change({ q: [text] })}
      />
      <ChoiceMenu
        label="Type"
        choices={choices}
        chosen={props.address.values('type')}
        onChoose={(next) => props.address.change({ type: next })}
      />
      <ChipList chips={chips()} clear={props.address.changed({ q: [], type: [] })} />
    </div>
  );
}
