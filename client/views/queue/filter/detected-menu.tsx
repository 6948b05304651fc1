import ChevronDown from 'lucide-solid/icons/chevron-down';
import { For } from 'solid-js';
import { localField } from '../../../ui/instant.ts';
import { Menu } from '../../../ui/menu.tsx';
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
  const filter = useFilter();
  const isSet = () => filter.value('span') !== '' || bounds.some(([name]) => filter.value(name) !== '');
  return (
    <Menu
      class="button facet"
      set={isSet()}
      face={
        <>
          Time
          <ChevronDown class="icon quiet" aria-hidden="true" />
        </>
      }
    >
      {(close) => (
        <>
          <For each={spans}>
            {(span) => (
              <button
                type="button"
                class="menu-item"
                aria-pressed={filter.value('span') === span}
                onClick={() => {
                  filter.setAll({ span: [span], from: [], to: [] });
                  close();
                }}
              >
                {spanWord[span]}
              </button>
            )}
          </For>
          <For each={bounds}>
            {([name, word]) => (
              <label class="menu-field">
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
        </>
      )}
    </Menu>
  );
}
