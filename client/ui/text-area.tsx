import { splitProps } from 'solid-js';
import { Field, type FieldProps } from './field.tsx';

interface TextAreaProps extends FieldProps {
  value: string;
  rows: number;
  placeholder?: string;
  /** For what is code, or a list of addresses. */
  mono?: boolean;
  onText: (text: string) => void;
}

/** Several lines of text. */
export function TextArea(props: TextAreaProps) {
  const [field, own] = splitProps(props, ['label', 'hint', 'fault', 'optional']);
  return (
    <Field {...field}>
      {(ties) => (
        <textarea
          class="input"
          classList={{ 'mono-input': own.mono ?? false }}
          {...ties}
          rows={own.rows}
          placeholder={own.placeholder ?? ''}
          spellcheck={false}
          value={own.value}
          onInput={(event) => own.onText(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
