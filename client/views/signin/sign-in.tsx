import './signin.css';
import { useSearchParams } from '@solidjs/router';
import { ApiError, post } from '../../api.ts';
import { safeReturn } from '../../return-path.ts';
import { Gate } from './gate.tsx';

const advice: Record<number, string> = {
  400: 'Enter your e-mail address and your password.',
  401: 'E-mail or password is not right. Check both; after several failures wait a minute.',
  403: 'This account may not sign in. Ask an MSSP Admin.',
  429: 'Too many attempts. Wait a minute, then try again.',
};

export const signIn = (email: string, password: string): Promise<unknown> =>
  post('/api/auth/sign-in/email', { email, password }).catch((error: unknown) => {
    if (error instanceof ApiError) throw new ApiError(error.status, advice[error.status] ?? error.message);
    throw error;
  });

export default function SignIn() {
  const [params] = useSearchParams();
  const submit = async (form: FormData) => {
    await signIn(String(form.get('email')), String(form.get('password')));
    location.assign(safeReturn(params.back));
  };
  return (
    <Gate title="Sign in" action="Sign in" onSubmit={submit}>
      <label>
        E-mail
        <input class="input" type="email" name="email" autocomplete="username" required autofocus />
      </label>
      <label>
        Password
        <input class="input" type="password" name="password" autocomplete="current-password" required />
      </label>
    </Gate>
  );
}
