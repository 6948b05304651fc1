import ChevronDown from 'lucide-solid/icons/chevron-down';
import { createUniqueId, For } from 'solid-js';
import { localField } from '../../../ui/instant.ts';
import { placeBelow } from '../../../ui/place.ts';
import { spans, spanWord } from './period.ts';
import { useFilter } from './use-filter.ts';

const bounds = [
  ['from', 'Detected from'],
  ['to', 'Detected to'],
  ['closed_from', 'Closed from'],
  ['closed_to', 'Closed to'],
] as const;

const instantOf = (text: string): string[] => (text === '' ? [] : [new Date(text).toISOString()]);

/** When incidents were detected, in a span that ends now or between two instants; and when they were closed. */
export function DetectedMenu() {
  const id = createUniqueId();
  const filter = useFilter();
  let button!: HTMLButtonElement;
  let menu!: HTMLDivElement;
  const isSet = () => filter.value('span') !== '' || bounds.some(([name]) => filter.value(name) !== '');
  return (
    <>
      <button ref={button} type="button" class="button facet" classList={{ set: isSet() }} popovertarget={id}>
        Time
        <ChevronDown class="icon quiet" aria-hidden="true" />
      </button>
      <div
        ref={menu}
        id={id}
        class="menu range-menu"
        popover="auto"
        onBeforeToggle={() => placeBelow(menu, button)}
      >
        <For each={spans}>
          {(span) => (
            <button
              type="button"
              class="menu-item"
              aria-pressed={filter.value('span') === span}
              onClick={() => {
                filter.setAll({ span: [span], from: [], to: [] });
                menu.hidePopover();
              }}
            >
              {spanWord[span]}
            </button>
          )}
        </For>
        <For each={bounds}>
          {([name, word]) => (
            <label class="range-field">
              {word}
              <input
                class="input"
                type="datetime-local"
                value={localField(filter.value(name))}
                onChange={(event) =>
                  filter.setAll({
                    [name]: instantOf(event.currentTarget.value),
                    ...(name === 'from' && { span: [] }),
                  })
                }
              />
            </label>
          )}
        </For>
      </div>
    </>
  );
}
