import type { SignInWays } from '../../../shared/wire/http/account.ts';
import { request } from '../../api.ts';

const PASSWORD_ONLY: SignInWays = { single_sign_on: null, password_reset: false };

/** How one can sign in here. A server that does not say leaves the way that always exists. */
export const readWays = (): Promise<SignInWays> =>
  request<SignInWays>('/api/v1/sign-in-ways').catch(() => PASSWORD_ONLY);
