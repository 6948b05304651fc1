import type { FastifyRequest } from 'fastify';
import { HecRefusal } from './answer.ts';

const SCHEMES = /^(?:Splunk|Bearer) +(\S+)$/i;
const BASIC = /^Basic +([A-Za-z0-9+/=_-]+)$/i;

/**
 * The Authorization header of a collector's request as ours: `Splunk <key>`, `Basic` with the key as password and any
 * name, or `Bearer`. A key in the address would stand in every log on the way, so it is refused, as Splunk does
 * unless told otherwise.
 */
export function bearerOf(request: FastifyRequest): string {
  const { authorization } = request.headers;
  if (authorization === undefined || authorization.trim() === '') {
    const { token } = request.query as { token?: unknown };
    throw new HecRefusal(token === undefined ? 'tokenRequired' : 'noQueryToken');
  }
  const key = SCHEMES.exec(authorization)?.[1] ?? passwordOf(authorization);
  if (key === undefined) throw new HecRefusal('invalidAuthorization');
  return `Bearer ${key}`;
}

function passwordOf(authorization: string): string | undefined {
  const pair = BASIC.exec(authorization)?.[1];
  if (pair === undefined) return undefined;
  const text = Buffer.from(pair, 'base64').toString('utf8');
  return /^[^:]*:(\S+)$/.exec(text)?.[1];
}
