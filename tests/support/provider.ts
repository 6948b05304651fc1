import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

export const CLIENT = { id: 'watchfloor', secret: 'a secret between the two' };

/** What the provider says of somebody. */
export interface Claims {
  readonly sub: string;
  readonly email?: string;
  readonly email_verified?: boolean;
}

/** A real OpenID Connect provider on loopback, at which people are signed in and agree without being asked. */
export class SignOnProvider {
  readonly #server: Server;
  readonly issuer: string;
  /** Who is at the browser. */
  #person: Claims = { sub: 'nobody' };

  private constructor(server: Server) {
    this.#server = server;
    this.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  /** `redirectUri`: the only address it sends people back to. */
  static async open(redirectUri: string): Promise<SignOnProvider> {
    const server = createServer();
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const opened = new SignOnProvider(server);
    server.on('request', opened.#provider(redirectUri).callback());
    return opened;
  }

  is(person: Claims): void {
    this.#person = person;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #provider(redirectUri: string): Provider {
    const provider = new Provider(this.issuer, {
      clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [redirectUri] }],
      claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
      conformIdTokenClaims: false,
      pkce: { required: () => true },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
      findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ ...this.#person }) }),
    });
    provider.use(async (ctx, next) => {
      if (!ctx.path.startsWith('/interaction/')) return next();
      const { prompt, params } = await provider.interactionDetails(ctx.req, ctx.res);
      const grant = new provider.Grant({ accountId: this.#person.sub, clientId: String(params.client_id) });
      grant.addOIDCScope(String(params.scope));
      const result =
        prompt.name === 'login'
          ? { login: { accountId: this.#person.sub } }
          : { consent: { grantId: await grant.save() } };
      await provider.interactionFinished(ctx.req, ctx.res, result, { mergeWithLastSubmission: true });
    });
    return provider;
  }
}
