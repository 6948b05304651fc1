import { Compile } from 'typebox/schema';
import type { RawData, WebSocket } from 'ws';
import { type Access, may, providerScope, scopeFor, without } from '../../shared/domain/access/access.ts';
import { scopeColumns, tenantColumns } from '../../shared/domain/metric.ts';
import { covers, isSameScope, type Scope } from '../../shared/domain/scope.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import {
  type Bye,
  CLOSE,
  type ClientFrame,
  type Drop,
  HEARTBEAT_MS,
  type Hello,
  PROTOCOL,
  ClientFrame as Schema,
  type Subscribe,
} from '../../shared/wire/live.ts';
import type { Hub } from './hub.ts';
import type { Mirror } from './mirror.ts';
import { narrow } from './narrow.ts';
import type { Outbox, Pipe } from './outbox.ts';
import { sendShared } from './wire.ts';

/** A reader that is silent for this many heartbeats is gone, even if TCP does not know it yet. */
const SILENT_BEATS = 30;
/** A deploy spreads its readers' return over this time. */
const RETURN_WITHIN_MS = 3_000;

const TEXT = { binary: false };
const clientFrame = Compile(Schema);

export interface SocketDeps {
  readonly hub: Hub;
  readonly mirror: Mirror;
  readonly clock: () => number;
}

/** What a socket needs to know of its reader. */
export interface Reader {
  readonly access: Access;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

/** Serves one live socket until it closes. One of possibly thousands, so it holds little: no timer, few closures. */
export class LiveSocket implements Pipe {
  readonly #deps: SocketDeps;
  readonly #socket: WebSocket;
  #access: Access;
  #expiresAt: number;
  readonly #outbox: Outbox;
  /** What the reader subscribed to; null while it has not. */
  #asked: Subscribe | null = null;
  /** Heartbeats since the reader last said something. */
  #silence = 0;

  constructor(deps: SocketDeps, socket: WebSocket, { access, expiresAt }: Reader) {
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
    if (now > this.#expiresAt) this.#expire();
    else if (++this.#silence > SILENT_BEATS) this.#socket.terminate();
  }

  /** What the reader may see was looked up again; null when its session is over. */
  renew(reader: Reader | null): void {
    if (reader === null) {
      this.#expire();
      return;
    }
    this.#expiresAt = reader.expiresAt;
    this.#take(reader.access);
  }

  /** These tenants closed to all but an MSSP Admin: known at once, without a look at the database. */
  lose(closed: readonly TenantId[]): void {
    this.#take(without(this.#access, closed));
  }

  /** The server stops. */
  bye(): void {
    // Never 0, which would mean for good.
    const retry_ms = 1 + Math.floor(Math.random() * RETURN_WITHIN_MS);
    this.#say({ type: 'bye', reason: 'restart', retry_ms });
    this.close(1012, 'restart');
  }

  leave(): void {
    this.#deps.hub.leave(this.#outbox);
  }

  hear(data: RawData): void {
    this.#silence = 0;
    const frame = read(String(data));
    if (frame === null) this.close(CLOSE.badFrame, 'not a frame of this protocol');
    else if (frame.type === 'subscribe') this.#subscribe(frame);
  }

  /** Once in a socket's life or seldom: these need no place in line. */
  #say(frame: Hello | Drop | Bye): void {
    this.#socket.send(JSON.stringify(frame));
  }

  #expire(): void {
    this.close(CLOSE.expired, 'the session has ended; sign in again');
  }

  #take(access: Access): void {
    const [before, now] = [seen(this.#access), seen(access)];
    const mayView = may(this.#access, 'mssp.view') === may(access, 'mssp.view');
    this.#access = access;
    if (mayView && isSameScope(before, now)) return;
    for (const { id } of this.#deps.mirror.tenants()) {
      if (covers(before, id) && !covers(now, id)) this.#say({ type: 'drop', tenant: id });
    }
    if (this.#asked !== null) this.#subscribe(this.#asked);
  }

  #subscribe(asked: Subscribe): void {
    this.#asked = asked;
    const scope = narrow(scopeOfView(this.#access, asked.view), asked.scope, this.#deps.mirror);
    if (scope === null) this.close(CLOSE.forbidden, 'this view, or a tenant of its scope, is not yours');
    else this.#deps.hub.show(this.#outbox, scope);
  }
}

/** All tenants whose numbers someone may read. */
const seen = (access: Access): Scope => scopeFor(access, 'overview.read');

/** What a view can show at most; null where it is not the reader's at all. */
function scopeOfView(access: Access, view: Subscribe['view']): Scope | null {
  if (view === 'tenant') return seen(access);
  return may(access, 'mssp.view') ? providerScope(access) : null;
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
/** The close event follows an error and cleans up. */
function onError(): void {}

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
