import { createSignal, onMount, Show } from 'solid-js';
import { IdentityError, signInByCode, signInByRecoveryCode } from '../../identity.ts';
import { startsAgain } from '../../identity-words.ts';
import { Field } from '../../ui/field.tsx';
import { createSubmission } from '../../ui/submission.ts';
import { CODE_DIGITS, tidyCode, tidyRecoveryCode } from './code-text.ts';
import { GateCard, GateForm, retryAt } from './gate.tsx';

interface CodeProps {
  onIn: () => void;
  /** The second step is over without success; `why` says it. */
  onRestart: (why: string) => void;
}

/** Signs in by a code; one that is refused is typed again, unless the whole step is over. */
function codeForm(props: CodeProps, input: () => HTMLInputElement, attempt: () => Promise<unknown>) {
  return createSubmission({
    fields: [],
    act: async () => {
      try {
        await attempt();
        props.onIn();
      } catch (error) {
        if (error instanceof IdentityError && startsAgain(error.code)) return props.onRestart(error.message);
        retryAt(input());
        throw error;
      }
    },
  });
}

function OneTimeCode(props: CodeProps) {
  let input!: HTMLInputElement;
  const form = codeForm(
    props,
    () => input,
    () => signInByCode(tidyCode(input.value)),
  );
  onMount(() => input.focus());
  const tidy = () => {
    input.value = tidyCode(input.value);
    if (input.value.length === CODE_DIGITS) input.form?.requestSubmit();
  };
  return (
    <GateForm action="Sign in" form={form}>
      <Field label="Code from your authenticator app">
        {(ties) => (
          <input
            {...ties}
            ref={input}
            class="input code-input"
            name="code"
            inputmode="numeric"
            autocomplete="one-time-code"
            required
            onInput={tidy}
          />
        )}
      </Field>
    </GateForm>
  );
}

function RecoveryCode(props: CodeProps) {
  let input!: HTMLInputElement;
  const form = codeForm(
    props,
    () => input,
    () => signInByRecoveryCode(tidyRecoveryCode(input.value)),
  );
  onMount(() => input.focus());
  return (
    <GateForm action="Sign in" form={form}>
      <Field label="Recovery code" hint="One of those you kept when you turned two-factor sign-in on.">
        {(ties) => (
          <input
            {...ties}
            ref={input}
            class="input code-input"
            name="recovery"
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            required
          />
        )}
      </Field>
    </GateForm>
  );
}

/** The second step of signing in: a code of this half minute, or one kept for when there is no app at hand. */
export function CodeStep(props: CodeProps) {
  const [recovery, setRecovery] = createSignal(false);
  return (
    <GateCard title="Two-factor sign-in" intro="Your password is right. One more step.">
      <Show when={recovery()} fallback={<OneTimeCode {...props} />}>
        <RecoveryCode {...props} />
      </Show>
      <p class="gate-links">
        <button type="button" class="link" onClick={() => setRecovery((now) => !now)}>
          {recovery() ? 'Use the authenticator app' : 'Use a recovery code'}
        </button>
        <button type="button" class="link" onClick={() => props.onRestart('')}>
          Start again
        </button>
      </p>
    </GateCard>
  );
}
