import '../../ui/finder.css';
import './suggest.css';
import { createEffect, createSignal, For, type JSX, on } from 'solid-js';

export interface Suggested {
  readonly id: string;
  readonly draw: () => JSX.Element;
}

interface Given {
  readonly id: string;
  readonly list: () => readonly Suggested[];
  readonly choose: (id: string) => void;
  /** Escape: puts the list away, if it can be. */
  readonly leave?: () => void;
}

/** A list that a text field drives: arrow keys walk it, Enter takes the marked one, and the field keeps the focus. */
export function createSuggest({ id, list, choose, leave }: Given) {
  const [at, setAt] = createSignal(0);
  createEffect(on(list, () => setAt(0), { defer: true }));
  const optionId = (one: Suggested | undefined) => (one ? `${id}-${one.id}` : undefined);
  const press = (event: KeyboardEvent) => {
    const { length } = list();
    const plain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (length === 0 || !plain) return;
    if (event.key === 'ArrowDown') setAt((now) => (now + 1) % length);
    else if (event.key === 'ArrowUp') setAt((now) => (now + length - 1) % length);
    else if (event.key === 'Enter') choose(list()[at()]!.id);
    else if (event.key === 'Escape' && leave) leave();
    else return;
    event.preventDefault();
  };
  const draw = (label: string) => (
    <div id={id} class="suggest-list" role="listbox" aria-label={label}>
      <For each={list()}>
        {(one, index) => (
          // biome-ignore lint/a11y: the field above holds the focus and the keys, as a combobox does
          <div
            id={optionId(one)}
            class="finder-option"
            role="option"
            aria-selected={index() === at()}
            ref={(element) =>
              createEffect(() => index() === at() && element.scrollIntoView({ block: 'nearest' }))
            }
            onPointerMove={() => setAt(index())}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(one.id)}
          >
            {one.draw()}
          </div>
        )}
      </For>
    </div>
  );
  return { press, draw, active: () => optionId(list()[at()]) };
}
