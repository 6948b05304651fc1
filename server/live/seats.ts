import type { WebSocket } from 'ws';
import type { Logger } from '../../shared/node/log.ts';
import { type ActorDeps, recallActor } from '../identity/actor.ts';
import type { LiveSocket } from './socket.ts';

/** How long a right that was taken away may live on in an open socket when nothing else tells of it. */
const RECHECK_MS = 60_000;

/** The open live sockets of this process, each with the cookie it came with: rights are looked up again. */
export class Seats {
  readonly #deps: ActorDeps & { readonly log: Logger };
  readonly #cookies = new Map<LiveSocket, string>();
  readonly #timer: NodeJS.Timeout;

  constructor(deps: ActorDeps & { readonly log: Logger }) {
    this.#deps = deps;
    this.#timer = setInterval(() => void this.#recheck(), RECHECK_MS);
  }

  take(socket: WebSocket, live: LiveSocket, cookie: string): void {
    this.#cookies.set(live, cookie);
    socket.on('close', () => this.#cookies.delete(live));
  }

  /** Says goodbye to every reader. */
  close(): void {
    clearInterval(this.#timer);
    for (const live of this.#cookies.keys()) live.bye();
  }

  /** One after the other: a thousand sockets must not become a thousand queries at once. */
  async #recheck(): Promise<void> {
    for (const [live, cookie] of this.#cookies) {
      try {
        const actor = await recallActor(this.#deps, cookie);
        live.renew(actor?.permissions.includes('overview.read') ? actor : null);
      } catch (error) {
        // With the database away nobody's rights change either; the next round asks again.
        this.#deps.log.warn({ err: error }, 'rights of live readers not checked');
        return;
      }
    }
  }
}
