import { Compile } from 'typebox/schema';
import type { RawData, WebSocket } from 'ws';
import { type Access, without } from '../../shared/domain/access/access.ts';
import { scopeColumns, tenantColumns } from '../../shared/domain/metric.ts';
import { isEmpty } from '../../shared/domain/scope.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import {
  type Bye,
  type ClientFrame,
  type Drop,
  type Hello,
  ClientFrame as Schema,
  type Subscribe,
} from '../../shared/wire/live.ts';
import { CLOSE, HEARTBEAT_MS, PROTOCOL } from '../../shared/wire/live-words.ts';
import type { Recalled } from '../identity/recall.ts';
import type { Hub } from './hub.ts';
import type { Mirror } from './mirror.ts';
import { type Narrowed, narrow } from './narrow.ts';
import type { Outbox, Pipe } from './outbox.ts';
import type { Sitter } from './seats.ts';
import { isSameSight, lost, sees, sightOf } from './sight.ts';
import { sendShared } from './wire.ts';

/** A reader that is silent for this many heartbeats is gone, even if TCP does not know it yet. */
const SILENT_BEATS = 30;
/** A reader turns to another view now and then, and each is made for it; past this the last one asked for waits. */
const MAX_ASKS_A_BEAT = 100;
/** A deploy spreads its readers' return over this time. */
const RETURN_WITHIN_MS = 3_000;

const TEXT = { binary: false };
/** What nearly all readers ask for, kept once for all of them. */
const WHOLE: Subscribe = { type: 'subscribe', view: 'overview' };
const clientFrame = Compile(Schema);

export interface SocketDeps {
  readonly hub: Hub;
  readonly mirror: Mirror;
  readonly clock: () => number;
  /** Told once of each socket that has closed. */
  readonly onLeave?: (socket: LiveSocket) => void;
}

/** Serves one live socket until it closes. One of possibly thousands, so it holds little: no timer, few closures. */
export class LiveSocket implements Pipe, Sitter {
  readonly #deps: SocketDeps;
  readonly #socket: WebSocket;
  #access: Access;
  #expiresAt: number;
  readonly #outbox: Outbox;
  /** What the reader subscribed to; null while it has not. */
  #asked: Subscribe | null = null;
  /** What it asked for while its rights were being looked up, or all too often. */
  #late: Subscribe | null = null;
  #held = false;
  /** Heartbeats since the reader last said something. */
  #silence = 0;
  /** How often it asked for a view since the last heartbeat. */
  #asks = 0;

  constructor(deps: SocketDeps, socket: WebSocket, { access, expiresAt }: Recalled) {
    this.#deps = deps;
    this.#socket = socket;
    this.#access = access;
    this.#expiresAt = expiresAt;
    this.#say(hello(deps));
    this.#outbox = deps.hub.admit(this);
    (socket as Served)[SERVED] = this;
    socket.on('message', onMessage).on('close', onClose).on('error', onError);
  }

  send(data: string | Buffer, done: (error?: Error) => void): void {
    if (typeof data === 'string') this.#socket.send(data, TEXT, done);
    else sendShared(this.#socket, data, done);
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
  }

  beat(now: number): void {
    this.#asks = 0;
    if (!this.#held) this.#catchUp();
    if (now > this.#expiresAt) this.#expire();
    else if (++this.#silence > SILENT_BEATS) this.#socket.terminate();
  }

  hold(): void {
    this.#held = true;
    this.#outbox.hold();
  }

  renew(reader: Recalled | null): void {
    if (reader === null) {
      this.#expire();
      return;
    }
    this.#held = false;
    this.#expiresAt = reader.expiresAt;
    this.#take(reader.access);
    this.#catchUp();
    this.#outbox.release();
  }

  lose(closed: readonly TenantId[]): void {
    if (sees(this.#access, closed)) this.#take(without(this.#access, closed));
  }

  doubt(): void {
    this.close(CLOSE.unsure, 'what you may see could not be looked up; come back');
  }

  bye(): void {
    // Never 0, which would mean for good.
    const retry_ms = 1 + Math.floor(Math.random() * RETURN_WITHIN_MS);
    this.#say({ type: 'bye', reason: 'restart', retry_ms });
    this.close(1012, 'restart');
  }

  leave(): void {
    this.#deps.hub.leave(this.#outbox);
    this.#deps.onLeave?.(this);
  }

  hear(data: RawData): void {
    this.#silence = 0;
    const frame = read(String(data));
    if (frame === null) this.close(CLOSE.badFrame, 'not a frame of this protocol');
    else if (frame.type !== 'subscribe') return;
    else if (this.#held || ++this.#asks > MAX_ASKS_A_BEAT) this.#late = frame;
    else this.#subscribe(frame);
  }

  /** Once in a socket's life or seldom: these need no place in line. */
  #say(frame: Hello | Drop | Bye): void {
    this.#socket.send(JSON.stringify(frame));
  }

  #expire(): void {
    this.close(CLOSE.expired, 'the session has ended; sign in again');
  }

  /** First what is lost, so that no frame after it speaks of it; then the view without it. */
  #take(access: Access): void {
    const before = this.#access;
    this.#access = access;
    for (const tenant of lost(before, access, this.#deps.mirror)) this.#say({ type: 'drop', tenant });
    const asked = this.#asked;
    if (asked === null || isSameSight(sightOf(before, asked.view), sightOf(access, asked.view))) return;
    this.#show(asked, ({ scope }) => asked.scope === undefined || !isEmpty(scope));
  }

  #catchUp(): void {
    if (this.#late !== null) this.#subscribe(this.#late);
  }

  #subscribe(asked: Subscribe): void {
    this.#late = null;
    this.#asked = asked.scope === undefined ? WHOLE : asked;
    this.#show(asked, ({ whole }) => whole);
  }

  #show({ view, scope: names }: Subscribe, suffices: (narrowed: Narrowed) => boolean): void {
    const { hub, mirror } = this.#deps;
    const own = sightOf(this.#access, view);
    const narrowed = own && narrow(own, names, mirror);
    if (narrowed && suffices(narrowed)) hub.show(this.#outbox, narrowed.scope);
    else this.close(CLOSE.forbidden, 'this view, or a tenant of its scope, is not yours');
  }
}

const SERVED = Symbol('live socket');
type Served = WebSocket & { [SERVED]?: LiveSocket };

// One listener for all sockets instead of three closures for each: they find their own by the symbol.
function onMessage(this: Served, data: RawData): void {
  this[SERVED]?.hear(data);
}
function onClose(this: Served): void {
  this[SERVED]?.leave();
}
/** Who sends what is no frame gets no farewell. The close event follows and cleans up. */
function onError(this: Served): void {
  this.terminate();
}

const hello = ({ hub, clock }: SocketDeps): Hello => ({
  type: 'hello',
  protocol: PROTOCOL,
  epoch: hub.epoch,
  at: clock(),
  heartbeat_ms: HEARTBEAT_MS,
  tenant_columns: [...tenantColumns],
  scope_columns: [...scopeColumns],
});

function read(text: string): ClientFrame | null {
  try {
    const frame: unknown = JSON.parse(text);
    return clientFrame.Check(frame) ? (frame as ClientFrame) : null;
  } catch {
    return null;
  }
}
