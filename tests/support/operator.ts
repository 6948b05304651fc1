import type { Overview } from '../../shared/wire/http/overview.ts';
import { until } from './until.ts';

export interface Customer {
  readonly id: string;
  readonly slug: string;
  readonly key: string;
}

let records = 0;

/** Someone signed in who talks to a server over HTTP, and the sensors of the tenants they made. */
export class Operator {
  readonly url: string;
  /** What the browser says its page is from. */
  readonly origin: string;
  cookie = '';

  constructor(url: string, origin = url) {
    this.url = url;
    this.origin = origin;
  }

  async signIn(account: { readonly email: string; readonly password: string }): Promise<void> {
    const answer = await this.#ask('POST', '/api/auth/sign-in/email', account);
    this.cookie = answer.headers
      .getSetCookie()
      .map((line) => line.split(';', 1)[0])
      .join('; ');
  }

  async get<T>(path: string): Promise<T> {
    return (await (await this.#ask('GET', path)).json()) as T;
  }

  async post<T>(path: string, body: object): Promise<T> {
    return (await (await this.#ask('POST', path, body)).json()) as T;
  }

  overview = (): Promise<Overview> => this.get<Overview>('/api/v1/overview');

  async newCustomer(slug: string, given: object = {}): Promise<Customer> {
    const { id } = await this.post<{ id: string }>('/api/v1/tenants', { slug, name: slug, ...given });
    const { key } = await this.post<{ key: string }>(`/api/v1/tenants/${id}/ingest-keys`, { name: 'sensor' });
    return { id, slug, key };
  }

  /** Sends `count` new incidents of a customer's; answers the receipt. */
  async report(customer: Customer, count = 1, given: object = {}): Promise<string> {
    const body = Array.from({ length: count }, () => {
      const n = ++records;
      return { external_id: `r-${n}`, title: `Incident ${n}`, severity: 'critical', ...given };
    });
    const answer = await fetch(`${this.url}/api/v1/ingest/native`, {
      method: 'POST',
      headers: { authorization: `Bearer ${customer.key}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const { accepted, receipt } = (await answer.json()) as { accepted: number; receipt: string };
    if (accepted !== count) throw new Error(`${answer.status}: took ${accepted} of ${count}`);
    return receipt;
  }

  settled = (customer: Customer, receipt: string): Promise<boolean> =>
    until('the records are counted', async () => {
      const headers = { authorization: `Bearer ${customer.key}` };
      const answer = await fetch(`${this.url}/api/v1/ingest/receipts/${receipt}`, { headers });
      return ((await answer.json()) as { state: string }).state === 'done';
    });

  /** One request with this operator's cookie; whatever the answer is. */
  ask = (method: string, path: string, body?: object): Promise<Response> =>
    fetch(this.url + path, {
      method,
      headers: {
        cookie: this.cookie,
        origin: this.origin,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });

  async #ask(method: string, path: string, body?: object): Promise<Response> {
    const answer = await this.ask(method, path, body);
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  }
}
