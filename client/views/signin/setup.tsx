import './signin.css';
import { useSearchParams } from '@solidjs/router';
import { post } from '../../api.ts';
import { Gate } from './gate.tsx';
import { signIn } from './sign-in.tsx';

export default function Setup() {
  const [params] = useSearchParams();
  const submit = async (form: FormData) => {
    const [name, email, password] = ['name', 'email', 'password'].map((field) => String(form.get(field)));
    await post('/api/v1/setup', { token: params.token ?? '', name, email, password });
    await signIn(email!, password!);
    location.assign('/mssp');
  };
  return (
    <Gate
      title="Set up Watchfloor"
      intro="This makes the first MSSP Admin. The link works once."
      action="Create the admin and sign in"
      onSubmit={submit}
    >
      <label>
        Your name
        <input class="input" name="name" autocomplete="name" required maxlength="120" autofocus />
      </label>
      <label>
        E-mail
        <input class="input" type="email" name="email" autocomplete="username" required />
      </label>
      <label>
        Password, 8 characters or more
        <input
          class="input"
          type="password"
          name="password"
          autocomplete="new-password"
          required
          minlength="8"
          maxlength="128"
        />
      </label>
    </Gate>
  );
}
