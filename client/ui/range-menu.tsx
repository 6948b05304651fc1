import './range-menu.css';
import ChevronDown from 'lucide-solid/icons/chevron-down';
import { createUniqueId, For } from 'solid-js';
import { localField } from './instant.ts';
import { placeBelow } from './place.ts';

export interface Span {
  readonly word: string;
  /** Where it starts, epoch milliseconds. */
  readonly start: () => number;
}

interface RangeMenuProps {
  label: string;
  /** RFC 3339, or empty for no bound. */
  from: string;
  to: string;
  spans: readonly Span[];
  onRange: (range: { from: string; to: string }) => void;
}

/** Since the start of a span, or between two instants of the reader's clock. */
export function RangeMenu(props: RangeMenuProps) {
  const id = createUniqueId();
  let button!: HTMLButtonElement;
  let menu!: HTMLDivElement;
  const choose = (span: Span) => {
    props.onRange({ from: new Date(span.start()).toISOString(), to: '' });
    menu.hidePopover();
  };
  const set = (name: 'from' | 'to', text: string) =>
    props.onRange({
      from: props.from,
      to: props.to,
      [name]: text === '' ? '' : new Date(text).toISOString(),
    });
  return (
    <>
      <button
        ref={button}
        type="button"
        class="button"
        classList={{ set: props.from + props.to !== '' }}
        popovertarget={id}
      >
        {props.label}
        <ChevronDown class="icon quiet" aria-hidden="true" />
      </button>
      <div
        ref={menu}
        id={id}
        class="menu range-menu"
        popover="auto"
        onBeforeToggle={() => placeBelow(menu, button)}
      >
        <For each={props.spans}>
          {(span) => (
            <button type="button" class="menu-item" onClick={() => choose(span)}>
              {span.word}
            </button>
          )}
        </For>
        <For each={['from', 'to'] as const}>
          {(name) => (
            <label class="range-field">
              {name === 'from' ? 'From' : 'To'}
              <input
                class="input"
                type="datetime-local"
                value={localField(props[name])}
                onChange={(event) => set(name, event.currentTarget.value)}
              />
            </label>
          )}
        </For>
      </div>
    </>
  );
}
