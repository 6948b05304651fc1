import { fromNodeHeaders } from 'better-auth/node';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ServerDeps } from '../deps.ts';
import { ADDRESS_HEADER } from './auth.ts';

const JSON_HEADERS = { 'content-type': 'application/json' };
/** Only where nothing listens: better-auth wants an absolute address to take the path from. */
const NO_HOST = 'http://localhost';

/** What is asked of better-auth; without a body it is a GET. Routes spell a body field by field: callers may send more. */
interface Asked {
  readonly body?: object;
  /** As somebody signed out: an idle session must not pass for a live one. */
  readonly signedOut?: boolean;
}

/** Asks one of better-auth's endpoints on behalf of a request; it speaks the web's Request and Response. */
export function askBetterAuth(
  { identity, config }: Pick<ServerDeps, 'identity' | 'config'>,
  request: FastifyRequest,
  path: string,
  { body, signedOut = false }: Asked,
): Promise<Response> {
  const headers = fromNodeHeaders(request.headers);
  if (signedOut) headers.set('cookie', withoutSession(headers.get('cookie') ?? ''));
  headers.set(ADDRESS_HEADER, request.ip);
  headers.delete('content-length');
  const base = config.publicUrl ?? NO_HOST;
  return identity.auth.handler(
    new Request(new URL(`/api/auth${path}`, base), {
      method: body === undefined ? 'GET' : 'POST',
      headers,
      ...(body && { body: JSON.stringify(body) }),
    }),
  );
}

const withoutSession = (cookies: string): string =>
  cookies
    .split(/; */)
    .filter((each) => !each.split('=', 1)[0]!.endsWith('.session_token'))
    .join('; ');

/** A refusal in better-auth's own form, so that its callers need to know one. */
export const refusal = (status: number, code: string, message: string, retryAfterS?: number): Response =>
  new Response(JSON.stringify({ code, message }), {
    status,
    headers: {
      ...JSON_HEADERS,
      ...(retryAfterS !== undefined && { 'retry-after': String(retryAfterS) }),
    },
  });

export const codeOf = async (response: Response): Promise<string | undefined> =>
  (
    (await response
      .clone()
      .json()
      .catch(() => ({}))) as { code?: string }
  ).code;

/** Sends better-auth's answer on. The session's secret belongs in its cookie alone, where no script reads it. */
export async function send(reply: FastifyReply, response: Response): Promise<FastifyReply> {
  void reply.status(response.status);
  for (const [name, value] of response.headers) if (name !== 'set-cookie') void reply.header(name, value);
  for (const cookie of response.headers.getSetCookie()) void reply.header('set-cookie', cookie);
  const text = await response.text();
  if (!response.headers.get('content-type')?.startsWith('application/json')) return reply.send(text);
  const { token: _secret, ...rest } = (JSON.parse(text || '{}') ?? {}) as Record<string, unknown>;
  return reply.send(JSON.stringify(rest));
}
