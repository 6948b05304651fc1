import type { Socket } from 'socket.io';
import { type Access, scopeFor, without } from '../../shared/domain/access/access.ts';
import { isSameScope, type Scope } from '../../shared/domain/scope.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import type { OpsClientEvents, OpsServerEvents, Positions, SignedOut } from '../../shared/wire/ops.ts';
import type { Actor } from '../identity/actor.ts';
import type { Recalled } from '../identity/recall.ts';
import type { Sitter } from '../live/seats.ts';
import { roomOfUser, roomsOf } from './rooms.ts';

export type OpsSocket = Socket<OpsClientEvents, OpsServerEvents>;

/** Packets a reader may leave unread: some seconds of the busiest news. Past this it had better come back and refetch. */
const MAX_BACKLOG_PACKETS = 1_000;

interface ReaderEnds {
  positions(scope: Scope): Positions;
  /** The reader's scope is another than before. */
  turned(scope: Scope): void;
}

/** One socket of `/ops/`: in the rooms that its reader's rights open, and in no other. */
export class OpsReader implements Sitter {
  readonly user: { readonly id: string; readonly name: string };
  readonly socket: OpsSocket;
  readonly #ends: ReaderEnds;
  #access: Access;
  #expiresAt: number;
  #held = false;

  constructor(socket: OpsSocket, { id, name, access, expiresAt }: Actor, ends: ReaderEnds) {
    this.socket = socket;
    this.user = { id, name };
    this.#ends = ends;
    this.#access = access;
    this.#expiresAt = expiresAt;
    this.#enter(roomsOf(access));
  }

  /** The first word; if its rights are looked up once more, they come first. */
  greet(): void {
    if (!this.#held) this.#tellPositions();
  }

  /** Where the reader reads incidents; null while it is looked up whether it still does. */
  get scope(): Scope | null {
    return this.#held ? null : readsIn(this.#access);
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
    if (missed || !hasSameRooms(before, reader.access)) this.#tellRights();
  }

  lose(closed: readonly TenantId[]): void {
    const access = without(this.#access, closed);
    if (hasSameRooms(this.#access, access)) return;
    this.#access = access;
    if (!this.#held) this.#enter(roomsOf(access));
    this.#tellRights();
  }

  /** A transport that closes is one that the client opens anew. */
  doubt(): void {
    this.socket.conn.close(true);
  }

  bye(): void {
    this.socket.conn.close(true);
  }

  /** Called at every heartbeat. */
  beat(now: number): void {
    if (now > this.#expiresAt) this.#signOut('expired');
    else if (backlogOf(this.socket) > MAX_BACKLOG_PACKETS) this.socket.conn.close(true);
  }

  #signOut(reason: SignedOut['reason']): void {
    this.#enter([]);
    this.socket.emit('signed_out', { reason });
    this.socket.disconnect(true);
  }

  #tellRights(): void {
    this.#ends.turned(readsIn(this.#access));
    if (!this.#held) this.#tellPositions();
    this.socket.emit('rights');
  }

  /** From the rooms that were entered just now news begins at or before these. */
  #tellPositions(): void {
    this.socket.emit('positions', this.#ends.positions(readsIn(this.#access)));
  }

  #enter(rooms: readonly string[]): void {
    const { rooms: present, id } = this.socket;
    const wanted = new Set([id, roomOfUser(this.user.id), ...rooms]);
    for (const room of present) if (!wanted.has(room)) void this.socket.leave(room);
    void this.socket.join([...wanted].filter((room) => !present.has(room)));
  }
}

const readsIn = (access: Access): Scope => scopeFor(access, 'incidents.read');

const hasSameRooms = (a: Access, b: Access): boolean => isSameScope(readsIn(a), readsIn(b));

/** engine.io keeps what its transport has not taken in a list that its types hide. */
const backlogOf = ({ conn }: OpsSocket): number =>
  (conn as unknown as { readonly writeBuffer: readonly unknown[] }).writeBuffer.length;
