import ChevronDown from 'lucide-solid/icons/chevron-down';
import { createMemo, createSignal, createUniqueId, For, Show } from 'solid-js';
import { placeBelow } from '../../ui/place.ts';
import { isSeverity, SeverityMark } from '../../ui/severity.tsx';
import type { Choice } from './filter.ts';

interface ChoiceMenuProps {
  label: string;
  choices: readonly Choice[];
  chosen: readonly string[];
  onChoose: (next: string[]) => void;
  /** With a field to narrow a long list down. */
  find?: boolean;
}

/** More than this many are found by typing, not by scrolling. */
const MOST = 200;

/** Several of a list of choices. */
export function ChoiceMenu(props: ChoiceMenuProps) {
  const id = createUniqueId();
  const [text, setText] = createSignal('');
  const [open, setOpen] = createSignal(false);
  let button!: HTMLButtonElement;
  let menu!: HTMLDivElement;
  const shown = createMemo(() => {
    const wanted = text().trim().toLowerCase();
    return props.choices.filter((choice) => choice.word.toLowerCase().includes(wanted)).slice(0, MOST);
  });
  const turn = (value: string) => {
    const kept = props.chosen.filter((one) => one !== value);
    props.onChoose(kept.length < props.chosen.length ? kept : [...kept, value]);
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        class="button"
        classList={{ set: props.chosen.length > 0 }}
        popovertarget={id}
      >
        {props.label}
        <Show when={props.chosen.length > 0}>
          <span class="filter-number tabular">{props.chosen.length}</span>
        </Show>
        <ChevronDown class="icon quiet" aria-hidden="true" />
      </button>
      <div
        ref={menu}
        id={id}
        class="menu choice-menu"
        popover="auto"
        onBeforeToggle={() => placeBelow(menu, button)}
        onToggle={(event) => setOpen(event.newState === 'open')}
      >
        <Show when={props.find}>
          <input
            class="input"
            type="search"
            placeholder={`Find a ${props.label.toLowerCase()}`}
            aria-label={`Find a ${props.label.toLowerCase()}`}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </Show>
        <Show when={open()}>
          <For each={shown()} fallback={<p class="menu-item quiet">Nothing of that name</p>}>
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
              </label>
            )}
          </For>
        </Show>
      </div>
    </>
  );
}
