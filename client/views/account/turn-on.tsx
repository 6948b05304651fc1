import { createSignal, Match, Switch } from 'solid-js';
import { type Enrolment, enrol } from '../../identity.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { PairApp } from './pair-app.tsx';
import { PasswordSheetForm } from './password-sheet-form.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';

interface TurnOnProps {
  email: string;
  onChange: () => void;
  onClose: () => void;
}

/** Password, then the app is paired and proves it, then the recovery codes. */
export function TurnOn(props: TurnOnProps) {
  const [enrolment, setEnrolment] = createSignal<Enrolment>();
  const [paired, setPaired] = createSignal<Enrolment>();
  const begin = async (password: string) => void setEnrolment(await enrol(password));
  const onPaired = (done: Enrolment) => {
    setPaired(done);
    props.onChange();
  };
  return (
    <Sheet title="Turn on two-factor sign-in" onClose={props.onClose}>
      <Switch
        fallback={
          <PasswordSheetForm email={props.email} action="Go on" onPassword={begin}>
            <p>You need an authenticator app on your phone, such as the one you use for other accounts.</p>
          </PasswordSheetForm>
        }
      >
        <Match when={paired()}>
          {(done) => <RecoveryCodes codes={done().backupCodes} email={props.email} onDone={props.onClose} />}
        </Match>
        <Match when={enrolment()}>
          {(begun) => <PairApp uri={begun().totpURI} onPaired={() => onPaired(begun())} />}
        </Match>
      </Switch>
    </Sheet>
  );
}
