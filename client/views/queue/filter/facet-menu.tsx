import './facet-menu.css';
import ChevronDown from 'lucide-solid/icons/chevron-down';
import { createMemo, createSignal, createUniqueId, For, Show } from 'solid-js';
import { exact, short } from '../../../ui/number.ts';
import { placeBelow } from '../../../ui/place.ts';
import { isSeverity, SeverityMark } from '../../../ui/severity.tsx';

export interface FacetChoice {
  readonly value: string;
  readonly word: string;
  /** Rows there would be; undefined while that is not known. */
  readonly n?: number | undefined;
}

interface FacetMenuProps {
  label: string;
  choices: readonly FacetChoice[];
  chosen: readonly string[];
  onChoose: (next: string[]) => void;
  /** What is said where there is nothing to choose from. */
  empty?: string;
  onOpen?: () => void;
}

/** More than this many are found by typing, not by scrolling. */
const MOST = 200;
/** From this many on, a list is searched faster than read. */
const SEARCHED_FROM = 10;

function Choices(props: FacetMenuProps) {
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
      <Show when={props.choices.length >= SEARCHED_FROM}>
        <input
          class="input"
          type="search"
          autofocus
          placeholder="Find"
          aria-label={`Find in ${props.label}`}
          onInput={(event) => setText(event.currentTarget.value)}
        />
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
              <span class="facet-count quiet tabular" title={exact(choice.n!)}>
                {short(choice.n!)}
              </span>
            </Show>
          </label>
        )}
      </For>
    </>
  );
}

/** Up and down walk the choices of an open menu, as they do in any menu. */
function walk(event: KeyboardEvent): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const menu = event.currentTarget as HTMLElement;
  const stops = [...menu.querySelectorAll<HTMLElement>('input, button, a')];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  stops[Math.max(0, Math.min(stops.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1)))]?.focus();
  event.preventDefault();
}

/** Values of one filter with how many rows each would show. The list exists while it is open. */
export function FacetMenu(props: FacetMenuProps) {
  const id = createUniqueId();
  const [open, setOpen] = createSignal(false);
  let button!: HTMLButtonElement;
  let menu!: HTMLDivElement;
  const toggle = (isOpen: boolean) => {
    setOpen(isOpen);
    if (isOpen) props.onOpen?.();
    if (isOpen) menu.querySelector<HTMLElement>('input')?.focus();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        class="button facet"
        classList={{ set: props.chosen.length > 0 }}
        popovertarget={id}
      >
        {props.label}
        <Show when={props.chosen.length > 0} fallback={<ChevronDown class="icon quiet" aria-hidden="true" />}>
          <span class="choice-number tabular">{props.chosen.length}</span>
        </Show>
      </button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the boxes within it have the keys' own meaning */}
      <div
        ref={menu}
        id={id}
        class="menu choice-menu"
        popover="auto"
        onBeforeToggle={() => placeBelow(menu, button)}
        onToggle={(event) => toggle(event.newState === 'open')}
        onKeyDown={walk}
      >
        <Show when={open()}>
          <Choices {...props} />
        </Show>
      </div>
    </>
  );
}
