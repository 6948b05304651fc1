import { useSearchParams } from '@solidjs/router';
import { returnedError } from '../../identity-words.ts';
import { safeReturn } from '../../return-path.ts';
import { SignInFlow } from './sign-in-flow.tsx';

/** What the page before this one asks to be said. */
const noticeOf = (notice: unknown): string | undefined =>
  notice === 'password_changed' ? 'Your password is changed. Sign in with it.' : undefined;

export default function SignIn() {
  const [params] = useSearchParams();
  const back = safeReturn(params.back);
  return (
    <SignInFlow
      intro={noticeOf(params.notice)}
      back={back}
      notice={returnedError(params.error)}
      onIn={() => location.assign(back)}
    />
  );
}
