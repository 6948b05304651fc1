import type { FastifyInstance } from 'fastify';
import type { WebSocket, WebSocketServer } from 'ws';
import { Fault } from '../../shared/domain/fault.ts';
import type { ServerDeps } from '../deps.ts';
import { type Actor, requireActor } from '../identity/actor.ts';
import { sameOrigin } from '../identity/origin.ts';
import { Seats } from './seats.ts';
import { LiveSocket } from './socket.ts';

/** Readers that do not close their side after a goodbye are cut off, so that a stop takes seconds at most. */
const FAREWELL_MS = 1_000;

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor | null;
  }
}

/** `/live/v1`. Session and Origin are settled before the upgrade, so a refusal is an ordinary HTTP answer. */
export function liveRoute(app: FastifyInstance, deps: ServerDeps): void {
  const seats = new Seats(deps);
  app.decorateRequest('actor', null);
  app.get(
    '/live/v1',
    {
      websocket: true,
      schema: { hide: true },
      preValidation: async (request) => {
        const { origin, host } = request.headers;
        // Cookies travel with a socket from any page, so its Origin must be ours; every browser names one.
        if (origin === undefined || !sameOrigin(origin, host, deps.config.publicUrl)) {
          throw new Fault(
            'forbidden',
            "a live socket needs the console's own Origin; set PUBLIC_URL if it differs",
          );
        }
        request.actor = await requireActor(deps, request, 'overview.read');
      },
    },
    (socket: WebSocket, request) => {
      seats.take(socket, new LiveSocket(deps, socket, request.actor!), request.headers.cookie ?? '');
    },
  );
  app.addHook('preClose', async () => {
    seats.close();
    await emptied(app.websocketServer);
  });
}

/** Lets the readers close their side; those that do not are cut off. */
async function emptied(sockets: WebSocketServer): Promise<void> {
  const stragglers = setTimeout(() => {
    for (const client of sockets.clients) client.terminate();
  }, FAREWELL_MS);
  await new Promise((resolve) => sockets.close(resolve));
  clearTimeout(stragglers);
}
