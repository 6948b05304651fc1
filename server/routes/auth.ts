import { fromNodeHeaders } from 'better-auth/node';
import type { FastifyRequest } from 'fastify';
import type { ServerDeps } from '../deps.ts';
import { ADDRESS_HEADER } from '../identity/auth.ts';
import type { App } from '../typed.ts';

/** Hands `/api/auth/*` to better-auth, which speaks the web's Request and Response. */
export function authRoutes(app: App, { identity, config }: ServerDeps): void {
  app.route({
    method: ['GET', 'POST'],
    url: '/api/auth/*',
    schema: { hide: true },
    handler: async (request, reply) => {
      const response = await identity.auth.handler(toWeb(request, config.publicUrl));
      void reply.status(response.status);
      for (const [name, value] of response.headers) if (name !== 'set-cookie') void reply.header(name, value);
      for (const cookie of response.headers.getSetCookie()) void reply.header('set-cookie', cookie);
      return reply.send(response.body === null ? null : await response.text());
    },
  });
}

function toWeb(request: FastifyRequest, publicUrl: string | undefined): Request {
  const base = publicUrl ?? `http://${request.headers.host ?? 'localhost'}`;
  const headers = fromNodeHeaders(request.headers);
  headers.set(ADDRESS_HEADER, request.ip);
  headers.delete('content-length');
  const hasBody = request.method === 'POST' && request.body !== undefined;
  return new Request(new URL(request.url, base), {
    method: request.method,
    headers,
    ...(hasBody ? { body: JSON.stringify(request.body) } : {}),
  });
}
