import './radio-cards.css';
import { createUniqueId, For, type JSX, Show } from 'solid-js';

export interface Card<V extends string> {
  readonly value: V;
  readonly word: JSX.Element;
  /** What choosing it does. */
  readonly about: string;
}

interface RadioCardsProps<V extends string> {
  legend: string;
  cards: readonly Card<V>[];
  value: V;
  fault?: string | undefined;
  onChoose: (value: V) => void;
}

/** One of a few, where each needs a sentence to be chosen rightly. */
export function RadioCards<V extends string>(props: RadioCardsProps<V>) {
  const id = createUniqueId();
  return (
    <fieldset class="field-set">
      <legend>{props.legend}</legend>
      <div class="radio-cards">
        <For each={props.cards}>
          {(card) => (
            <label class="radio-card">
              <input
                type="radio"
                name={id}
                value={card.value}
                checked={card.value === props.value}
                aria-describedby={`${id}-${card.value}`}
                onChange={() => props.onChoose(card.value)}
              />
              <span class="radio-word">{card.word}</span>
              <span class="radio-about" id={`${id}-${card.value}`}>
                {card.about}
              </span>
            </label>
          )}
        </For>
      </div>
      <Show when={props.fault}>
        <p class="field-fault" role="alert">
          {props.fault}
        </p>
      </Show>
    </fieldset>
  );
}
