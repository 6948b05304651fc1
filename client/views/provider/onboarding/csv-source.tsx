import Download from 'lucide-solid/icons/download';
import FileUp from 'lucide-solid/icons/file-up';
import { createSignal } from 'solid-js';
import { download } from '../../../ui/download.ts';
import { Field } from '../../../ui/field.tsx';
import { sampleCsv } from './csv.ts';

const HINT =
  'The first line names the columns: slug and name, and if wanted state, criticality, time_zone, trial_ends_at, groups (separated by ;) and owner_email.';

/** A file, pasted, dropped or chosen; it can be mended here. */
export function CsvSource(props: { csv: string; busy: boolean; onText: (csv: string) => void }) {
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
      aria-label="CSV file"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Field label="Paste the CSV here, or drop a file" hint={HINT}>
        {(ties) => (
          <textarea
            class="input"
            {...ties}
            name="csv"
            spellcheck={false}
            readonly={props.busy}
            value={props.csv}
            onInput={(event) => props.onText(event.currentTarget.value)}
          />
        )}
      </Field>
      <div class="drop-tools">
        <button type="button" class="button" onClick={() => chooser.click()}>
          <FileUp class="icon" aria-hidden="true" />
          Choose a file
        </button>
        <button type="button" class="button bare" onClick={() => download('customers.csv', sampleCsv())}>
          <Download class="icon" aria-hidden="true" />
          Download a sample
        </button>
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
