import type { ServerDeps } from '../deps.ts';
import { Attempts } from '../identity/attempts.ts';
import type { App } from '../typed.ts';
import { passwordRoutes } from './auth-password.ts';
import { profileRoutes } from './auth-profile.ts';
import { resetRoutes } from './auth-reset.ts';
import { signInRoute } from './auth-sign-in.ts';
import { singleSignOnRoutes } from './auth-single-sign-on.ts';
import { twoFactorRoutes } from './auth-two-factor.ts';

/** What the routes of sign-in work with. */
export interface AuthDeps extends ServerDeps {
  readonly attempts: Attempts;
}

/**
 * `/api/auth/*`: better-auth behind a door of ours. Each of its endpoints that is open stands here by name, with
 * the fields it takes, how often it may be tried and what is written down about it; the others are not there.
 */
export function authRoutes(app: App, server: ServerDeps): void {
  const deps: AuthDeps = { ...server, attempts: new Attempts(server.redis) };
  signInRoute(app, deps);
  twoFactorRoutes(app, deps);
  singleSignOnRoutes(app, deps);
  resetRoutes(app, deps);
  passwordRoutes(app, deps);
  profileRoutes(app, deps);
}
