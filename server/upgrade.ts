import { EventEmitter } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import websocket from '@fastify/websocket';
import type { FastifyInstance } from 'fastify';

/** Frames from clients are a few hundred bytes; more is not ours. */
export const MAX_CLIENT_FRAME_BYTES = 64 * 1024;

export type UpgradeHandler = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
/** Who answers the upgrades of which prefix. */
export type UpgradeOwners = Map<string, UpgradeHandler>;

/**
 * The one owner of `upgrade`. @fastify/websocket would answer every upgrade and so break any other protocol on
 * this server: it gets an emitter of its own and hears only of its paths; another protocol registers its prefix.
 * `onUpgrade` is called before anything is looked up for a request.
 */
export async function ownUpgrades(
  app: FastifyInstance,
  onUpgrade: (request: IncomingMessage) => void = () => {},
): Promise<UpgradeOwners> {
  const live = new EventEmitter();
  await app.register(websocket, {
    // Its sockets end in liveRoute's own hook: the plug-in's would run first and leave no one to say goodbye to.
    preClose: (done) => done(),
    options: {
      server: live as unknown as typeof app.server,
      maxPayload: MAX_CLIENT_FRAME_BYTES,
      perMessageDeflate: false,
    },
  });
  const owners: UpgradeOwners = new Map([
    ['/live/', (request, socket, head) => live.emit('upgrade', request, socket, head)],
  ]);
  app.server.on('upgrade', (request, socket, head) => {
    // Node gives the socket away without its error listener: a reset before an owner has put one there must not
    // end the process.
    socket.on('error', destroy);
    const owner = [...owners].find(([prefix]) => request.url?.startsWith(prefix));
    if (owner === undefined) {
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
      return;
    }
    onUpgrade(request);
    owner[1](request, socket, head);
  });
  return owners;
}

/** An owner's protocol listens for errors itself from now on, and one listener costs less than a list of two. */
export function handOver(socket: Duplex): void {
  socket.off('error', destroy);
}

/** One for all sockets: a closure for each would keep its request for as long as the socket is open. */
function destroy(this: Duplex): void {
  this.destroy();
}
