import { Field } from '../../ui/field.tsx';

interface CurrentPasswordProps {
  label: string;
  /** Tells a password manager whose password is asked for. */
  email: string | undefined;
  fault: string | undefined;
  ref: (input: HTMLInputElement) => void;
}

export function CurrentPassword(props: CurrentPasswordProps) {
  return (
    <Field label={props.label} fault={props.fault}>
      {(ties) => (
        <>
          <input type="text" hidden readonly autocomplete="username" value={props.email ?? ''} />
          <input
            {...ties}
            ref={props.ref}
            class="input"
            type="password"
            name="current-password"
            autocomplete="current-password"
            required
          />
        </>
      )}
    </Field>
  );
}
