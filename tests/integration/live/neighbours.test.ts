import { EventEmitter, once } from 'node:events';
import type { Server as HttpServer } from 'node:http';
import Fastify, { type FastifyInstance } from 'fastify';
import { Server } from 'socket.io';
import { io as connect } from 'socket.io-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { ownUpgrades } from '../../../server/upgrade.ts';

let app: FastifyInstance;
let url: string;
const io = new Server({
  path: '/ops/',
  transports: ['websocket'],
  destroyUpgrade: false,
  serveClient: false,
});

beforeAll(async () => {
  app = Fastify({ forceCloseConnections: true });
  const owners = await ownUpgrades(app);
  app.get('/live/v1', { websocket: true }, (socket: WebSocket) => {
    socket.on('message', (data) => socket.send(`live ${data}`));
  });
  const ops = new EventEmitter();
  io.attach(ops as unknown as HttpServer);
  owners.set('/ops/', (request, socket, head) => ops.emit('upgrade', request, socket, head));
  io.on('connection', (socket) => socket.on('greet', (name, answer) => answer(`ops ${name}`)));
  url = await app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  io.disconnectSockets(true);
  io.engine.close();
  await app?.close();
});

async function askLive(text: string): Promise<string> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/live/v1`);
  await once(socket, 'open');
  socket.send(text);
  const [answer] = (await once(socket, 'message')) as [Buffer];
  socket.close();
  return String(answer);
}

test('socket.io over WebSocket alone and the live sockets serve side by side, in either order', async () => {
  expect(await askLive('one')).toBe('live one');
  const ops = connect(url, { path: '/ops/', transports: ['websocket'], reconnection: false });
  await new Promise<void>((resolve, reject) => {
    ops.on('connect', resolve);
    ops.on('connect_error', reject);
  });
  expect(ops.io.engine.transport.name).toBe('websocket');
  expect(await ops.timeout(5_000).emitWithAck('greet', 'two')).toBe('ops two');
  expect(await askLive('three')).toBe('live three');
  expect(await ops.timeout(5_000).emitWithAck('greet', 'four')).toBe('ops four');
  ops.close();
});
