import type { FastifyRequest } from 'fastify';
import { Fault } from '../../shared/domain/fault.ts';

/** What may stand in a Host header: a name, an IPv4 or bracketed IPv6 address, and a port. */
const HOST = /^(?:[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/i;

/**
 * Where links in mails lead: the configured public address, or else the very host that was asked. No trailing
 * slash. Without PUBLIC_URL whoever asks chooses the host, so links for somebody else need PUBLIC_URL.
 */
export function baseOf(publicUrl: string | undefined, request: Pick<FastifyRequest, 'headers'>): string {
  if (publicUrl !== undefined) return publicUrl;
  const { host = '' } = request.headers;
  if (!HOST.test(host)) throw new Fault('bad_request', 'the Host header names no host');
  return `http://${host}`;
}
