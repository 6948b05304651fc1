import { disableTwoFactor } from '../../identity.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { toast } from '../../ui/toast.tsx';
import { PasswordSheetForm } from './password-sheet-form.tsx';

export function TurnOff(props: { email: string; onChange: () => void; onClose: () => void }) {
  const turnOff = async (password: string) => {
    await disableTwoFactor(password);
    props.onChange();
    props.onClose();
    toast('Two-factor sign-in is off.');
  };
  return (
    <Sheet title="Turn off two-factor sign-in" onClose={props.onClose}>
      <PasswordSheetForm email={props.email} action="Turn off" onPassword={turnOff}>
        <p>From then on your password alone opens your account. Your recovery codes stop working.</p>
      </PasswordSheetForm>
    </Sheet>
  );
}
