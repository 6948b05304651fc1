import { A, useSearchParams } from '@solidjs/router';
import { createSignal, onMount, Show } from 'solid-js';
import { faultAt, IdentityError, newPasswordFaults, resetPassword } from '../../identity.ts';
import { faultsOf } from '../../password-rules.ts';
import { createSubmission } from '../../ui/submission.ts';
import { GateCard, GateForm } from './gate.tsx';
import { takeToken } from './link-token.ts';
import { NewPassword } from './new-password.tsx';

const isSpent = (error: unknown): boolean =>
  error instanceof IdentityError && (error.code === 'INVALID_TOKEN' || error.code === 'TOKEN_EXPIRED');

function Spent() {
  return (
    <GateCard
      title="This link no longer works"
      intro="It was used already, or is too old. A new one takes a minute."
    >
      <A class="button primary" href="/forgot">
        Ask for a new link
      </A>
      <p class="gate-links">
        <A class="link" href="/sign-in">
          Back to sign-in
        </A>
      </p>
    </GateCard>
  );
}

function Choose(props: { token: string; onSpent: () => void }) {
  let password!: HTMLInputElement;
  onMount(() => password.focus());
  const form = createSubmission({
    fields: ['password'],
    check: () => faultsOf(password.value),
    act: async () => {
      try {
        await resetPassword(props.token, password.value).catch(faultAt(newPasswordFaults));
      } catch (error) {
        if (isSpent(error)) return props.onSpent();
        throw error;
      }
      location.assign('/sign-in?notice=password_changed');
    },
  });
  return (
    <GateCard
      title="Choose a new password"
      intro="It ends every session of your account; then you sign in with it."
    >
      <GateForm action="Set the password" form={form}>
        <NewPassword label="New password" fault={form.at('password')} ref={(input) => (password = input)} />
      </GateForm>
    </GateCard>
  );
}

export default function Reset() {
  const [params] = useSearchParams();
  const token = takeToken();
  const [spent, setSpent] = createSignal(token === '' || params.error !== undefined);
  return (
    <Show when={!spent()} fallback={<Spent />}>
      <Choose token={token} onSpent={() => setSpent(true)} />
    </Show>
  );
}
