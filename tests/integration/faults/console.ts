import { setTimeout as sleep } from 'node:timers/promises';
import type { IngestAnswer } from '../../../shared/wire/http/ingest.ts';
import type { Overview } from '../../../shared/wire/http/overview.ts';

const RETRY_MS = 100;
/** No answer by now: the server died with the request in its hands. */
const ANSWER_MS = 15_000;
/** Longer than a server takes to come back on a busy machine. */
const PATIENCE_MS = 60_000;
const LATER = new Set([429, 502, 503, 504]);

/** A signed-in administrator and a sensor in one, over HTTP, as patient as a sensor has to be. */
export class Console {
  readonly url: string;
  #cookie = '';
  /** Answers a sensor may not get at all: the request is lost, or a fault of ours. */
  readonly wrong: string[] = [];
  retries = 0;

  constructor(url: string) {
    this.url = url;
  }

  get headers(): Record<string, string> {
    return { cookie: this.#cookie, origin: this.url };
  }

  async signIn(email: string, password: string): Promise<void> {
    const answer = await this.#persist('/api/auth/sign-in/email', {
      method: 'POST',
      headers: { ...this.headers, 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
    this.#cookie = answer.headers
      .getSetCookie()
      .map((line) => line.split(';', 1)[0])
      .join('; ');
  }

  async post<T>(path: string, body: object): Promise<T> {
    const headers = { ...this.headers, 'content-type': 'application/json' };
    const answer = await this.#persist(path, { method: 'POST', headers, body: JSON.stringify(body) });
    return (await answer.json()) as T;
  }

  async overview(period: string): Promise<Overview> {
    const answer = await this.#persist(`/api/v1/overview?period=${period}`, { headers: this.headers });
    return (await answer.json()) as Overview;
  }

  /** One batch under one Idempotency-Key, sent until it is answered. */
  async ingest(key: string, name: string, records: readonly unknown[]): Promise<IngestAnswer> {
    const answer = await this.#persist('/api/v1/ingest/native', {
      method: 'POST',
      headers: {
        authorization: `Bearer ${key}`,
        'content-type': 'application/json',
        'idempotency-key': name,
      },
      body: JSON.stringify(records),
    });
    return (await answer.json()) as IngestAnswer;
  }

  async #persist(path: string, init: RequestInit): Promise<Response> {
    const deadline = Date.now() + PATIENCE_MS;
    while (Date.now() < deadline) {
      const answer = await fetch(new URL(path, this.url), {
        ...init,
        signal: AbortSignal.timeout(ANSWER_MS),
      }).catch(() => null);
      if (answer?.ok) return answer;
      if (answer !== null && !LATER.has(answer.status)) {
        const said = `${answer.status} ${path}: ${await answer.text()}`;
        this.wrong.push(said);
        throw new Error(said);
      }
      this.retries++;
      await sleep(RETRY_MS);
    }
    throw new Error(`no answer for ${PATIENCE_MS} ms: ${path}`);
  }
}
