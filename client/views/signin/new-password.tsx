import './new-password.css';
import { createSignal } from 'solid-js';
import { passwordRule } from '../../password-rules.ts';
import { Field } from '../../ui/field.tsx';

interface NewPasswordProps {
  label?: string;
  fault: string | undefined;
  ref: (input: HTMLInputElement) => void;
}

/** A password to be chosen: the rule is said before, and what was typed can be looked at. */
export function NewPassword(props: NewPasswordProps) {
  const [shown, setShown] = createSignal(false);
  return (
    <Field label={props.label ?? 'Password'} hint={passwordRule} fault={props.fault}>
      {(ties) => (
        <div class="password-row">
          <input
            {...ties}
            ref={props.ref}
            class="input"
            type={shown() ? 'text' : 'password'}
            name="password"
            autocomplete="new-password"
            autocapitalize="none"
            spellcheck={false}
            required
          />
          <button
            type="button"
            class="button"
            aria-label={shown() ? 'Hide password' : 'Show password'}
            onClick={() => setShown((now) => !now)}
          >
            {shown() ? 'Hide' : 'Show'}
          </button>
        </div>
      )}
    </Field>
  );
}
