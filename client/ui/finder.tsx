import './finder.css';
import {
  createEffect,
  createMemo,
  createSignal,
  createUniqueId,
  For,
  type JSX,
  onMount,
  Show,
} from 'solid-js';
import { plural } from './number.ts';
import { ranked } from './search-rank.ts';

export interface Entry {
  readonly id: string;
  readonly word: string;
  /** Texts to find it by, as `plain` makes them. */
  readonly texts: readonly string[];
  readonly before?: () => JSX.Element;
  readonly after?: () => JSX.Element;
  /** Whether this is where the reader is. */
  readonly current?: boolean;
  readonly choose: () => void;
}

export interface Section {
  readonly title: string;
  readonly entries: readonly Entry[];
  /** Shown while nothing is typed, and left out of the search: its entries are in another section too. */
  readonly unsearched?: boolean;
  /** Found by typing only. */
  readonly hidden?: boolean;
}

interface FinderProps {
  label: string;
  sections: readonly Section[];
  none: string;
  /** Something was chosen. */
  onDone: () => void;
}

/** More than this many are found by typing, not by scrolling: rows beyond it are not drawn. */
const MOST = 60;

interface Shown {
  readonly title: string;
  readonly entries: readonly Entry[];
}

/** The section of the best fit comes first, so that Enter takes that one. */
function fitting(sections: readonly Section[], query: string): { shown: Shown[]; left: number } {
  const all = sections
    .filter((section) => !(query === '' ? section.hidden : section.unsearched))
    .flatMap(({ title, entries }) => entries.map((entry) => ({ title, entry })));
  const fits = ranked(query, all, ({ entry }) => entry.texts);
  const byTitle = new Map<string, Entry[]>();
  for (const { title, entry } of fits.slice(0, MOST)) {
    byTitle.set(title, [...(byTitle.get(title) ?? []), entry]);
  }
  const shown = [...byTitle].map(([title, entries]) => ({ title, entries }));
  return { shown, left: Math.max(0, fits.length - MOST) };
}

function Option(props: {
  id: string;
  entry: Entry;
  active: boolean;
  onPoint: () => void;
  onChoose: () => void;
}) {
  let element!: HTMLDivElement;
  createEffect(() => props.active && element.scrollIntoView({ block: 'nearest' }));
  return (
    // biome-ignore lint/a11y: the field above holds the focus and the keys, as a combobox does
    <div
      ref={element}
      id={props.id}
      class="finder-option"
      role="option"
      aria-selected={props.active}
      aria-current={props.entry.current ? 'true' : undefined}
      onPointerMove={props.onPoint}
      onClick={props.onChoose}
    >
      {props.entry.before?.()}
      <span class="finder-word ellipsis">{props.entry.word}</span>
      {props.entry.after?.()}
    </div>
  );
}

/** A field and the list it narrows: type, arrow keys, Enter. It takes the focus when it comes. */
export function Finder(props: FinderProps) {
  const id = createUniqueId();
  const [query, setQuery] = createSignal('');
  const [at, setAt] = createSignal(0);
  const found = createMemo(() => fitting(props.sections, query().trim()));
  const flat = createMemo(() => found().shown.flatMap((section) => section.entries));
  const optionId = (entry: Entry) => `${id}-${entry.id}`;
  const active = () => flat()[at()];
  let field!: HTMLInputElement;
  onMount(() => field.focus());
  const choose = (entry: Entry | undefined) => {
    if (!entry) return;
    props.onDone();
    entry.choose();
  };
  const press = (event: KeyboardEvent) => {
    const last = flat().length - 1;
    if (event.key === 'ArrowDown') setAt((now) => (now >= last ? 0 : now + 1));
    else if (event.key === 'ArrowUp') setAt((now) => (now <= 0 ? last : now - 1));
    else if (event.key === 'Enter') choose(active());
    else return;
    event.preventDefault();
  };
  const type = (text: string) => {
    setQuery(text);
    setAt(0);
  };
  return (
    <div class="finder">
      <input
        ref={field}
        class="finder-field"
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        placeholder={props.label}
        aria-label={props.label}
        aria-expanded="true"
        aria-autocomplete="list"
        aria-controls={id}
        aria-activedescendant={active() ? optionId(active()!) : undefined}
        onInput={(event) => type(event.currentTarget.value)}
        onKeyDown={press}
      />
      <div id={id} class="finder-list" role="listbox" aria-label={props.label}>
        <For each={found().shown}>
          {(section, index) => (
            // biome-ignore lint/a11y/useSemanticElements: a group of options, not of form fields
            <div role="group" aria-labelledby={`${id}-title-${index()}`}>
              <p id={`${id}-title-${index()}`} class="finder-title">
                {section.title}
              </p>
              <For each={section.entries}>
                {(entry) => (
                  <Option
                    id={optionId(entry)}
                    entry={entry}
                    active={entry === active()}
                    onPoint={() => setAt(flat().indexOf(entry))}
                    onChoose={() => choose(entry)}
                  />
                )}
              </For>
            </div>
          )}
        </For>
      </div>
      <p class="finder-foot quiet" role="status">
        <Show when={flat().length > 0} fallback={props.none}>
          <Show when={found().left > 0}>{plural(found().left, 'more', 'more')}: type to find them</Show>
        </Show>
      </p>
    </div>
  );
}
