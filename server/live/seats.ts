import type { IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Clock, MINUTE_MS, SECOND_MS } from '../../shared/domain/clock.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import type { Logger } from '../../shared/node/log.ts';
import type { News } from '../../shared/node/redis/bus.ts';
import { type Credential, type Lane, type Recalled, recall } from '../identity/recall.ts';

/** How long a right that was taken away may live on in an open socket when nothing else tells of it. */
const RECHECK_MS = MINUTE_MS;
/** One look reads the rights of this many sockets: a few milliseconds of the database, and of this process. */
const AT_ONCE = 1_000;
/** A look that takes longer has failed: others wait behind it. */
const LOOK_LIMIT_MS = SECOND_MS;
/** Between two tries while the database is away: a restart of it is over in about a second. */
const RETRY_MS = 200;
/** A socket that was silenced this long and whose rights can still not be read is closed. */
const PATIENCE_MS = 2 * SECOND_MS;

/** The server's end of an open socket, as far as its reader's rights go. */
export interface Sitter {
  /** The rights may have changed: nothing of a tenant is to be sent until `renew`. */
  hold(): void;
  /** What the reader may do was looked up; null when its session or token has ended. */
  renew(reader: Recalled | null): void;
  /** These tenants closed to all but an MSSP Admin: known at once, without a look at the database. */
  lose(closed: readonly TenantId[]): void;
  /** The rights could not be read: the socket closes, and its reader may come back. */
  doubt(): void;
  /** The server stops. */
  bye(): void;
}

interface Seat extends Credential {
  readonly sitter: Sitter;
  /** Since when it is held, epoch milliseconds; null while it is not. */
  heldSince: number | null;
}

export interface SeatsDeps extends Lane {
  readonly clock: Clock;
  readonly log: Logger;
}

/**
 * Every open socket of this process. There are thousands and news is rare: so each costs one entry, and whom the
 * news concerns is found by going through all. News of changed rights silences the sockets it concerns at once; one
 * look for all of them then tells what is left. Looks follow one another, so an older answer never overtakes.
 */
export class Seats {
  readonly #deps: SeatsDeps;
  readonly #seats = new Map<Sitter, Seat>();
  /** Held, and to be looked up first. */
  readonly #told = new Set<Seat>();
  /** To be looked up because a while has passed. */
  readonly #swept = new Set<Seat>();
  #underWay: readonly Seat[] = [];
  #looking = false;
  /** Counts the news, so that an admission knows whether there was any since it began. */
  #heard = 0;
  readonly #expected = new WeakMap<IncomingMessage, number>();
  readonly #timer: NodeJS.Timeout;
  #closed = false;

  constructor(deps: SeatsDeps) {
    this.#deps = deps;
    this.#timer = setInterval(() => this.recheck(), RECHECK_MS);
  }

  /** A socket asks to be let in; called before anything is read about its sender. */
  expect(request: IncomingMessage): void {
    this.#expected.set(request, this.#heard);
  }

  /** Seats who was let in, until they leave. What was read before the last news is read again. */
  take(request: IncomingMessage, { userId, by }: Credential, sitter: Sitter): void {
    const seat: Seat = { sitter, userId, by, heldSince: null };
    this.#seats.set(sitter, seat);
    if (this.#expected.get(request) !== this.#heard) this.#doubtful([seat]);
  }

  leave(sitter: Sitter): void {
    const seat = this.#seats.get(sitter);
    if (seat === undefined) return;
    this.#seats.delete(sitter);
    this.#told.delete(seat);
    this.#swept.delete(seat);
  }

  hear(news: News): void {
    if (news.kind === 'tenants' || news.kind === 'routing') return;
    this.#heard++;
    if (news.kind === 'access') {
      const users = new Set(news.users);
      this.#doubtful([...this.#seats.values()].filter(({ userId }) => users.has(userId)));
      return;
    }
    for (const sitter of [...this.#seats.keys()]) sitter.lose(news.tenants);
    // A look that began before the tenants closed would give them back.
    this.#doubtful(this.#underWay);
  }

  /** News may have been missed, or a while has passed: everyone's rights are looked up. */
  recheck(): void {
    for (const seat of this.#seats.values()) this.#swept.add(seat);
    void this.#look();
  }

  /** Says goodbye to every reader. */
  close(): void {
    clearInterval(this.#timer);
    this.#closed = true;
    for (const sitter of [...this.#seats.keys()]) sitter.bye();
  }

  #doubtful(seats: readonly Seat[]): void {
    for (const seat of seats) {
      seat.heldSince ??= this.#deps.clock();
      seat.sitter.hold();
      this.#told.add(seat);
    }
    void this.#look();
  }

  async #look(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    while (!this.#closed && this.#told.size + this.#swept.size > 0) await this.#lookOnce();
    this.#looking = false;
  }

  async #lookOnce(): Promise<void> {
    const due = this.#told.size > 0 ? this.#told : this.#swept;
    const seats = [...due].slice(0, AT_ONCE);
    for (const seat of seats) due.delete(seat);
    this.#underWay = seats;
    const recalled = await this.#recall(seats);
    this.#underWay = [];
    if (recalled === null) await this.#giveUp(seats);
    else for (const seat of seats) this.#settle(seat, recalled);
  }

  #settle(seat: Seat, recalled: ReadonlyMap<string, Recalled>): void {
    // Asked again while the look was under way, or gone: this answer is not the last word.
    if (this.#told.has(seat) || !this.#isSeated(seat)) return;
    seat.heldSince = null;
    seat.sitter.renew(recalled.get(seat.by.id) ?? null);
  }

  #isSeated = (seat: Seat): boolean => this.#seats.get(seat.sitter) === seat;

  /** What cannot be read is no right: who is held tries a little longer and then goes; the others wait for a sweep. */
  async #giveUp(seats: readonly Seat[]): Promise<void> {
    const overdue = this.#deps.clock() - PATIENCE_MS;
    for (const seat of seats) {
      if (seat.heldSince === null || !this.#isSeated(seat)) continue;
      if (seat.heldSince < overdue) seat.sitter.doubt();
      else this.#told.add(seat);
    }
    await sleep(RETRY_MS);
  }

  async #recall(seats: readonly Seat[]): Promise<ReadonlyMap<string, Recalled> | null> {
    const late = new AbortController();
    try {
      const limit = sleep(LOOK_LIMIT_MS, null, { signal: late.signal }).then(() => {
        throw new Error('the database took too long');
      });
      return await Promise.race([recall(this.#deps, this.#deps.clock(), seats), limit]);
    } catch (error) {
      this.#deps.log.warn({ err: error, sockets: seats.length }, 'rights of open sockets not read');
      return null;
    } finally {
      late.abort();
    }
  }
}
