import { Field } from '../../ui/field.tsx';

interface EmailFieldProps {
  /** Whom this must be; left open where anybody may come. */
  fixed?: string | undefined;
  ref?: (input: HTMLInputElement) => void;
}

/** The address of an account: browsers and their keepers of passwords know it by its name. */
export function EmailField(props: EmailFieldProps) {
  return (
    <Field label="E-mail">
      {(ties) => (
        <input
          {...ties}
          ref={(input) => props.ref?.(input)}
          class="input"
          type="email"
          name="email"
          autocomplete="username"
          required
          value={props.fixed ?? ''}
          readonly={props.fixed !== undefined}
        />
      )}
    </Field>
  );
}
