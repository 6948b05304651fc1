import './chips.css';
import './picker.css';
import X from 'lucide-solid/icons/x';
import { createMemo, createSignal, createUniqueId, For, Show } from 'solid-js';

/** More than this many are found by typing, not by scrolling. */
const MOST = 200;

export interface Pick {
  readonly id: string;
  readonly name: string;
  /** What tells two of one name apart. */
  readonly note?: string;
}

interface PickerProps {
  legend: string;
  /** What to look for: “a customer”. */
  find: string;
  all: readonly Pick[];
  chosen: readonly string[];
  /** Where there are none to choose from. */
  none: string;
  onChoose: (next: string[]) => void;
}

function Chosen(props: { picks: readonly Pick[]; onDrop: (id: string) => void }) {
  return (
    <Show when={props.picks.length > 0}>
      <ul class="chips">
        <For each={props.picks}>
          {(pick) => (
            <li class="chip">
              <span class="ellipsis">{pick.name}</span>
              <button
                type="button"
                class="chip-out"
                aria-label={`Take ${pick.name} out`}
                onClick={() => props.onDrop(pick.id)}
              >
                <X class="icon" aria-hidden="true" />
              </button>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}

/** Several of a long list: what is chosen stands above, the rest is found by typing. */
export function Picker(props: PickerProps) {
  const id = createUniqueId();
  const [text, setText] = createSignal('');
  const shown = createMemo(() => {
    const wanted = text().trim().toLowerCase();
    return props.all
      .filter(({ name, note }) => `${name} ${note ?? ''}`.toLowerCase().includes(wanted))
      .slice(0, MOST);
  });
  const chosen = createMemo(() => props.all.filter((pick) => props.chosen.includes(pick.id)));
  const turn = (one: string) => {
    const kept = props.chosen.filter((each) => each !== one);
    props.onChoose(kept.length < props.chosen.length ? kept : [...kept, one]);
  };
  return (
    <fieldset class="field-set picker">
      <legend>{props.legend}</legend>
      <Show when={props.all.length > 0} fallback={<p class="field-hint">{props.none}</p>}>
        <Chosen picks={chosen()} onDrop={turn} />
        <input
          class="input"
          type="search"
          placeholder={`Find ${props.find}`}
          aria-label={`Find ${props.find}`}
          aria-controls={id}
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        />
        <div class="picker-list" id={id}>
          <For each={shown()} fallback={<p class="picker-line quiet">Nothing of that name</p>}>
            {(pick) => (
              <label class="picker-line">
                <input
                  type="checkbox"
                  checked={props.chosen.includes(pick.id)}
                  onChange={() => turn(pick.id)}
                />
                <span class="ellipsis">{pick.name}</span>
                <span class="quiet">{pick.note}</span>
              </label>
            )}
          </For>
        </div>
      </Show>
    </fieldset>
  );
}
