import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { io } from 'socket.io-client';
import { WebSocket } from 'ws';

export type FanoutMode = 'watchfloor' | 'ws' | 'socketio';

export interface Usage {
  readonly cpuMs: number;
}

/** A fan-out server in a process of its own, and readers in this one. */
export interface Fanout {
  connect(readers: number): Promise<void>;
  /** What the first reader got. */
  readonly frames: string[];
  change(changes: number): void;
  send(frames: string[]): void;
  usage(): Promise<Usage>;
  received(): number;
  close(): Promise<void>;
}

const PINGS_A_PONG = 10;
const PONG = '{"type":"pong","at":0}';
const SERVER = new URL('./fanout-server.ts', import.meta.url).pathname;

export async function openFanout(mode: FanoutMode): Promise<Fanout> {
  const child = fork(SERVER, {
    env: { ...process.env, FANOUT: mode },
    execArgv: ['--import', 'tsx', '--expose-gc', ...(process.env.BENCH_NODE_ARGS?.split(' ') ?? [])],
  });
  const { port } = (await heard(child)) as { port: number };
  const sockets: { close(): void }[] = [];
  let received = 0;
  const frames: string[] = [];
  return {
    frames,
    connect: async (readers) => {
      for (let n = 0; n < readers; n++) {
        const count = (data: string) => {
          received++;
          if (n === 0) frames.push(data);
        };
        sockets.push(await (mode === 'socketio' ? joinSocketio(port, count) : joinWs(port, count)));
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

async function joinWs(port: number, count: (data: string) => void): Promise<WebSocket> {
  let pings = 0;
  const socket = new WebSocket(`ws://127.0.0.1:${port}/`, { perMessageDeflate: false });
  socket.on('message', (data) => {
    const text = String(data);
    count(text);
    // As the console does: a pong now and then shows that someone is there.
    if (text.startsWith('{"type":"ping"') && pings++ % PINGS_A_PONG === 0) socket.send(PONG);
  });
  await once(socket, 'open');
  socket.send('{"type":"subscribe","view":"overview"}');
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
