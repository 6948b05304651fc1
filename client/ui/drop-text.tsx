import './drop-text.css';
import FileUp from 'lucide-solid/icons/file-up';
import { createSignal, type ParentProps } from 'solid-js';
import { Field } from './field.tsx';

interface DropTextProps extends ParentProps {
  label: string;
  hint: string;
  name: string;
  /** What it is, for those who cannot see it. */
  what: string;
  text: string;
  busy: boolean;
  onText: (text: string) => void;
}

/** Lines of text that are pasted, or come from a file that is dropped or chosen; they can be mended here. */
export function DropText(props: DropTextProps) {
  const [over, setOver] = createSignal(false);
  let chooser!: HTMLInputElement;
  const read = async (file: File | undefined) => {
    if (file) props.onText(await file.text());
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void read(event.dataTransfer?.files[0]);
  };
  return (
    <section
      class="drop"
      classList={{ over: over() }}
      aria-label={props.what}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Field label={props.label} hint={props.hint}>
        {(ties) => (
          <textarea
            class="input"
            {...ties}
            name={props.name}
            spellcheck={false}
            readonly={props.busy}
            value={props.text}
            onInput={(event) => props.onText(event.currentTarget.value)}
          />
        )}
      </Field>
      <div class="drop-tools">
        <button type="button" class="button" onClick={() => chooser.click()}>
          <FileUp class="icon" aria-hidden="true" />
          Choose a file
        </button>
        {props.children}
        <input
          ref={chooser}
          type="file"
          accept=".csv,text/csv,text/plain"
          hidden
          onChange={(event) => void read(event.currentTarget.files?.[0])}
        />
      </div>
    </section>
  );
}
