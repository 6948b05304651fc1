import { genericOAuth } from 'better-auth/plugins/generic-oauth';
import type { OidcConfig } from '../../shared/node/config.ts';
import type { Acts } from './act.ts';

/** How better-auth and the callback address name the provider. */
export const PROVIDER_ID = 'sso';

/**
 * OpenID Connect with PKCE, state and nonce. Nobody signs up by it: a first sign-in is tied to the account whose
 * address the provider says is verified, later ones to the provider's own id of that person.
 */
export function singleSignOn(oidc: OidcConfig | undefined, acts: Acts) {
  if (oidc === undefined) return [];
  const provider = {
    providerId: PROVIDER_ID,
    name: oidc.name,
    discoveryUrl: `${oidc.issuer}/.well-known/openid-configuration`,
    clientId: oidc.clientId,
    clientSecret: oidc.clientSecret,
    scopes: ['openid', 'email', 'profile'],
    pkce: true,
    requireIdTokenVerification: true,
    disableSignUp: true,
    disableImplicitSignUp: true,
    disableProviderLogout: true,
    mapProfileToUser: ({ email }: { email?: unknown }) => {
      const act = acts.current();
      if (act && typeof email === 'string') act.claimedEmail = email;
      return {};
    },
  };
  return [genericOAuth({ config: [provider] })];
}
