import type { FastifyInstance } from 'fastify';
import type { WebSocket, WebSocketServer } from 'ws';
import { Fault } from '../../shared/domain/fault.ts';
import type { ServerDeps } from '../deps.ts';
import { sameOrigin } from '../identity/origin.ts';
import { grantedTo } from '../plugins/access.ts';
import { LiveSocket } from './socket.ts';

/** Readers that do not close their side after a goodbye are cut off, so that a stop takes seconds at most. */
const FAREWELL_MS = 1_000;

/** `/live/v1`. Session and Origin are settled before the upgrade, so a refusal is an ordinary HTTP answer. */
export function liveRoute(app: FastifyInstance, deps: ServerDeps): void {
  const { seats } = deps;
  app.get(
    '/live/v1',
    {
      websocket: true,
      config: { needs: 'actor' },
      schema: { hide: true },
      preValidation: async (request) => {
        const { origin, host } = request.headers;
        // No page can send a token along with a socket, and programs have no Origin.
        if (origin === undefined && grantedTo(request).actor.by.kind === 'token') return;
        // Cookies travel with a socket from any page, so its Origin must be ours; every browser names one.
        if (origin === undefined || !sameOrigin(origin, host, deps.config.publicUrl)) {
          throw new Fault(
            'forbidden',
            "a live socket needs the console's own Origin; set PUBLIC_URL if it differs",
          );
        }
      },
    },
    (socket: WebSocket, request) => {
      const { actor } = grantedTo(request);
      const { cookie = '', authorization = '' } = request.headers;
      seats.take(socket, new LiveSocket(deps, socket, actor), { userId: actor.id, cookie, authorization });
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
