import { Show } from 'solid-js';
import { Field } from '../../../ui/field.tsx';
import { isColour } from './draft.ts';

/** What the browser's chooser opens at where nothing is chosen. */
const START = '#808080';

interface ColourFieldProps {
  label: string;
  value: string;
  fault: string | undefined;
  onColour: (colour: string) => void;
}

/** A colour by chooser or by its digits; none is a choice too. */
export function ColourField(props: ColourFieldProps) {
  return (
    <Field label={props.label} optional={true} fault={props.fault}>
      {(ties) => (
        <div class="colour-row">
          <input
            class="colour-chooser"
            type="color"
            aria-label={`Choose the ${props.label.toLowerCase()}`}
            value={isColour(props.value) ? props.value : START}
            onInput={(event) => props.onColour(event.currentTarget.value)}
          />
          <input
            {...ties}
            class="input"
            autocomplete="off"
            spellcheck={false}
            maxlength="7"
            placeholder="none"
            value={props.value}
            onInput={(event) => props.onColour(event.currentTarget.value)}
          />
          <Show when={props.value !== ''}>
            <button type="button" class="button bare" onClick={() => props.onColour('')}>
              Clear<span class="unseen"> the {props.label.toLowerCase()}</span>
            </button>
          </Show>
        </div>
      )}
    </Field>
  );
}
