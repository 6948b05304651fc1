import { onMount } from 'solid-js';
import type { InvitationView } from '../../../shared/wire/http/people.ts';
import { ApiError, post } from '../../api.ts';
import { signInByPassword } from '../../identity.ts';
import { faultsOf } from '../../password-rules.ts';
import { Field } from '../../ui/field.tsx';
import { createSubmission } from '../../ui/submission.ts';
import { EmailField } from './email-field.tsx';
import { GateCard, GateForm } from './gate.tsx';
import { NewPassword } from './new-password.tsx';

interface JoinInvitationProps {
  view: InvitationView;
  offer: string;
  token: string;
  /** They have an account after all. */
  onKnown: () => void;
}

const SIGN_IN_FIRST = 401;

/** Someone new: the invitation makes their account, and they are signed in. */
export function JoinInvitation(props: JoinInvitationProps) {
  let name!: HTMLInputElement;
  let password!: HTMLInputElement;
  onMount(() => name.focus());
  const form = createSubmission({
    fields: ['name', 'password'],
    check: () => faultsOf(password.value),
    act: async () => {
      const person = { name: name.value.trim(), password: password.value };
      try {
        await post('/api/v1/invitations/accept', { token: props.token, ...person });
      } catch (error) {
        if (error instanceof ApiError && error.status === SIGN_IN_FIRST) return props.onKnown();
        throw error;
      }
      await signInByPassword(props.view.email, person.password);
      location.assign('/');
    },
  });
  return (
    <GateCard title="You are invited" intro={props.offer}>
      <GateForm action="Accept and sign in" form={form}>
        <EmailField fixed={props.view.email} />
        <Field label="Your name" fault={form.at('name')}>
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
        <NewPassword fault={form.at('password')} ref={(input) => (password = input)} />
      </GateForm>
      <p class="gate-links">
        <button type="button" class="link" onClick={props.onKnown}>
          I have an account with this address
        </button>
      </p>
    </GateCard>
  );
}
