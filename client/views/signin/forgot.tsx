import { A } from '@solidjs/router';
import { createSignal, onMount, Show } from 'solid-js';
import { askForReset } from '../../identity.ts';
import { createSubmission } from '../../ui/submission.ts';
import { EmailField } from './email-field.tsx';
import { GateCard, GateForm } from './gate.tsx';

function Ask(props: { onAsked: (email: string) => void }) {
  let email!: HTMLInputElement;
  onMount(() => email.focus());
  const form = createSubmission({
    fields: [],
    act: async () => {
      const address = email.value.trim();
      await askForReset(address);
      props.onAsked(address);
    },
  });
  return (
    <GateForm action="Send the link" form={form}>
      <EmailField ref={(input) => (email = input)} />
    </GateForm>
  );
}

/** The same words whether or not the address has an account: nobody learns here who has one. */
export default function Forgot() {
  const [asked, setAsked] = createSignal('');
  return (
    <GateCard
      title="Forgot your password?"
      intro={asked() ? undefined : 'Enter your address; a link to choose a new password comes by e-mail.'}
    >
      <Show when={asked()} fallback={<Ask onAsked={setAsked} />}>
        <p role="status">
          If <strong>{asked()}</strong> has an account here, a link is on its way. It works once, for an hour.
        </p>
        <p class="quiet">
          Nothing after a few minutes? Look among unwanted mail, or check the address and ask again.
        </p>
        <button type="button" class="button" onClick={() => setAsked('')}>
          Ask again
        </button>
      </Show>
      <p class="gate-links">
        <A class="link" href="/sign-in">
          Back to sign-in
        </A>
      </p>
    </GateCard>
  );
}
