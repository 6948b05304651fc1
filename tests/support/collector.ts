import { query } from './query.ts';

export interface CollectorAnswer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: the body of an answer is what the tests look into
  readonly body: any;
}

/** A sender that speaks Splunk's protocol. */
export async function collect(
  url: string,
  path: string,
  body: string | Buffer | undefined,
  headers: Readonly<Record<string, string>>,
): Promise<CollectorAnswer> {
  const answer = await fetch(`${url}/services/collector${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers,
    ...(body === undefined ? {} : { body }),
  });
  return { status: answer.status, headers: answer.headers, body: await answer.json() };
}

/** Records in the inbox of one tenant. */
export async function storedFor(databaseUrl: string, tenantId: string): Promise<string[]> {
  const { rows } = await query(databaseUrl, 'select payload from inbox where tenant_id = $1 order by id', [
    tenantId,
  ]);
  return rows.flatMap(({ payload }) => (payload as string).split('\n'));
}
