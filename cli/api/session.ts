import type { NewTenant, Tenant } from '../../shared/wire/http/tenants.ts';
import { Rejected, reasonOf } from './answer.ts';
import { persistently } from './retry.ts';

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** A signed-in person on the HTTP interface; cookies are kept here because fetch keeps none. */
export class Session {
  readonly #url: string;
  readonly #signal: AbortSignal;
  readonly #cookies = new Map<string, string>();

  constructor(url: string, signal: AbortSignal) {
    this.#url = url;
    this.#signal = signal;
  }

  async signIn(credentials: Credentials): Promise<void> {
    await this.call('POST', '/api/auth/sign-in/email', credentials);
  }

  /** Every tenant in the caller's scope. */
  async tenants(): Promise<Tenant[]> {
    const found: Tenant[] = [];
    let cursor = '';
    do {
      const page = await this.call<{ items: Tenant[]; next_cursor: string | null }>(
        'GET',
        `/api/v1/tenants?limit=200${cursor}`,
      );
      found.push(...page.items);
      cursor = page.next_cursor ? `&cursor=${encodeURIComponent(page.next_cursor)}` : '';
    } while (cursor !== '');
    return found;
  }

  /** False if a tenant of that slug was there before. */
  async createTenant(tenant: NewTenant): Promise<boolean> {
    try {
      await this.call('POST', '/api/v1/tenants', tenant);
      return true;
    } catch (error) {
      if (error instanceof Rejected && error.status === 409) return false;
      throw error;
    }
  }

  /** A key for one tenant, or without a tenant the provider's, for records that name theirs. */
  async createIngestKey(name: string, tenant?: string): Promise<string> {
    const owner = tenant === undefined ? '' : `tenants/${encodeURIComponent(tenant)}/`;
    const { key } = await this.call<{ key: string }>('POST', `/api/v1/${owner}ingest-keys`, { name });
    return key;
  }

  async call<T>(method: 'GET' | 'POST', path: string, body?: object): Promise<T> {
    const headers = new Headers({ accept: 'application/json', cookie: this.cookie });
    // Cookie requests without the server's own origin look like forged ones and are turned away.
    headers.set('origin', new URL(this.#url).origin);
    const init: RequestInit = { method, headers, signal: this.#signal };
    if (body !== undefined) {
      headers.set('content-type', 'application/json');
      init.body = JSON.stringify(body);
    }
    const answer = await persistently(
      () => fetch(new URL(path, this.#url), init),
      this.#signal,
      () => {},
    );
    if (!answer.ok)
      throw new Rejected(answer.status, `${method} ${path.split('?')[0]}: ${await reasonOf(answer)}`);
    this.#keepCookies(answer);
    return (await answer.json()) as T;
  }

  /** What a request of this session carries in its Cookie header. */
  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  #keepCookies(answer: Response): void {
    for (const line of answer.headers.getSetCookie()) {
      const pair = line.split(';', 1)[0]!;
      const equals = pair.indexOf('=');
      if (equals > 0) this.#cookies.set(pair.slice(0, equals).trim(), pair.slice(equals + 1));
    }
  }
}
