import ListFilter from 'lucide-solid/icons/list-filter';
import { createSignal, For, Show } from 'solid-js';
import { Menu } from '../../../ui/menu.tsx';
import { fullName, techniqueIdOf, techniques } from '../../../ui/technique-word.ts';
import { FacetFold } from './facet-menu.tsx';
import type { FacetName } from './facets.ts';
import type { FilterName } from './filter.ts';
import { useFilter } from './use-filter.ts';

/** Filters of which there are too many values to list: they are typed, several one after the other. */
const typed: readonly (readonly [name: FilterName, word: string, example: string])[] = [
  ['tag', 'Tag', 'ransomware'],
  ['category', 'Category', 'phishing_site'],
  ['indicator', 'Indicator', 'evil.example'],
  ['technique', 'Technique', 'T1566 or Phishing'],
];
const TECHNIQUES_ID = 'techniques-to-choose';

const choices: readonly (readonly [
  name: FilterName,
  word: string,
  values: readonly (readonly [string, string])[],
])[] = [
  [
    'snoozed',
    'Snoozed',
    [
      ['', 'Hidden'],
      ['shown', 'As well'],
      ['only', 'Alone'],
    ],
  ],
  [
    'lane',
    'Back-fill',
    [
      ['', 'As well'],
      ['live', 'Hidden'],
      ['pending', 'Alone'],
    ],
  ],
  [
    'storms',
    'Storms',
    [
      ['', 'One line each'],
      ['shown', 'Every row'],
    ],
  ],
];

/** What a browser offers while one is typed, by id and by name. */
function TechniquesToChoose() {
  return (
    <datalist id={TECHNIQUES_ID}>
      <For each={[...(techniques()?.values() ?? [])]}>
        {(technique) => <option value={technique.id}>{fullName(technique)}</option>}
      </For>
    </datalist>
  );
}

function Typed(props: { name: FilterName; word: string; example: string }) {
  const filter = useFilter();
  const [text, setText] = createSignal('');
  const isTechnique = () => props.name === 'technique';
  const add = (event: SubmitEvent) => {
    event.preventDefault();
    const value = isTechnique() ? techniqueIdOf(text()) : text().trim();
    if (value !== '') filter.set(props.name, [...new Set([...filter.values(props.name), value])]);
    setText('');
  };
  return (
    <form class="menu-field" onSubmit={add}>
      <label>
        {props.word}
        <input
          class="input"
          placeholder={props.example}
          {...(isTechnique() ? { list: TECHNIQUES_ID } : {})}
          value={text()}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <Show when={isTechnique()}>
        <TechniquesToChoose />
      </Show>
    </form>
  );
}

function Segments(props: { name: FilterName; word: string; values: readonly (readonly [string, string])[] }) {
  const filter = useFilter();
  return (
    <div class="menu-field">
      {props.word}
      <fieldset class="segments" aria-label={props.word}>
        <For each={props.values}>
          {([value, label]) => (
            <button
              type="button"
              aria-pressed={filter.value(props.name) === value}
              onClick={() => filter.set(props.name, [value])}
            >
              {label}
            </button>
          )}
        </For>
      </fieldset>
    </div>
  );
}

/** The filters that are needed less often, below those that there is no room for beside it. */
export function MoreMenu(props: { folded: readonly FacetName[] }) {
  const filter = useFilter();
  const isSet = () => [...typed, ...choices].some(([name]) => filter.value(name) !== '');
  return (
    <Menu
      class="button facet"
      menuClass="more-menu"
      title="More filters: tag, category, indicator, technique, snoozed, back-fill, storms"
      label="More filters"
      set={isSet()}
      face={<ListFilter class="icon" aria-hidden="true" />}
    >
      {() => (
        <>
          <For each={props.folded}>{(name) => <FacetFold name={name} />}</For>
          <For each={typed}>
            {([name, word, example]) => <Typed name={name} word={word} example={example} />}
          </For>
          <For each={choices}>
            {([name, word, values]) => <Segments name={name} word={word} values={values} />}
          </For>
        </>
      )}
    </Menu>
  );
}
