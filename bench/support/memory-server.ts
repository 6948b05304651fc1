import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { runServer } from '../../server/run.ts';
import { parseConfig, type ServerConfig } from '../../shared/node/config.ts';
import { createLog } from '../../shared/node/log.ts';

/**
 * A server in a process of its own, so that its memory is its own. `SERVER` says which: `watchfloor` is the whole
 * one, as `watchfloor server` starts it; `ws` is a WebSocket server and nothing else. Tells its parent the address
 * first, and then, as often as it is asked, the bytes it holds.
 */
const starts: Record<string, () => Promise<string>> = {
  watchfloor: async () => (await runServer(parseConfig(process.env) as ServerConfig, createLog('warn'))).url,
  ws: async () => {
    const http = createServer();
    // The least any server does: it hears its clients, and does not die of a broken socket.
    new WebSocketServer({ server: http, perMessageDeflate: false }).on('connection', (socket) =>
      socket.on('message', () => {}).on('error', () => {}),
    );
    await once(http.listen(0, '127.0.0.1'), 'listening');
    return `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  },
};

process.on('message', () => {
  globalThis.gc!();
  const { heapUsed, external } = process.memoryUsage();
  process.send!(heapUsed + external);
});
process.send!(await starts[process.env.SERVER!]!());
