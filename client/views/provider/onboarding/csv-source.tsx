import Download from 'lucide-solid/icons/download';
import { download } from '../../../ui/download.ts';
import { DropText } from '../../../ui/drop-text.tsx';
import { sampleCsv } from './csv.ts';

const HINT =
  'The first line names the columns: slug and name, and if wanted state, criticality, time_zone, trial_ends_at, groups (separated by ;) and owner_email.';

/** A file, pasted, dropped or chosen; it can be mended here. */
export function CsvSource(props: { csv: string; busy: boolean; onText: (csv: string) => void }) {
  return (
    <DropText
      label="Paste the CSV here, or drop a file"
      hint={HINT}
      name="csv"
      what="CSV file"
      text={props.csv}
      busy={props.busy}
      onText={props.onText}
    >
      <button type="button" class="button bare" onClick={() => download('customers.csv', sampleCsv())}>
        <Download class="icon" aria-hidden="true" />
        Download a sample
      </button>
    </DropText>
  );
}
