import { type IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { Fault } from '../../shared/domain/fault.ts';
import { OPS_PATH } from '../../shared/wire/ops-limits.ts';
import type { ServerDeps } from '../deps.ts';
import { grantedTo } from '../plugins/access.ts';
import { ownPages } from '../plugins/own-pages.ts';
import type { UpgradeOwners } from '../upgrade.ts';
import { Gateway } from './gateway.ts';

interface Upgrade {
  readonly socket: Duplex;
  readonly head: Buffer;
  readonly response: ServerResponse;
}

/**
 * `/ops/`. An upgrade goes the way of any request, through the same gate, and a refusal is an ordinary HTTP answer;
 * only who was let in reaches socket.io.
 */
export function opsRoute(app: FastifyInstance, deps: ServerDeps, owners: UpgradeOwners): void {
  const gateway = new Gateway(deps);
  const upgrades = new WeakMap<IncomingMessage, Upgrade>();
  owners.set(OPS_PATH, (request, socket, head) => {
    const response = new ServerResponse(request);
    response.shouldKeepAlive = false;
    response.assignSocket(socket as Parameters<ServerResponse['assignSocket']>[0]);
    response.on('finish', () => socket.end());
    upgrades.set(request, { socket, head, response });
    app.routing(request, response);
  });
  app.get(
    OPS_PATH,
    { config: { needs: 'actor' }, schema: { hide: true }, preValidation: ownPages(deps.config) },
    (request, reply) => {
      const upgrade = upgrades.get(request.raw);
      const { sid } = request.query as { sid?: string };
      // A session id is for those who change the transport, and here there is one: none may take over another's.
      if (upgrade === undefined || sid !== undefined) {
        throw new Fault('bad_request', `${OPS_PATH} speaks socket.io over WebSocket alone`);
      }
      reply.hijack();
      const { socket, head, response } = upgrade;
      response.detachSocket(socket as Parameters<ServerResponse['detachSocket']>[0]);
      gateway.open(request.raw, socket, head, grantedTo(request).actor);
    },
  );
  app.addHook('onReady', () => gateway.listen());
  app.addHook('preClose', () => gateway.close());
}
