import type { WebSocket } from 'ws';
import { MINUTE_MS } from '../../shared/domain/clock.ts';
import type { Logger } from '../../shared/node/log.ts';
import type { News } from '../../shared/node/redis/bus.ts';
import { type ActorDeps, recallActor } from '../identity/actor.ts';
import type { LiveSocket } from './socket.ts';

/** How long a right that was taken away may live on in an open socket when nothing else tells of it. */
const RECHECK_MS = MINUTE_MS;

/** Who sits there, and what they came with: strings, for there may be thousands. */
interface Seat {
  readonly userId: string;
  readonly cookie: string;
  readonly authorization: string;
}

/** The open live sockets of this process: rights are looked up again when news tells so, and now and then. */
export class Seats {
  readonly #deps: ActorDeps & { readonly log: Logger };
  readonly #seats = new Map<LiveSocket, Seat>();
  readonly #timer: NodeJS.Timeout;

  constructor(deps: ActorDeps & { readonly log: Logger }) {
    this.#deps = deps;
    this.#timer = setInterval(() => void this.#recheck([...this.#seats]), RECHECK_MS);
  }

  take(socket: WebSocket, live: LiveSocket, seat: Seat): void {
    this.#seats.set(live, seat);
    socket.on('close', () => this.#seats.delete(live));
  }

  hear(news: News): void {
    if (news.kind === 'closed') for (const live of this.#seats.keys()) live.lose(news.tenants);
    if (news.kind !== 'access') return;
    const users = new Set(news.users);
    void this.#recheck([...this.#seats].filter(([, { userId }]) => users.has(userId)));
  }

  /** Says goodbye to every reader. */
  close(): void {
    clearInterval(this.#timer);
    for (const live of this.#seats.keys()) live.bye();
  }

  /** One after the other: a thousand sockets must not become a thousand queries at once. */
  async #recheck(seats: readonly (readonly [LiveSocket, Seat])[]): Promise<void> {
    for (const [live, { cookie, authorization }] of seats) {
      try {
        const actor = await recallActor(this.#deps, new Headers({ cookie, authorization }));
        live.renew(actor);
      } catch (error) {
        // With the database away nobody's rights change either; the next round asks again.
        this.#deps.log.warn({ err: error }, 'rights of live readers not checked');
        return;
      }
    }
  }
}
