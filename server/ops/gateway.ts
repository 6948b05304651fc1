import { EventEmitter } from 'node:events';
import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { Server } from 'socket.io';
import type { Clock } from '../../shared/domain/clock.ts';
import { HEARTBEAT_MS } from '../../shared/wire/live.ts';
import type { OpsClientEvents, OpsServerEvents } from '../../shared/wire/ops.ts';
import { OPS_PATH } from '../../shared/wire/ops-limits.ts';
import type { Actor } from '../identity/actor.ts';
import type { Mirror } from '../live/mirror.ts';
import type { Seats } from '../live/seats.ts';
import { Moves } from './moves.ts';
import { OpsReader, type OpsSocket } from './reader.ts';
import { ALL, roomOfTenant } from './rooms.ts';

/** Readers have nothing to tell but that they are there. */
const MAX_PAYLOAD_BYTES = 4 * 1024;
/** Whoever was let in says hello at once; an upgraded socket that stays silent is none of ours. */
const CONNECT_TIMEOUT_MS = 5_000;

export interface GatewayDeps {
  readonly mirror: Mirror;
  readonly seats: Seats;
  readonly clock: Clock;
}

/**
 * The events of `/ops/`. Every server follows the log itself and tells its own readers, so nothing needs to travel
 * from server to server.
 */
export class Gateway {
  readonly #deps: GatewayDeps;
  readonly #io: Server<OpsClientEvents, OpsServerEvents>;
  /** Stands in for the HTTP server: only those who were let in come here. */
  readonly #door = new EventEmitter();
  readonly #admitted = new WeakMap<IncomingMessage, Actor>();
  readonly #readers = new Set<OpsReader>();
  readonly #moves: Moves;
  readonly #heartbeat: NodeJS.Timeout;

  constructor(deps: GatewayDeps) {
    this.#deps = deps;
    this.#io = new Server({
      path: OPS_PATH,
      transports: ['websocket'],
      destroyUpgrade: false,
      serveClient: false,
      maxHttpBufferSize: MAX_PAYLOAD_BYTES,
      connectTimeout: CONNECT_TIMEOUT_MS,
    });
    this.#io.attach(this.#door as unknown as HttpServer);
    this.#io.on('connection', (socket) => this.#seat(socket));
    this.#moves = new Moves((moved) => {
      this.#io.to([ALL, roomOfTenant(moved.tenant)]).emit('moved', moved);
    });
    deps.mirror.follow((tenant, seq) => this.#moves.note(tenant, seq));
    this.#heartbeat = setInterval(() => this.#beat(), HEARTBEAT_MS);
  }

  /** The upgrade of someone who was let in. */
  open(request: IncomingMessage, socket: Duplex, head: Buffer, actor: Actor): void {
    this.#admitted.set(request, actor);
    this.#door.emit('upgrade', request, socket, head);
  }

  close(): void {
    clearInterval(this.#heartbeat);
    this.#moves.close();
    this.#io.engine.close();
  }

  #seat(socket: OpsSocket): void {
    const actor = this.#admitted.get(socket.request);
    if (actor === undefined) {
      socket.disconnect(true);
      return;
    }
    const reader = new OpsReader(socket, actor.id, actor);
    this.#readers.add(reader);
    this.#deps.seats.take(socket.request, { userId: actor.id, by: actor.by }, reader);
    socket.on('disconnect', () => {
      this.#deps.seats.leave(reader);
      this.#readers.delete(reader);
    });
  }

  #beat(): void {
    const now = this.#deps.clock();
    for (const reader of this.#readers) reader.beat(now);
  }
}
