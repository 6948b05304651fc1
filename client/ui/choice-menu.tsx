import ChevronDown from 'lucide-solid/icons/chevron-down';
import { Show } from 'solid-js';
import { ChoiceList } from './choice-list.tsx';
import type { Option } from './field.tsx';
import { Menu } from './menu.tsx';

interface ChoiceMenuProps {
  label: string;
  choices: readonly Option[];
  chosen: readonly string[];
  onChoose: (next: string[]) => void;
  /** With a field to narrow a long list down. */
  find?: boolean;
}

const withArticle = (noun: string): string => `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;

/** Several of a list of choices, and on the button how many. */
export function ChoiceMenu(props: ChoiceMenuProps) {
  return (
    <Menu
      face={
        <>
          {props.label}
          <Show when={props.chosen.length > 0}>
            <span class="choice-number tabular">{props.chosen.length}</span>
          </Show>
          <ChevronDown class="icon quiet" aria-hidden="true" />
        </>
      }
    >
      {() => (
        <ChoiceList
          choices={props.choices}
          chosen={props.chosen}
          onChoose={props.onChoose}
          find={props.find ? `Find ${withArticle(props.label.toLowerCase())}` : undefined}
        />
      )}
    </Menu>
  );
}
