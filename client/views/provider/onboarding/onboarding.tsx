import { Show } from 'solid-js';
import { FormFault } from '../../../ui/field.tsx';
import { plural } from '../../../ui/number.ts';
import { Sheet } from '../../../ui/sheet.tsx';
import { CsvSource } from './csv-source.tsx';
import { createRun, type Run } from './run.ts';
import { Counts, Files, Verdicts } from './verdicts.tsx';

function Acts(props: { run: Run; onClose: () => void }) {
  const { run } = props;
  const left = () => run.count('would_create');
  const begun = () => run.count('created') > 0;
  return (
    <footer class="side-foot">
      <FormFault text={run.fault()} />
      <Show
        when={run.rows()}
        fallback={
          <button
            type="button"
            class="button primary"
            disabled={run.busy() || run.csv().trim() === ''}
            onClick={run.dryRun}
          >
            {run.busy() ? 'Trying…' : 'Dry run'}
          </button>
        }
      >
        <Show
          when={left() > 0}
          fallback={
            <button type="button" class="button primary" onClick={props.onClose}>
              {begun() ? 'Done' : 'Close'}
            </button>
          }
        >
          <button type="button" class="button primary" disabled={run.busy()} onClick={run.create}>
            {run.busy() ? 'Creating…' : `Create ${begun() ? 'the other ' : ''}${plural(left(), 'customer')}`}
          </button>
        </Show>
      </Show>
    </footer>
  );
}

/** Many customers from one file: tried first, row by row, and only then created. */
export function Onboarding(props: { onCreated: () => void; onClose: () => void }) {
  const run = createRun(props.onCreated);
  const unfinished = () => run.csv() !== '' && !(run.rows() && run.count('would_create') === 0);
  return (
    <Sheet title="Onboard many customers" wide={true} dirty={unfinished()} onClose={props.onClose}>
      <div class="side-body">
        <CsvSource csv={run.csv()} busy={run.busy()} onText={run.edit} />
        <Show when={run.rows()}>
          {(rows) => (
            <>
              <Counts run={run} />
              <Files run={run} />
              <Verdicts rows={rows()} />
            </>
          )}
        </Show>
      </div>
      <Acts run={run} onClose={props.onClose} />
    </Sheet>
  );
}
