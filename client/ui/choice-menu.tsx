import './choice-menu.css';
import ChevronDown from 'lucide-solid/icons/chevron-down';
import { createSignal, createUniqueId, Show } from 'solid-js';
import { ChoiceList } from './choice-list.tsx';
import type { Option } from './field.tsx';
import { placeBelow } from './place.ts';

interface ChoiceMenuProps {
  label: string;
  choices: readonly Option[];
  chosen: readonly string[];
  onChoose: (next: string[]) => void;
  /** With a field to narrow a long list down. */
  find?: boolean;
}

/** Several of a list of choices. The list exists while it is open. */
export function ChoiceMenu(props: ChoiceMenuProps) {
  const id = createUniqueId();
  const [open, setOpen] = createSignal(false);
  let button!: HTMLButtonElement;
  let menu!: HTMLDivElement;
  const turn = (value: string) => {
    const kept = props.chosen.filter((one) => one !== value);
    props.onChoose(kept.length < props.chosen.length ? kept : [...kept, value]);
  };
  return (
    <>
      <button ref={button} type="button" class="button" popovertarget={id}>
        {props.label}
        <Show when={props.chosen.length > 0}>
          <span class="choice-number tabular">{props.chosen.length}</span>
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
        <Show when={open()}>
          <ChoiceList
            choices={props.choices}
            chosen={props.chosen}
            onTurn={turn}
            find={props.find ? props.label.toLowerCase() : undefined}
          />
        </Show>
      </div>
    </>
  );
}
