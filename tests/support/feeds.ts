import { randomUUID } from 'node:crypto';
import type { Installation } from './installation.ts';

export interface Taken {
  readonly status: number;
  readonly retryAfter: string | null;
  // biome-ignore lint/suspicious/noExplicitAny: the body of an answer is what the tests look into
  readonly body: any;
}

/** Sends records with a key, as a sensor does. */
export async function sendWith(
  house: Installation,
  key: string,
  records: unknown,
  given: { readonly format?: string; readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<Taken> {
  const answer = await fetch(`${house.url}/api/v1/ingest/${given.format ?? 'native'}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...given.headers },
    body: JSON.stringify(records),
  });
  return { status: answer.status, retryAfter: answer.headers.get('retry-after'), body: await answer.json() };
}

/** What became of a request. */
export async function receiptOf(house: Installation, key: string, receipt: string): Promise<Taken['body']> {
  const headers = { authorization: `Bearer ${key}` };
  return (await fetch(`${house.url}/api/v1/ingest/receipts/${receipt}`, { headers })).json();
}

export const native = (more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  external_id: randomUUID(),
  title: 'A thing happened',
  severity: 'high',
  ...more,
});
