import { createSignal, Show } from 'solid-js';
import { CodeStep } from './code-step.tsx';
import { PasswordStep, type PasswordStepProps } from './password-step.tsx';

/** Password, and where the account asks for it, a code. */
export function SignInFlow(props: Omit<PasswordStepProps, 'onCode'>) {
  const [coding, setCoding] = createSignal(false);
  const [notice, setNotice] = createSignal(props.notice);
  const restart = (why: string) => {
    setNotice(why);
    setCoding(false);
  };
  return (
    <Show
      when={coding()}
      fallback={<PasswordStep {...props} notice={notice()} onCode={() => setCoding(true)} />}
    >
      <CodeStep onIn={props.onIn} onRestart={restart} />
    </Show>
  );
}
