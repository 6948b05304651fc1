import { EventEmitter } from 'node:events';
import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { Server } from 'socket.io';
import type { Scope } from '../../shared/domain/scope.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import { openRedis } from '../../shared/node/redis/client.ts';
import { HEARTBEAT_MS } from '../../shared/wire/live-words.ts';
import type { OpsClientEvents, OpsServerEvents, Positions } from '../../shared/wire/ops.ts';
import { OPS_PATH } from '../../shared/wire/ops-limits.ts';
import type { ServerDeps } from '../deps.ts';
import type { Actor } from '../identity/actor.ts';
import { CatchUp } from './catch-up.ts';
import { Moves } from './moves.ts';
import { Newsroom } from './newsroom.ts';
import { Presence } from './presence/presence.ts';
import type { Told } from './read-news.ts';
import { OpsReader, type OpsSocket } from './reader.ts';
import { ALL, roomOfTenant, roomOfUser } from './rooms.ts';
import { hearWords } from './words.ts';

/** The longest word is where a reader of a thousand tenants stands in each. */
const MAX_PAYLOAD_BYTES = 64 * 1024;
/** Whoever was let in says hello at once; an upgraded socket that stays silent is none of ours. */
const CONNECT_TIMEOUT_MS = 5_000;

/**
 * The events of `/ops/`. Every server follows the log itself and tells its own readers; only who is where travels from
 * server to server.
 */
export class Gateway {
  readonly #deps: ServerDeps;
  readonly #io: Server<OpsClientEvents, OpsServerEvents>;
  /** Stands in for the HTTP server: only those who were let in come here. */
  readonly #door = new EventEmitter();
  readonly #admitted = new WeakMap<IncomingMessage, Actor>();
  readonly #readers = new Set<OpsReader>();
  readonly #moves: Moves;
  readonly #newsroom: Newsroom;
  readonly #catchUp: CatchUp;
  readonly #presence: Presence;
  readonly #subscriber;
  readonly #heartbeat: NodeJS.Timeout;

  constructor(deps: ServerDeps) {
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
    this.#moves = new Moves((moved) => void this.#to(moved.tenant).emit('moved', moved));
    const isHeard = this.#isHeard.bind(this);
    const { mirror } = deps;
    this.#newsroom = new Newsroom(
      deps,
      { isHeard, tell: (told) => this.#tell(told) },
      mirror.tenants().map(({ id }) => [id, mirror.position(id)!.seq]),
    );
    this.#catchUp = new CatchUp(deps);
    this.#presence = new Presence(deps, {
      isHeard,
      tell: (presence) => void this.#to(presence.tenant as TenantId).emit('presence', presence),
    });
    this.#subscriber = openRedis(deps.config.redisUrl, 'blocking');
    mirror.follow((tenant, seq) => {
      this.#moves.note(tenant, seq);
      this.#newsroom.note(tenant, seq);
    });
    this.#heartbeat = setInterval(() => this.#beat(), HEARTBEAT_MS);
  }

  /** Hears what the other servers say of their people. */
  listen = (): Promise<void> => this.#presence.listen(this.#subscriber);

  /** The upgrade of someone who was let in. */
  open(request: IncomingMessage, socket: Duplex, head: Buffer, actor: Actor): void {
    this.#admitted.set(request, actor);
    this.#door.emit('upgrade', request, socket, head);
  }

  async close(): Promise<void> {
    clearInterval(this.#heartbeat);
    this.#moves.close();
    this.#newsroom.close();
    this.#io.engine.close();
    await this.#presence.close();
    this.#subscriber.disconnect();
  }

  #seat(socket: OpsSocket): void {
    const actor = this.#admitted.get(socket.request);
    if (actor === undefined) {
      socket.disconnect(true);
      return;
    }
    const reader = new OpsReader(socket, actor, {
      positions: (scope) => this.#positions(scope),
      turned: (scope) => this.#presence.turn(socket.id, reader.user, scope),
    });
    this.#readers.add(reader);
    this.#presence.enter(socket.id, reader.user);
    this.#deps.seats.take(socket.request, { userId: actor.id, by: actor.by }, reader);
    hearWords(reader, { ...this.#deps, presence: this.#presence, catchUp: this.#catchUp });
    socket.on('disconnect', () => {
      this.#deps.seats.leave(reader);
      this.#readers.delete(reader);
      this.#presence.leave(socket.id, reader.user);
    });
    reader.greet();
  }

  #to(tenant: TenantId) {
    return this.#io.to([ALL, roomOfTenant(tenant)]);
  }

  #isHeard(tenant: TenantId): boolean {
    const { rooms } = this.#io.of('/').adapter;
    return rooms.has(ALL) || rooms.has(roomOfTenant(tenant));
  }

  #tell({ news, personal }: Told): void {
    const tenant = news.tenant as TenantId;
    this.#to(tenant).emit('news', news);
    for (const { to, news: mine } of personal) this.#tellPerson(to, tenant, mine);
  }

  /** Only on sockets that hear of the tenant: to be named somewhere is no right to read there. */
  #tellPerson(user: string, tenant: TenantId, news: Told['personal'][number]['news']): void {
    const { rooms } = this.#io.of('/').adapter;
    for (const id of rooms.get(roomOfUser(user)) ?? []) {
      const socket = this.#io.sockets.sockets.get(id);
      if (socket?.rooms.has(ALL) || socket?.rooms.has(roomOfTenant(tenant))) socket.emit('personal', news);
    }
  }

  #positions(scope: Scope): Positions {
    const { mirror } = this.#deps;
    const tenants = scope.kind === 'all' ? mirror.tenants().map(({ id }) => id) : scope.ids;
    return tenants.map((id) => [id, this.#newsroom.position(id)]);
  }

  #beat(): void {
    const now = this.#deps.clock();
    for (const reader of this.#readers) reader.beat(now);
  }
}
