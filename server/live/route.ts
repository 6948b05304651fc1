import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { WebSocket, WebSocketServer } from 'ws';
import { Fault } from '../../shared/domain/fault.ts';
import type { ServerDeps } from '../deps.ts';
import { grantedTo } from '../plugins/access.ts';
import { ownPages } from '../plugins/own-pages.ts';
import { handOver } from '../upgrade.ts';
import { LiveSocket } from './socket.ts';

/** Readers that do not close their side after a goodbye are cut off, so that a stop takes seconds at most. */
const FAREWELL_MS = 1_000;

/** `/live/v1`. Session and Origin are settled before the upgrade, so a refusal is an ordinary HTTP answer. */
export function liveRoute(app: FastifyInstance, deps: ServerDeps): void {
  const { seats } = deps;
  // One for all sockets: a listener for each would cost each of them.
  const socketDeps = { ...deps, onLeave: (live: LiveSocket) => seats.leave(live) };
  app.route({
    method: 'GET',
    url: '/live/v1',
    config: { needs: 'actor' },
    schema: { hide: true },
    preValidation: ownPages(deps.config),
    preHandler: letGo,
    handler: () => {
      throw new Fault('bad_request', '/live/v1 speaks WebSocket alone; see docs/live-protocol.md');
    },
    wsHandler: (socket: WebSocket, request) => {
      const { actor } = grantedTo(request);
      // The plug-in's own listener keeps request and answer; LiveSocket has one that keeps nothing.
      socket.removeAllListeners('error');
      handOver(request.raw.socket);
      const live = new LiveSocket(socketDeps, socket, actor);
      seats.take(request.raw, { userId: actor.id, by: actor.by }, live);
    },
  });
  app.addHook('preClose', async () => {
    seats.close();
    await emptied(app.websocketServer);
  });
}

/** Nothing more is answered over HTTP: held by an open socket, the answer would keep all that was asked alive. */
async function letGo(request: FastifyRequest, { raw }: FastifyReply): Promise<void> {
  if (request.ws) raw.detachSocket(request.raw.socket);
}

/** Lets the readers close their side; those that do not are cut off. */
async function emptied(sockets: WebSocketServer): Promise<void> {
  const stragglers = setTimeout(() => {
    for (const client of sockets.clients) client.terminate();
  }, FAREWELL_MS);
  await new Promise((resolve) => sockets.close(resolve));
  clearTimeout(stragglers);
}
