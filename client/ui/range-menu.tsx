import ChevronDown from 'lucide-solid/icons/chevron-down';
import { For } from 'solid-js';
import { localField } from './instant.ts';
import { Menu } from './menu.tsx';

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
  const set = (name: 'from' | 'to', text: string) =>
    props.onRange({
      from: props.from,
      to: props.to,
      [name]: text === '' ? '' : new Date(text).toISOString(),
    });
  return (
    <Menu
      set={props.from + props.to !== ''}
      face={
        <>
          {props.label}
          <ChevronDown class="icon quiet" aria-hidden="true" />
        </>
      }
    >
      {(close) => (
        <>
          <For each={props.spans}>
            {(span) => (
              <button
                type="button"
                class="menu-item"
                onClick={() => {
                  props.onRange({ from: new Date(span.start()).toISOString(), to: '' });
                  close();
                }}
              >
                {span.word}
              </button>
            )}
          </For>
          <For each={['from', 'to'] as const}>
            {(name) => (
              <label class="menu-field">
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
        </>
      )}
    </Menu>
  );
}
