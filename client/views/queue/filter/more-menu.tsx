import ListFilter from 'lucide-solid/icons/list-filter';
import { createSignal, createUniqueId, For } from 'solid-js';
import { placeBelow } from '../../../ui/place.ts';
import type { FilterName } from './filter.ts';
import { useFilter } from './use-filter.ts';

/** Filters of which there are too many values to list: they are typed, several one after the other. */
const typed: readonly (readonly [name: FilterName, word: string, example: string])[] = [
  ['tag', 'Tag', 'ransomware'],
  ['category', 'Category', 'phishing_site'],
  ['indicator', 'Indicator', 'evil.example'],
  ['technique', 'Technique', 'T1566'],
];

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

function Typed(props: { name: FilterName; word: string; example: string }) {
  const filter = useFilter();
  const [text, setText] = createSignal('');
  const add = (event: SubmitEvent) => {
    event.preventDefault();
    const value = text().trim();
    if (value !== '') filter.set(props.name, [...new Set([...filter.values(props.name), value])]);
    setText('');
  };
  return (
    <form class="range-field" onSubmit={add}>
      <label>
        {props.word}
        <input
          class="input"
          placeholder={props.example}
          value={text()}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
    </form>
  );
}

/** The filters that are needed less often. */
export function MoreMenu() {
  const id = createUniqueId();
  const filter = useFilter();
  let button!: HTMLButtonElement;
  let menu!: HTMLDivElement;
  return (
    <>
      <button
        ref={button}
        type="button"
        class="button facet"
        title="More filters: tag, category, indicator, technique, snoozed, back-fill, storms"
        aria-label="More filters"
        popovertarget={id}
      >
        <ListFilter class="icon" aria-hidden="true" />
      </button>
      <div
        ref={menu}
        id={id}
        class="menu range-menu more-menu"
        popover="auto"
        onBeforeToggle={() => placeBelow(menu, button)}
      >
        <For each={typed}>
          {([name, word, example]) => <Typed name={name} word={word} example={example} />}
        </For>
        <For each={choices}>
          {([name, word, values]) => (
            <div class="range-field">
              {word}
              <fieldset class="segments" aria-label={word}>
                <For each={values}>
                  {([value, label]) => (
                    <button
                      type="button"
                      aria-pressed={filter.value(name) === value}
                      onClick={() => filter.set(name, [value])}
                    >
                      {label}
                    </button>
                  )}
                </For>
              </fieldset>
            </div>
          )}
        </For>
      </div>
    </>
  );
}
