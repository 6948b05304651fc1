import './key-trial.css';
import { A } from '@solidjs/router';
import Check from 'lucide-solid/icons/check';
import CircleDashed from 'lucide-solid/icons/circle-dashed';
import { createSignal, For, type JSX, Show } from 'solid-js';
import type { KeyTest } from '../../../../shared/wire/http/ingest-keys.ts';
import { post } from '../../../api.ts';
import { FormFault, SelectField } from '../../../ui/field.tsx';
import { exact } from '../../../ui/number.ts';
import { createSubmission } from '../../../ui/submission.ts';
import { useStanding } from '../../frame/actor.tsx';
import { useReach } from '../reach.tsx';

function Step(props: { done: boolean; children: JSX.Element }) {
  return (
    <li class="step">
      <Show when={props.done} fallback={<CircleDashed class="icon quiet" aria-hidden="true" />}>
        <Check class="icon" aria-hidden="true" />
      </Show>
      <span>
        <span class="unseen">{props.done ? 'Done: ' : 'Not reached: '}</span>
        {props.children}
      </span>
    </li>
  );
}

function Outcome(props: { outcome: KeyTest }) {
  const reach = useReach();
  const steps = () => [
    { done: props.outcome.accepted, word: 'Accepted and stored, as for any sender' },
    { done: props.outcome.recorded, word: 'Made an incident by a worker' },
  ];
  const summary = () =>
    props.outcome.recorded
      ? `The whole way took ${exact(props.outcome.took_ms)} ms.`
      : `Nothing more within ${exact(props.outcome.took_ms)} ms. The workers may be behind or away; what is stored is not lost.`;
  return (
    <>
      <ol class="steps">
        <For each={steps()}>{(step) => <Step done={step.done}>{step.word}</Step>}</For>
      </ol>
      <p class="field-hint tabular">
        {summary()}{' '}
        <Show when={props.outcome.incident}>
          {(incident) => (
            <A
              class="more"
              href={`${reach.page.replace(/integrations$/, 'incidents')}?incident=${incident()}`}
            >
              Open the test incident
            </A>
          )}
        </Show>
      </p>
    </>
  );
}

/** Sends a marked record the whole way a sensor's would go, and says how far it came. */
export function KeyTrial(props: { id: string }) {
  const reach = useReach();
  const { selector } = useStanding();
  const [outcome, setOutcome] = createSignal<KeyTest>();
  const [tenant, setTenant] = createSignal(selector().tenants[0]?.slug ?? '');
  const form = createSubmission({
    fields: [],
    act: async () => {
      setOutcome(undefined);
      const path = `${reach.api}/ingest-keys/${encodeURIComponent(props.id)}/test`;
      setOutcome(await post<KeyTest>(path, reach.tenant ? {} : { tenant: tenant() }));
    },
  });
  return (
    <form class="trial" onSubmit={form.submit}>
      <Show when={!reach.tenant}>
        <SelectField
          label="Customer whose name the record carries"
          value={tenant()}
          options={selector().tenants.map(({ slug, name }) => ({ value: slug, word: name }))}
          onChoose={setTenant}
        />
      </Show>
      <div class="trial-head">
        <p class="field-hint">
          A test record of severity info, closed at once: no counter of open incidents moves.
        </p>
        <button type="submit" class="button" disabled={form.busy()}>
          {form.busy() ? 'Sending…' : 'Send a test'}
        </button>
      </div>
      <div role="status">
        <Show when={outcome()}>{(known) => <Outcome outcome={known()} />}</Show>
      </div>
      <FormFault text={form.fault()} />
    </form>
  );
}
