import { A } from '@solidjs/router';
import { onMount, Show } from 'solid-js';
import { post } from '../../api.ts';
import { signInByPassword } from '../../identity.ts';
import { faultsOf } from '../../password-rules.ts';
import { Field } from '../../ui/field.tsx';
import { createSubmission } from '../../ui/submission.ts';
import { EmailField } from './email-field.tsx';
import { GateCard, GateForm } from './gate.tsx';
import { takeToken } from './link-token.ts';
import { NewPassword } from './new-password.tsx';

function NoLink() {
  return (
    <GateCard
      title="This address is not complete"
      intro="Watchfloor prints the whole link when it starts for the first time. Once it is set up, sign in."
    >
      <A class="button" href="/sign-in">
        Sign in
      </A>
    </GateCard>
  );
}

function FirstAdmin(props: { token: string }) {
  let name!: HTMLInputElement;
  let email!: HTMLInputElement;
  let password!: HTMLInputElement;
  onMount(() => name.focus());
  const form = createSubmission({
    fields: ['password'],
    check: () => faultsOf(password.value),
    act: async () => {
      const admin = { name: name.value.trim(), email: email.value.trim(), password: password.value };
      await post('/api/v1/setup', { token: props.token, ...admin });
      await signInByPassword(admin.email, admin.password);
      location.assign('/');
    },
  });
  return (
    <GateCard title="Set up Watchfloor" intro="This makes the first MSSP Admin. The link works once.">
      <GateForm action="Create the admin and sign in" form={form}>
        <Field label="Your name">
          {(ties) => (
            <input
              {...ties}
              ref={name}
              class="input"
              name="name"
              autocomplete="name"
              required
              maxlength="120"
            />
          )}
        </Field>
        <EmailField ref={(input) => (email = input)} />
        <NewPassword fault={form.at('password')} ref={(input) => (password = input)} />
      </GateForm>
    </GateCard>
  );
}

/** Makes the first account, for whoever holds the link that the server printed. */
export default function Setup() {
  const token = takeToken();
  return (
    <Show when={token} fallback={<NoLink />}>
      <FirstAdmin token={token} />
    </Show>
  );
}
