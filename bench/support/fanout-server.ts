import { createServer } from 'node:http';
import { Server as SocketServer } from 'socket.io';
import { WebSocketServer } from 'ws';
import { Hub } from '../../server/live/hub.ts';
import { Mirror } from '../../server/live/mirror.ts';
import { LiveSocket } from '../../server/live/socket.ts';
import type { Access } from '../../shared/domain/access/access.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import { changeOf, tenants } from './changes.ts';

/**
 * One live server under a steady stream of changes, in a process of its own so that its processor time is its own.
 * `FANOUT` says which: `watchfloor` (mirror, hub, outbox), `ws` (the same bytes to each socket) or `socketio` (each
 * change emitted to all). Talks to its parent by IPC.
 */
const mode = process.env.FANOUT!;
const http = createServer();
const every = Date.now;

interface Fanout {
  change(n: number): void;
  /** `ws` only: sends these bytes to every socket. */
  send(text: string): void;
}

function watchfloor(): Fanout {
  const mirror = new Mirror(every);
  mirror.setTenants(tenants);
  for (const { id } of tenants) mirror.load(id, { epoch: 'bench', seq: 0, fields: new Map() });
  const hub = new Hub(mirror, every, { asOf: Date.now(), waiting: new Map() });
  const access: Access = {
    provider: { role: 'mssp_admin', scope: { kind: 'all' }, tier: 'mssp' },
    memberships: new Map(),
    limit: null,
  };
  const actor = { access, expiresAt: Number.MAX_SAFE_INTEGER };
  new WebSocketServer({ server: http, perMessageDeflate: false }).on('connection', (socket) => {
    new LiveSocket({ hub, mirror, clock: every }, socket, actor);
  });
  const seqs = new Map<TenantId, number>();
  return {
    change: (n) => {
      const { tenantId, cells } = changeOf(n, Date.now());
      const from = seqs.get(tenantId) ?? 0;
      seqs.set(tenantId, from + 1);
      mirror.take({ tenantId, epoch: 'bench', from, to: from + 1, cells });
    },
    send: () => {},
  };
}

function raw(): Fanout {
  const server = new WebSocketServer({ server: http, perMessageDeflate: false });
  // The least any server does: it hears its clients, and does not die of a broken socket.
  server.on('connection', (socket) => socket.on('message', () => {}).on('error', () => {}));
  return {
    change: () => {},
    send: (text) => {
      for (const socket of server.clients) socket.send(text);
    },
  };
}

function socketio(): Fanout {
  const io = new SocketServer(http, { transports: ['websocket'], serveClient: false });
  return {
    change: (n) => {
      io.emit('change', changeOf(n, Date.now()));
    },
    send: () => {},
  };
}

const fanout = { watchfloor, ws: raw, socketio }[mode]!();
let changed = 0;

process.on('message', (message: { ask: string; changes?: number; frames?: string[] }) => {
  if (message.ask === 'change') for (let n = 0; n < message.changes!; n++) fanout.change(changed++);
  if (message.ask === 'send') for (const frame of message.frames!) fanout.send(frame);
  if (message.ask === 'exit') process.exit();
  if (message.ask === 'usage') {
    const { user, system } = process.cpuUsage();
    globalThis.gc?.();
    process.send!({ cpuMs: (user + system) / 1_000 });
  }
});
http.listen(0, '127.0.0.1', () => process.send!({ port: (http.address() as { port: number }).port }));
