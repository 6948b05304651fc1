import { lazy, onMount, Suspense } from 'solid-js';
import { confirmEnrolment, faultAt } from '../../identity.ts';
import { Field, FormFault } from '../../ui/field.tsx';
import { Secret } from '../../ui/secret.tsx';
import { createSubmission } from '../../ui/submission.ts';
import { CODE_DIGITS, tidyCode } from '../signin/code-text.ts';
import { typedSecret } from './totp-secret.ts';

const QrCode = lazy(() => import('./qr-code.tsx'));

function CodeField(props: { fault: string | undefined; ref: (input: HTMLInputElement) => void }) {
  const tidy = (event: { currentTarget: HTMLInputElement }) => {
    event.currentTarget.value = tidyCode(event.currentTarget.value);
  };
  return (
    <Field label="Code that the app shows now" fault={props.fault}>
      {(ties) => (
        <input
          {...ties}
          ref={props.ref}
          class="input code-input"
          name="code"
          inputmode="numeric"
          autocomplete="one-time-code"
          required
          onInput={tidy}
        />
      )}
    </Field>
  );
}

/** The app learns the secret by picture or by hand, and shows that it did by a code. */
export function PairApp(props: { uri: string; onPaired: () => void }) {
  let code!: HTMLInputElement;
  onMount(() => code.focus());
  const form = createSubmission({
    fields: ['code'],
    check: () =>
      code.value.length === CODE_DIGITS ? {} : { code: `Enter the ${CODE_DIGITS} digits your app shows.` },
    act: async () => {
      await confirmEnrolment(code.value).catch(faultAt({ INVALID_CODE: 'code' }));
      props.onPaired();
    },
  });
  return (
    <form class="side-form" onSubmit={form.submit} novalidate>
      <div class="side-body">
        <p>Scan this with your authenticator app, then enter the code it shows.</p>
        <Suspense fallback={<div class="qr" aria-hidden="true" />}>
          <QrCode text={props.uri} label="QR code with the secret below" />
        </Suspense>
        <Secret label="Or enter this secret by hand" rows={2} value={typedSecret(props.uri)} />
        <CodeField fault={form.at('code')} ref={(input) => (code = input)} />
      </div>
      <footer class="side-foot">
        <FormFault text={form.fault()} />
        <button type="submit" class="button primary" disabled={form.busy()}>
          Verify and turn on
        </button>
      </footer>
    </form>
  );
}
