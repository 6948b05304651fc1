import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { WebSocket } from 'ws';
import { quantile, report } from './support/report.ts';
import { signedIn } from './support/signed-in.ts';
import { createTenants, openServices } from './support/stack.ts';

/** Readers share one view, so its size is no connection's price. */
const TENANTS = 20;
/** So many that what the server's own heap does meanwhile, a megabyte or two, is little beside them. */
const READERS = 2_000;
/** Signing in is most of the work, and not what is measured. */
const AT_ONCE = 20;
/** What all connections share is compiled and pooled by then: no connection's price. */
const WARM_UP_ROUNDS = 4;
const ROUNDS = 3;
/** Frames in flight and what they left behind are gone after this. */
const SETTLE_MS = 2_000;
const AUTH_SECRET = 'a-secret-for-benchmarks-only-32-characters';
const SERVER = new URL('./support/memory-server.ts', import.meta.url).pathname;

/** Addresses, cookies and settings of both servers: ws ignores what it does not know. */
interface Setting {
  readonly env: NodeJS.ProcessEnv;
  readonly cookies: readonly string[];
}

/**
 * Memory the server holds per open live connection, against the same connections on ws alone. Ours is the whole
 * server, and every connection is another person's with a session of their own, as consoles are: what they came
 * with, what they may do and what is needed to take it away again is part of the price.
 */
export async function memory(): Promise<void> {
  const { databaseUrl, redisUrl, close } = await openServices();
  try {
    await createTenants(databaseUrl, TENANTS);
    const env = { ...process.env, DATABASE_URL: databaseUrl, REDIS_URL: redisUrl, AUTH_SECRET, PORT: '0' };
    const setting = { env, cookies: await cookiesIn(databaseUrl) };
    const ours = await perConnection('watchfloor', setting);
    const floor = await perConnection('ws', setting);
    const value = quantile(ours, 0.5) / quantile(floor, 0.5);
    report(
      'memory',
      [{ name: 'bytes per connection ÷ ws', value, unit: '×', bound: 1.25, better: 'lower' }],
      { TENANTS, READERS, ours, floor },
    );
  } finally {
    await close();
  }
}

async function cookiesIn(databaseUrl: string): Promise<string[]> {
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  const cookies = await signedIn(database, AUTH_SECRET, READERS);
  await database.end();
  return cookies;
}

/** Bytes per connection, by round: each opens all connections anew. */
async function perConnection(server: 'watchfloor' | 'ws', { env, cookies }: Setting): Promise<number[]> {
  const execArgv = ['--import', 'tsx', '--expose-gc'];
  const child = fork(SERVER, { env: { ...env, SERVER: server }, execArgv });
  const [url] = (await once(child, 'message')) as [string];
  const bytes: number[] = [];
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
    const before = await held(child);
    const sockets: WebSocket[] = [];
    for (let n = 0; n < READERS; n += AT_ONCE) {
      const some = cookies.slice(n, n + AT_ONCE);
      sockets.push(...(await Promise.all(some.map((cookie) => open(url, cookie)))));
    }
    bytes.push(((await held(child)) - before) / READERS);
    for (const socket of sockets) socket.close();
    await Promise.all(sockets.map((socket) => once(socket, 'close')));
  }
  child.kill();
  await once(child, 'exit');
  return bytes.slice(WARM_UP_ROUNDS);
}

/** Asked more than once: finalizers run between two collections and leave garbage of their own. */
async function held(child: ChildProcess): Promise<number> {
  await sleep(SETTLE_MS);
  let bytes = 0;
  for (let n = 0; n < 3; n++) {
    child.send('held');
    [bytes] = (await once(child, 'message')) as [number];
  }
  return bytes;
}

/** Both servers hear the same: what a console says when it opens. */
async function open(url: string, cookie: string): Promise<WebSocket> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/live/v1`, {
    perMessageDeflate: false,
    headers: { cookie, origin: url },
  });
  await once(socket, 'open');
  socket.send('{"type":"subscribe","view":"overview"}');
  socket.send('{"type":"pong","at":0}');
  return socket;
}
