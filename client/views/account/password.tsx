import { changePassword, faultAt, newPasswordFaults } from '../../identity.ts';
import { faultsOf } from '../../password-rules.ts';
import { FormFault } from '../../ui/field.tsx';
import { createSubmission } from '../../ui/submission.ts';
import { toast } from '../../ui/toast.tsx';
import { NewPassword } from '../signin/new-password.tsx';
import { CurrentPassword } from './current-password.tsx';
import { Panel } from './panel.tsx';

const fieldOf = { INVALID_PASSWORD: 'current', ...newPasswordFaults };

interface PasswordPanelProps {
  email: string | undefined;
  onChange: () => void;
}

export function PasswordPanel(props: PasswordPanelProps) {
  let current!: HTMLInputElement;
  let password!: HTMLInputElement;
  const form = createSubmission({
    fields: ['current', 'password'],
    check: () => ({
      ...(current.value === '' ? { current: 'Enter the password you use now.' } : {}),
      ...faultsOf(password.value),
    }),
    act: async () => {
      await changePassword(current.value, password.value).catch(faultAt(fieldOf));
      current.value = '';
      password.value = '';
      props.onChange();
      toast('Your password is changed. Your other sessions are ended.');
    },
  });
  return (
    <Panel title="Password" about="Changing it ends your sessions everywhere but here.">
      <form class="account-form" onSubmit={form.submit} novalidate>
        <CurrentPassword
          label="Current password"
          email={props.email}
          fault={form.at('current')}
          ref={(input) => (current = input)}
        />
        <NewPassword label="New password" fault={form.at('password')} ref={(input) => (password = input)} />
        <FormFault text={form.fault()} />
        <div>
          <button type="submit" class="button" disabled={form.busy()}>
            Change password
          </button>
        </div>
      </form>
    </Panel>
  );
}
