import { createHash } from 'node:crypto';
import { chmodSync, realpathSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

/** What the holder of a data directory tells other commands, so that they can use its services. */
export type Holder = { readonly pid: number; readonly databaseUrl?: string; readonly redisUrl?: string };

/** The limit of macOS; Linux takes four more. */
const MAX_SOCKET_BYTES = 103;
/** The holder answers from its event loop; one that is wedged still holds the lease. */
const ANSWER_LIMIT_MS = 2_000;

const socketOf = (dataDir: string): string => {
  const inside = join(realpathSync(dataDir), 'lease.sock');
  if (Buffer.byteLength(inside) <= MAX_SOCKET_BYTES) return inside;
  return join(tmpdir(), `watchfloor-${createHash('sha256').update(inside).digest('hex').slice(0, 16)}.sock`);
};

/** Who runs on this data directory, if anyone. */
export const askLease = async (dataDir: string): Promise<Holder | undefined> => {
  const socket = connect(socketOf(dataDir));
  socket.setTimeout(ANSWER_LIMIT_MS, () => socket.destroy(new Error('no answer')));
  try {
    return JSON.parse(await text(socket)) as Holder;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ECONNREFUSED') return undefined;
    throw new Error(`${dataDir} is in use by a process that does not answer`);
  }
};

export type Lease = { tell(holder: Holder): void; close(): Promise<void> };

/**
 * A listening socket, not a pid file: the kernel closes it whatever ends the process, and process ids are
 * reused. Call after `askLease` found nobody.
 */
export const takeLease = async (dataDir: string): Promise<Lease> => {
  const path = socketOf(dataDir);
  rmSync(path, { force: true });
  let answer = JSON.stringify({ pid: process.pid } satisfies Holder);
  const server = createServer((socket) => socket.on('error', () => undefined).end(answer));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(path, resolve);
  });
  chmodSync(path, 0o600);
  return {
    tell: (holder) => {
      answer = JSON.stringify(holder);
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
};
