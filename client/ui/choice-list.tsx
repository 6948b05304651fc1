import { createMemo, createSignal, For, Show } from 'solid-js';
import type { Option } from './field.tsx';
import { isSeverity, SeverityMark } from './severity.tsx';

/** More than this many are found by typing, not by scrolling. */
const MOST = 200;

const withArticle = (noun: string): string => `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;

interface ChoiceListProps {
  choices: readonly Option[];
  chosen: readonly string[];
  onTurn: (value: string) => void;
  /** What to look for, where the list is long enough to be searched. */
  find: string | undefined;
}

export function ChoiceList(props: ChoiceListProps) {
  const [text, setText] = createSignal('');
  const shown = createMemo(() => {
    const wanted = text().trim().toLowerCase();
    return props.choices.filter((choice) => choice.word.toLowerCase().includes(wanted)).slice(0, MOST);
  });
  return (
    <>
      <Show when={props.find}>
        {(find) => (
          <input
            class="input"
            type="search"
            placeholder={`Find ${withArticle(find())}`}
            aria-label={`Find ${withArticle(find())}`}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        )}
      </Show>
      <For each={shown()} fallback={<p class="menu-item quiet">Nothing of that name</p>}>
        {(choice) => (
          <label class="menu-item">
            <input
              type="checkbox"
              checked={props.chosen.includes(choice.value)}
              onChange={() => props.onTurn(choice.value)}
            />
            <Show when={isSeverity(choice.value) && choice.value}>
              {(severity) => <SeverityMark severity={severity()} />}
            </Show>
            <span class="ellipsis">{choice.word}</span>
          </label>
        )}
      </For>
    </>
  );
}
