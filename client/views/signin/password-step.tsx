import { A } from '@solidjs/router';
import { createResource, createSignal, onMount, Show } from 'solid-js';
import { signInByPassword } from '../../identity.ts';
import { Field, FormFault } from '../../ui/field.tsx';
import { createSubmission } from '../../ui/submission.ts';
import { EmailField } from './email-field.tsx';
import { GateCard, GateForm, retryAt } from './gate.tsx';
import { SingleSignOn } from './single-sign-on.tsx';
import { readWays } from './ways.ts';

export interface PasswordFormProps {
  /** Whom this must be; left open on the sign-in page. */
  email?: string | undefined;
  notice?: string | undefined;
  onIn: () => void;
  onCode: () => void;
}

function PasswordForm(props: PasswordFormProps) {
  let email!: HTMLInputElement;
  let password!: HTMLInputElement;
  onMount(() => (props.email === undefined ? email : password).focus());
  const form = createSubmission({
    fields: [],
    act: async () => {
      const outcome = await signInByPassword(email.value.trim(), password.value).catch((error: unknown) => {
        retryAt(password);
        throw error;
      });
      if (outcome === 'code') props.onCode();
      else props.onIn();
    },
  });
  return (
    <GateForm action="Sign in" notice={props.notice} form={form}>
      <EmailField ref={(input) => (email = input)} fixed={props.email} />
      <Field label="Password">
        {(ties) => (
          <input
            {...ties}
            ref={password}
            class="input"
            type="password"
            name="password"
            autocomplete="current-password"
            required
          />
        )}
      </Field>
    </GateForm>
  );
}

export interface PasswordStepProps extends PasswordFormProps {
  title?: string | undefined;
  intro?: string | undefined;
  /** Path that single sign-on comes back to. */
  back: string;
}

/** The first step of signing in. */
export function PasswordStep(props: PasswordStepProps) {
  const [ways] = createResource(readWays);
  const [ssoFault, setSsoFault] = createSignal('');
  return (
    <GateCard title={props.title ?? 'Sign in'} intro={props.intro}>
      <Show when={ways.latest?.single_sign_on}>
        {(way) => (
          <>
            <SingleSignOn name={way().name} back={props.back} onFault={setSsoFault} />
            <FormFault text={ssoFault()} />
            <p class="gate-or">or with your password</p>
          </>
        )}
      </Show>
      <PasswordForm {...props} />
      <Show when={ways.latest?.password_reset}>
        <p class="gate-links">
          <A class="link" href="/forgot">
            Forgot your password?
          </A>
        </p>
      </Show>
    </GateCard>
  );
}
