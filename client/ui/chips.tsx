import './chips.css';
import { A } from '@solidjs/router';
import X from 'lucide-solid/icons/x';
import { For, Show } from 'solid-js';

export interface Chip {
  readonly label: string;
  readonly word: string;
  /** The address without it. */
  readonly without: string;
}

/** The filters in use, each with a way out. */
export function ChipList(props: { chips: readonly Chip[]; clear: string }) {
  return (
    <Show when={props.chips.length > 0}>
      <ul class="chips" aria-label="Filters in use">
        <For each={props.chips}>
          {(chip) => (
            <li class="chip">
              <span class="quiet">{chip.label}</span> <span class="ellipsis">{chip.word}</span>
              <A
                class="chip-out"
                href={chip.without}
                replace={true}
                noScroll={true}
                aria-label={`Remove the filter ${chip.label} ${chip.word}`}
              >
                <X class="icon" aria-hidden="true" />
              </A>
            </li>
          )}
        </For>
        <li>
          <A class="button bare" href={props.clear} replace={true} noScroll={true}>
            Clear all
          </A>
        </li>
      </ul>
    </Show>
  );
}
