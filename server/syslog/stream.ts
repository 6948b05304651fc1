import { readFile } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { MINUTE_MS, SECOND_MS } from '../../shared/domain/clock.ts';
import { FrameDecoder } from '../../shared/formats/syslog/frames.ts';
import type { SyslogAddress } from '../../shared/node/syslog-listen.ts';
import type { Admission } from './admission.ts';
import type { SyslogCounts } from './counts.ts';
import type { Shipper } from './shipper.ts';

/** Each holds at most two lines; a farm of relays has a few dozen. */
const MAX_CONNECTIONS = 500;
/** Longer lines are cut. RFC 5425 asks for 8 KiB. */
const MAX_LINE_BYTES = 64 * 1024;
/** A line may go on in the next one; after such a silence it does not. */
const SILENCE_MS = 200;
/** Finds out about senders that went away without a word. */
const KEEP_ALIVE_MS = MINUTE_MS;
const HANDSHAKE_LIMIT_MS = 10 * SECOND_MS;

export interface StreamDeps {
  readonly shipper: Shipper;
  readonly admission: Admission;
  readonly counts: SyslogCounts;
}

/** Syslog over TCP and TLS (RFC 6587, 5425). Senders wait when the inbox is slow; nothing that was read is lost. */
export class Streams {
  readonly server: Server;
  readonly #deps: StreamDeps;
  readonly #open = new Map<Socket, { readonly sender: string; finish(): void }>();
  #isClosing = false;

  private constructor(server: Server, deps: StreamDeps) {
    this.server = server;
    this.#deps = deps;
    server.maxConnections = MAX_CONNECTIONS;
    server.on('drop', () => deps.counts.turnedAway++);
    server.on('connection', (socket: Socket) => socket.on('error', () => {}));
    server.on('tlsClientError', () => deps.counts.turnedAway++);
    server.on(isTls(server) ? 'secureConnection' : 'connection', (socket: Socket) => this.#take(socket));
  }

  static async make(address: SyslogAddress, deps: StreamDeps): Promise<Streams> {
    return new Streams(await serverFor(address), deps);
  }

  resume(): void {
    for (const socket of this.#open.keys()) socket.resume();
  }

  /** Ends the connections of a sender. */
  refuse(sender: string): void {
    for (const [socket, open] of this.#open) {
      if (open.sender !== sender) continue;
      this.#deps.counts.turnedAway++;
      socket.destroy();
    }
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    const closed = new Promise<void>((settle) => this.server.close(() => settle()));
    for (const [socket, { finish }] of this.#open) {
      finish();
      socket.destroy();
    }
    await closed;
  }

  #take(socket: Socket): void {
    const { admission, counts } = this.#deps;
    const sender = socket.remoteAddress ?? '';
    counts.connections++;
    socket.on('close', () => counts.connections--);
    socket.on('error', () => {});
    socket.setKeepAlive(true, KEEP_ALIVE_MS);
    socket.pause();
    admission.of(sender).then(
      () => this.#read(socket, sender),
      () => {
        counts.turnedAway++;
        socket.destroy();
      },
    );
  }

  #read(socket: Socket, sender: string): void {
    if (this.#isClosing || socket.destroyed) return void socket.destroy();
    const { shipper, counts } = this.#deps;
    const decoder = new FrameDecoder(MAX_LINE_BYTES);
    const take = (texts: readonly string[]) => {
      counts.received += texts.length;
      for (const text of texts) shipper.add({ text, sender });
      if (shipper.isFull) this.#pauseAll();
    };
    const silence = setTimeout(() => take(decoder.flush()), SILENCE_MS);
    const finish = () => {
      if (!this.#open.delete(socket)) return;
      clearTimeout(silence);
      take(decoder.end());
    };
    this.#open.set(socket, { sender, finish });
    socket.on('data', (chunk: Buffer) => {
      take(decoder.push(chunk));
      silence.refresh();
    });
    socket.on('end', finish);
    socket.on('close', finish);
    if (!shipper.isFull) socket.resume();
  }

  #pauseAll(): void {
    for (const socket of this.#open.keys()) socket.pause();
  }
}

const isTls = (server: Server): boolean => 'setSecureContext' in server;

async function serverFor({ transport, certPath, certKeyPath }: SyslogAddress): Promise<Server> {
  if (transport !== 'tls') return createServer({ pauseOnConnect: true });
  const [cert, key] = await Promise.all([readFile(certPath!), readFile(certKeyPath!)]);
  return createTlsServer({
    cert,
    key,
    minVersion: 'TLSv1.2',
    handshakeTimeout: HANDSHAKE_LIMIT_MS,
  });
}
