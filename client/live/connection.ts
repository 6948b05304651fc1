import type { Clock } from '../../shared/domain/clock.ts';
import type { ClientFrame, Delta, Ping, ServerFrame, Snapshot, Subscribe } from '../../shared/wire/live.ts';
import { CLOSE, mayReconnect, PROTOCOL } from '../../shared/wire/live-words.ts';
import { retryDelay } from './backoff.ts';
import { serverOffset } from './offset.ts';
import { createPosition } from './position.ts';

/** What the connection needs of a WebSocket, so that a test can hand it another. */
export interface Socket {
  send(text: string): void;
  close(): void;
  // biome-ignore lint/suspicious/noExplicitAny: a browser's handlers take its own event classes
  onmessage: ((event: any) => void) | null;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  onclose: ((event: any) => void) | null;
}

export interface Surroundings {
  open(): Socket;
  now: Clock;
  /** Uniform in [0, 1). */
  random(): number;
  /** Calls `run` after `ms`; the answer cancels it. */
  after(ms: number, run: () => void): () => void;
}

export type Phase = 'connecting' | 'live' | 'waiting' | 'expired' | 'refused' | 'outdated' | 'ended';

/** Where verified frames go: deltas arrive here only in an unbroken chain that starts at a snapshot. */
export interface Sink {
  snapshot(frame: Snapshot): void;
  delta(frame: Delta): void;
  drop(tenant: string): void;
  phase(phase: Phase): void;
}

/** No frame at all for this long means the socket is half open: give it up. Three missed heartbeats would do. */
const SILENT_MS = 10_000;
/** The server cuts off a reader from which nothing comes for 30 s; to answer each ping would be ten times the traffic. */
const PONG_EVERY_MS = 10_000;
/** What a browser reports for a connection that just went away. */
const LOST = 1006;

/** One live view over any number of sockets. It never pretends: what it passes on is a snapshot or follows one. */
export class Connection {
  readonly #around: Surroundings;
  readonly #sink: Sink;
  #asked: Subscribe | null;
  readonly #position = createPosition();
  readonly #offset;
  #socket: Socket | undefined;
  #cancel: () => void = () => {};
  #retryMs: number | undefined;
  #attempt = 0;
  #heardAt = 0;
  #pongedAt = Number.NEGATIVE_INFINITY;
  /** Whether the socket's greeting was heard: before it nothing is to be said. */
  #greeted = false;
  #closed = false;
  #asOf = 0;
  #waiting = 0;

  /** Without a wish there is no socket. */
  constructor(around: Surroundings, sink: Sink, asked: Subscribe | null) {
    this.#around = around;
    this.#sink = sink;
    this.#asked = asked;
    this.#offset = serverOffset(around.now);
    if (asked) this.#open();
  }

  /** Turns to other numbers, over the same socket if there is one. What is held until then is no longer current. */
  show(asked: Subscribe | null): void {
    this.#asked = asked;
    this.#asOf = 0;
    this.#position.turn(this.#around.now());
    if (this.#greeted) this.#subscribe();
    else if (asked && !this.#socket) {
      this.#cancel();
      this.#open();
    }
  }

  /** The server's clock as well as we know it, epoch milliseconds. */
  serverNow(): number {
    return this.#around.now() + this.#offset.value();
  }

  /** Age in milliseconds of the numbers held, or undefined before the first of them. */
  age(): number | undefined {
    return this.#asOf === 0 ? undefined : Math.max(0, this.serverNow() - this.#asOf);
  }

  /** Age in milliseconds of the oldest accepted record that the numbers do not count yet. */
  get waiting(): number {
    return this.#waiting;
  }

  close(): void {
    this.#closed = true;
    this.#cancel();
    this.#detach()?.close();
  }

  #open(): void {
    this.#sink.phase('connecting');
    this.#position.lose();
    this.#offset.restart();
    this.#retryMs = undefined;
    this.#heardAt = this.#around.now();
    this.#pongedAt = Number.NEGATIVE_INFINITY;
    const socket = this.#around.open();
    this.#socket = socket;
    this.#greeted = false;
    socket.onmessage = (event: { data: unknown }) =>
      this.#hear(JSON.parse(String(event.data)) as ServerFrame);
    socket.onclose = (event: { code: number }) => this.#lost(event.code);
    this.#watch();
  }

  #hear(frame: ServerFrame): void {
    this.#heardAt = this.#around.now();
    if ('at' in frame) this.#offset.sample(frame.at);
    switch (frame.type) {
      case 'hello':
        this.#greet(frame.protocol);
        break;
      case 'snapshot':
        this.#snapshot(frame);
        break;
      case 'delta':
        this.#delta(frame);
        break;
      case 'ping':
        this.#ping(frame);
        break;
      case 'drop':
        this.#position.lose();
        this.#sink.drop(frame.tenant);
        break;
      case 'bye':
        this.#retryMs = frame.retry_ms;
    }
  }

  #greet(protocol: number): void {
    if (protocol !== PROTOCOL) {
      this.#end('outdated');
      return;
    }
    this.#greeted = true;
    this.#subscribe();
  }

  #subscribe(): void {
    this.#position.asked(this.#around.now());
    if (this.#asked) this.#send(this.#asked);
  }

  #snapshot(frame: Snapshot): void {
    if (!this.#isWanted(frame) || !this.#position.snapshot(frame, this.#around.now())) return;
    this.#attempt = 0;
    this.#asOf = frame.as_of;
    this.#sink.snapshot(frame);
    this.#sink.phase('live');
  }

  /** An answer to an earlier wish may still be under way: one tenant's numbers never show as another's. */
  #isWanted({ tenants }: Snapshot): boolean {
    if (!this.#asked) return false;
    const { scope } = this.#asked;
    return scope === undefined || tenants.every(({ id, slug }) => scope.includes(slug) || scope.includes(id));
  }

  #delta(frame: Delta): void {
    const verdict = this.#position.delta(frame);
    if (verdict === 'gap') this.#subscribe();
    if (verdict !== 'apply') return;
    this.#asOf = frame.as_of;
    this.#sink.delta(frame);
  }

  #ping(frame: Ping): void {
    this.#pong(frame.at);
    this.#waiting = frame.waiting;
    if (this.#position.ping(frame.version, this.#around.now())) this.#subscribe();
    // While something of that version is missing, the heartbeat says nothing about the numbers we hold.
    else if (this.#position.holds(frame.version)) this.#asOf = Math.max(this.#asOf, frame.as_of);
  }

  #pong(at: number): void {
    const now = this.#around.now();
    if (now - this.#pongedAt < PONG_EVERY_MS) return;
    this.#pongedAt = now;
    this.#send({ type: 'pong', at });
  }

  #send(frame: ClientFrame): void {
    this.#socket?.send(JSON.stringify(frame));
  }

  #watch(): void {
    this.#cancel = this.#around.after(SILENT_MS / 4, () => {
      if (this.#around.now() - this.#heardAt < SILENT_MS) {
        this.#watch();
        return;
      }
      this.#detach()?.close();
      this.#lost(LOST);
    });
  }

  #lost(code: number): void {
    this.#cancel();
    this.#detach();
    if (this.#closed) return;
    const over = this.#over(code);
    this.#sink.phase(over ?? 'waiting');
    if (over) return;
    const delay = this.#retryMs ?? retryDelay(this.#attempt++, this.#around.random());
    this.#cancel = this.#around.after(delay, () => this.#open());
  }

  /** The phase that lasts, if a socket closed this way has no successor. */
  #over(code: number): Phase | undefined {
    if (code === CLOSE.expired) return 'expired';
    if (!mayReconnect(code)) return 'refused';
    return this.#retryMs === 0 ? 'ended' : undefined;
  }

  #end(phase: Phase): void {
    this.close();
    this.#sink.phase(phase);
  }

  #detach(): Socket | undefined {
    const socket = this.#socket;
    this.#socket = undefined;
    this.#greeted = false;
    if (socket) socket.onmessage = socket.onclose = null;
    return socket;
  }
}
