import { createSignal, Show } from 'solid-js';
import type { RoutingAnswer } from '../../../../shared/wire/http/routing.ts';
import { post } from '../../../api.ts';
import { FormFault, SelectField } from '../../../ui/field.tsx';
import { sentence } from '../../../ui/sentence.ts';
import { createSubmission } from '../../../ui/submission.ts';
import { TextArea } from '../../../ui/text-area.tsx';
import { formatWord, knownFormats } from '../format-word.ts';

const formatOptions = knownFormats
  .filter((one) => one !== 'generic')
  .toSorted((one, other) => Number(other === 'auto') - Number(one === 'auto'))
  .map((value) => ({ value, word: formatWord(value) }));

/** `Name: value` lines. */
const headersOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    text
      .split('\n')
      .map((line) => line.split(/:(.*)/s))
      .filter(([name, value]) => name?.trim() && value?.trim())
      .map(([name, value]) => [name!.trim().toLowerCase(), value!.trim()]),
  );

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // Lines of CEF, LEEF and syslog are records too.
    return text.trim();
  }
};

function Outcome(props: { answer: RoutingAnswer }) {
  return (
    <div class="trial-answer" role="status">
      <p>
        <strong>{props.answer.tenant?.name ?? 'Quarantine'}</strong>
      </p>
      <p class="field-hint">{sentence(props.answer.why)}</p>
      <Show when={props.answer.hint}>
        {(hint) => <p class="field-hint">The customer it names: “{hint()}”.</p>}
      </Show>
    </div>
  );
}

/** Where a record would go, and why: asked of the rules as they are now, without sending anything. */
export function RoutingTrial() {
  const [record, setRecord] = createSignal('');
  const [headers, setHeaders] = createSignal('');
  const [format, setFormat] = createSignal('auto');
  const [answer, setAnswer] = createSignal<RoutingAnswer>();
  const form = createSubmission({
    fields: ['record', 'headers', 'format'],
    check: () => (record().trim() === '' ? { record: 'paste a record' } : {}),
    act: async () => {
      setAnswer(undefined);
      const asked = { format: format(), record: parsed(record()), headers: headersOf(headers()) };
      setAnswer(await post<RoutingAnswer>('/api/v1/routing-rules/trial', asked));
    },
  });
  return (
    <form class="routing-trial" onSubmit={form.submit} aria-label="Trial">
      <h2>Where would it go?</h2>
      <TextArea
        label="Record"
        placeholder="Paste a record as it is sent"
        mono={true}
        rows={7}
        value={record()}
        fault={form.at('record')}
        onText={setRecord}
      />
      <SelectField label="Sent as" value={format()} options={formatOptions} onChoose={setFormat} />
      <TextArea
        label="Headers"
        optional={true}
        placeholder="X-Site: berlin"
        mono={true}
        rows={2}
        value={headers()}
        fault={form.at('headers')}
        onText={setHeaders}
      />
      <button type="submit" class="button" disabled={form.busy()}>
        Try it
      </button>
      <Show when={answer()}>{(known) => <Outcome answer={known()} />}</Show>
      <FormFault text={form.fault()} />
    </form>
  );
}
