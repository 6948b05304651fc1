import type { FastifyInstance } from 'fastify';
import { Fault } from '../../shared/domain/fault.ts';
import { sameOrigin } from '../identity/origin.ts';

/** Nothing from outside: scripts, styles, fonts and sockets come from this server alone. */
const POLICY = [
  "default-src 'self'",
  "img-src 'self' data:",
  "style-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** What Sec-Fetch-Site says of our own page, and of a request no page made. */
const OWN_SITES = new Set(['same-origin', 'none']);

/** Headers of every answer, also of those that no hook sees. */
export const safeHeaders = (url: string, publicUrl: string | undefined): Record<string, string> => ({
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  ...(publicUrl?.startsWith('https:') ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  ...(url.startsWith('/api/') ? { 'cache-control': 'no-store' } : {}),
});

/** Headers of every answer, and the Origin check of every request that changes something by cookie. */
export function security(app: FastifyInstance, publicUrl: string | undefined): void {
  app.addHook('onRequest', async (request, reply) => {
    void reply.headers(safeHeaders(request.url, publicUrl));
    // A browser names the origin of every request that changes something, so a foreign page cannot hide.
    const { origin, host, 'sec-fetch-site': site = 'none' } = request.headers;
    if (SAFE_METHODS.has(request.method)) return;
    const ours = origin === undefined ? OWN_SITES.has(String(site)) : sameOrigin(origin, host, publicUrl);
    if (!ours) {
      throw new Fault(
        'forbidden',
        'this request comes from another site; set PUBLIC_URL to the console address',
      );
    }
  });
}
