import { createSignal, Show } from 'solid-js';
import type { DeadLetter } from '../../../../shared/wire/http/routing.ts';
import { del, post } from '../../../api.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { FormFault } from '../../../ui/field.tsx';
import { exactTime } from '../../../ui/instant.ts';
import { plural } from '../../../ui/number.ts';
import { Sheet } from '../../../ui/sheet.tsx';
import { createSubmission } from '../../../ui/submission.ts';
import { toast } from '../../../ui/toast.tsx';
import { formatWord } from '../format-word.ts';

interface LetterSheetProps {
  letter: DeadLetter;
  onChanged: () => void;
  onClose: () => void;
}

const pathOf = ({ id }: DeadLetter): string => `/api/v1/dead-letters/${encodeURIComponent(id)}`;

/** JSON is easier read with its lines; what is cut, or is no JSON, stays as it came. */
function readable(record: string): string {
  try {
    return JSON.stringify(JSON.parse(record), null, 2);
  } catch {
    return record;
  }
}

/** One record that could not be recorded: its error, itself, and the two ways out. */
export function LetterSheet(props: LetterSheetProps) {
  const [discarding, setDiscarding] = createSignal(false);
  const form = createSubmission({
    fields: [],
    act: async () => {
      await post(`${pathOf(props.letter)}/replay`, {});
      toast(`The record of ${props.letter.tenant.name} goes its way again.`);
      props.onChanged();
      props.onClose();
    },
  });
  const discard = async () => {
    await del(pathOf(props.letter));
    toast('The record is discarded.');
    props.onChanged();
    props.onClose();
  };
  return (
    <Sheet title={`Dead letter of ${props.letter.tenant.name}`} wide={true} onClose={props.onClose}>
      <form class="side-form" onSubmit={form.submit}>
        <div class="side-body">
          <section>
            <h3>Error</h3>
            <pre class="record">{props.letter.error}</pre>
            <p class="field-hint">
              Tried {plural(props.letter.attempts, 'time')}, last{' '}
              {exactTime(Date.parse(props.letter.failed_at))}. Received{' '}
              {exactTime(Date.parse(props.letter.received_at))} as {formatWord(props.letter.format)}.
            </p>
          </section>
          <section>
            <h3>Record</h3>
            <pre class="record">{readable(props.letter.record)}</pre>
          </section>
        </div>
        <footer class="side-foot">
          <FormFault text={form.fault()} />
          <button type="button" class="button start" onClick={() => setDiscarding(true)}>
            Discard…
          </button>
          <button type="submit" class="button primary" disabled={form.busy()}>
            Retry
          </button>
        </footer>
      </form>
      <Show when={discarding()}>
        <Confirm
          title="Discard this record?"
          effects={[
            `It is deleted, and never becomes an incident of ${props.letter.tenant.name}.`,
            'Its sender was told that it was accepted, and will not send it again.',
            'It cannot be taken back.',
          ]}
          verb="Discard"
          onConfirm={discard}
          onClose={() => setDiscarding(false)}
        />
      </Show>
    </Sheet>
  );
}
