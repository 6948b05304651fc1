import type { Socket } from 'socket.io';
import { type Access, scopeFor, without } from '../../shared/domain/access/access.ts';
import { isSameScope } from '../../shared/domain/scope.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import type { OpsClientEvents, OpsServerEvents, SignedOut } from '../../shared/wire/ops.ts';
import type { Recalled } from '../identity/recall.ts';
import type { Sitter } from '../live/seats.ts';
import { roomOfUser, roomsOf } from './rooms.ts';

export type OpsSocket = Socket<OpsClientEvents, OpsServerEvents>;

/** Packets a reader may leave unread: some seconds of the busiest news. Past this it had better come back and refetch. */
const MAX_BACKLOG_PACKETS = 1_000;

/** One socket of `/ops/`: in the rooms that its reader's rights open, and in no other. */
export class OpsReader implements Sitter {
  readonly #socket: OpsSocket;
  readonly #userRoom: string;
  #access: Access;
  #expiresAt: number;
  #held = false;

  constructor(socket: OpsSocket, userId: string, { access, expiresAt }: Recalled) {
    this.#socket = socket;
    this.#userRoom = roomOfUser(userId);
    this.#access = access;
    this.#expiresAt = expiresAt;
    this.#enter(roomsOf(access));
  }

  hold(): void {
    this.#held = true;
    this.#enter([]);
  }

  renew(reader: Recalled | null): void {
    if (reader === null) {
      this.#signOut('ended');
      return;
    }
    const before = this.#access;
    const missed = this.#held;
    this.#held = false;
    this.#access = reader.access;
    this.#expiresAt = reader.expiresAt;
    this.#enter(roomsOf(reader.access));
    // What moved while it was held was not told: the reader asks, whether or not its rights are the same.
    if (missed || !hasSameRooms(before, reader.access)) this.#socket.emit('rights');
  }

  lose(closed: readonly TenantId[]): void {
    const access = without(this.#access, closed);
    if (hasSameRooms(this.#access, access)) return;
    this.#access = access;
    if (!this.#held) this.#enter(roomsOf(access));
    this.#socket.emit('rights');
  }

  /** A transport that closes is one that the client opens anew. */
  doubt(): void {
    this.#socket.conn.close(true);
  }

  bye(): void {
    this.#socket.conn.close(true);
  }

  /** Called at every heartbeat. */
  beat(now: number): void {
    if (now > this.#expiresAt) this.#signOut('expired');
    else if (backlogOf(this.#socket) > MAX_BACKLOG_PACKETS) this.#socket.conn.close(true);
  }

  #signOut(reason: SignedOut['reason']): void {
    this.#enter([]);
    this.#socket.emit('signed_out', { reason });
    this.#socket.disconnect(true);
  }

  #enter(rooms: readonly string[]): void {
    const { rooms: present, id } = this.#socket;
    const wanted = new Set([id, this.#userRoom, ...rooms]);
    for (const room of present) if (!wanted.has(room)) void this.#socket.leave(room);
    void this.#socket.join([...wanted].filter((room) => !present.has(room)));
  }
}

const hasSameRooms = (a: Access, b: Access): boolean =>
  isSameScope(scopeFor(a, 'incidents.read'), scopeFor(b, 'incidents.read'));

/** engine.io keeps what its transport has not taken in a list that its types hide. */
const backlogOf = ({ conn }: OpsSocket): number =>
  (conn as unknown as { readonly writeBuffer: readonly unknown[] }).writeBuffer.length;
