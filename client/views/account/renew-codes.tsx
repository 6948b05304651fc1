import { createSignal, Show } from 'solid-js';
import { newRecoveryCodes } from '../../identity.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { PasswordSheetForm } from './password-sheet-form.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';

export function RenewCodes(props: { email: string; onClose: () => void }) {
  const [codes, setCodes] = createSignal<readonly string[]>();
  const renew = async (password: string) => void setCodes(await newRecoveryCodes(password));
  return (
    <Sheet title="New recovery codes" onClose={props.onClose}>
      <Show
        when={codes()}
        fallback={
          <PasswordSheetForm email={props.email} action="Make new codes" onPassword={renew}>
            <p>The codes you have now stop working.</p>
          </PasswordSheetForm>
        }
      >
        {(fresh) => <RecoveryCodes codes={fresh()} email={props.email} onDone={props.onClose} />}
      </Show>
    </Sheet>
  );
}
