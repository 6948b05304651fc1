import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { io } from 'socket.io-client';
import { WebSocket } from 'ws';

export type FanoutMode = 'watchfloor' | 'ws' | 'socketio';

export interface Usage {
  readonly cpuMs: number;
  readonly rss: number;
  readonly memory: NodeJS.MemoryUsage;
}

/** A fan-out server in a process of its own, and readers in this one. */
export interface Fanout {
  connect(readers: number, onFrame?: (data: string) => void): Promise<void>;
  change(changes: number): void;
  send(frames: string[]): void;
  usage(): Promise<Usage>;
  received(): number;
  close(): Promise<void>;
}

const SERVER = new URL('./fanout-server.ts', import.meta.url).pathname;

export async function openFanout(mode: FanoutMode): Promise<Fanout> {
  const child = fork(SERVER, {
    env: { ...process.env, FANOUT: mode },
    execArgv: ['--import', 'tsx', '--expose-gc', ...(process.env.BENCH_NODE_ARGS?.split(' ') ?? [])],
  });
  const { port } = (await heard(child)) as { port: number };
  const sockets: { close(): void }[] = [];
  let received = 0;
  return {
    connect: async (readers, onFrame = () => {}) => {
      for (let n = 0; n < readers; n++) {
        const count = (data: string) => {
          received++;
          if (n === 0) onFrame(data);
        };
        sockets.push(await (mode === 'socketio' ? joinSocketio(port, count) : joinWs(port, mode, count)));
      }
    },
    change: (changes) => child.send({ ask: 'change', changes }),
    send: (frames) => child.send({ ask: 'send', frames }),
    usage: async () => {
      child.send({ ask: 'usage' });
      return (await heard(child)) as Usage;
    },
    received: () => received,
    close: async () => {
      for (const socket of sockets) socket.close();
      child.send({ ask: 'exit' });
      await once(child, 'exit');
    },
  };
}

const heard = async (child: ChildProcess): Promise<unknown> => (await once(child, 'message'))[0];

async function joinWs(port: number, mode: FanoutMode, count: (data: string) => void): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/`, { perMessageDeflate: false });
  socket.on('message', (data) => {
    const text = String(data);
    if (text.startsWith('{"type":"ping"')) socket.send('{"type":"pong","at":0}');
    else count(text);
  });
  await once(socket, 'open');
  if (mode === 'watchfloor') socket.send('{"type":"subscribe","view":"overview"}');
  return socket;
}

async function joinSocketio(port: number, count: (data: string) => void) {
  const socket = io(`http://127.0.0.1:${port}`, { transports: ['websocket'], forceNew: true });
  socket.on('change', () => count(''));
  await new Promise<void>((resolve) => {
    socket.on('connect', () => resolve());
  });
  return socket;
}
