import './choice-menu.css';
import { createMemo, createSignal, For, Show } from 'solid-js';
import { exact, short } from './number.ts';
import { isSeverity, SeverityMark } from './severity.tsx';

/** More than this many are found by typing, not by scrolling. */
const MOST = 200;

export interface Choice {
  readonly value: string;
  readonly word: string;
  /** Rows there would be; undefined where that is not known, or not asked. */
  readonly n?: number | undefined;
}

interface ChoiceListProps {
  choices: readonly Choice[];
  chosen: readonly string[];
  onChoose: (next: string[]) => void;
  /** What the field that narrows the list down is called; absent where it is short enough to be read. */
  find?: string | undefined;
  /** What is said where there is nothing to choose from. */
  empty?: string | undefined;
}

/** Several of a list of choices. */
export function ChoiceList(props: ChoiceListProps) {
  const [text, setText] = createSignal('');
  const shown = createMemo(() => {
    const wanted = text().trim().toLowerCase();
    return props.choices.filter(({ word }) => word.toLowerCase().includes(wanted)).slice(0, MOST);
  });
  const turn = (value: string) => {
    const kept = props.chosen.filter((one) => one !== value);
    props.onChoose(kept.length < props.chosen.length ? kept : [...kept, value]);
  };
  return (
    <>
      <Show when={props.find}>
        {(find) => (
          <input
            class="input choice-find"
            type="search"
            placeholder={find()}
            aria-label={find()}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        )}
      </Show>
      <For
        each={shown()}
        fallback={<p class="menu-item quiet">{(text() === '' && props.empty) || 'Nothing of that name'}</p>}
      >
        {(choice) => (
          <label class="menu-item">
            <input
              type="checkbox"
              checked={props.chosen.includes(choice.value)}
              onChange={() => turn(choice.value)}
            />
            <Show when={isSeverity(choice.value) && choice.value}>
              {(severity) => <SeverityMark severity={severity()} />}
            </Show>
            <span class="ellipsis">{choice.word}</span>
            <Show when={choice.n !== undefined}>
              <span class="choice-count quiet tabular" title={exact(choice.n!)}>
                {short(choice.n!)}
              </span>
            </Show>
          </label>
        )}
      </For>
    </>
  );
}
