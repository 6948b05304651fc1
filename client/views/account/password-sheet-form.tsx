import { onMount, type ParentProps } from 'solid-js';
import { faultAt } from '../../identity.ts';
import { FormFault } from '../../ui/field.tsx';
import { createSubmission } from '../../ui/submission.ts';
import { CurrentPassword } from './current-password.tsx';

interface PasswordSheetFormProps extends ParentProps {
  email: string;
  action: string;
  onPassword: (password: string) => Promise<unknown>;
}

/** What guards the second step is asked for by password first: an unlocked screen alone changes nothing. */
export function PasswordSheetForm(props: PasswordSheetFormProps) {
  let password!: HTMLInputElement;
  onMount(() => password.focus());
  const form = createSubmission({
    fields: ['password'],
    check: () => (password.value === '' ? { password: 'Enter your password.' } : {}),
    act: () => props.onPassword(password.value).catch(faultAt({ INVALID_PASSWORD: 'password' })),
  });
  return (
    <form class="side-form" onSubmit={form.submit} novalidate>
      <div class="side-body">
        {props.children}
        <CurrentPassword
          label="Your password"
          email={props.email}
          fault={form.at('password')}
          ref={(input) => (password = input)}
        />
      </div>
      <footer class="side-foot">
        <FormFault text={form.fault()} />
        <button type="submit" class="button primary" disabled={form.busy()}>
          {props.action}
        </button>
      </footer>
    </form>
  );
}
