import { SignInWays } from '../../shared/wire/http/account.ts';
import type { ServerDeps } from '../deps.ts';
import type { App } from '../typed.ts';

export function signInWaysRoute(app: App, { config, post }: ServerDeps): void {
  const schema = { summary: 'How one can sign in here', response: { 200: SignInWays } };
  app.get('/api/v1/sign-in-ways', { config: { needs: 'nobody' }, schema }, async () => ({
    single_sign_on: config.oidc === undefined ? null : { name: config.oidc.name },
    // Links in mails start with the public address: the host of a request is chosen by whoever asks.
    password_reset: post.enabled && config.publicUrl !== undefined,
  }));
}
