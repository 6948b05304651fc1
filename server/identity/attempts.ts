import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';
import { SECOND_MS } from '../../shared/domain/clock.ts';
import { Fault } from '../../shared/domain/fault.ts';
import { attemptsKey } from '../../shared/node/redis/keys.ts';

/** So many attempts within a window that begins with the first one. */
export interface Limit {
  readonly what: string;
  readonly max: number;
  readonly windowMs: number;
}

export interface Verdict {
  readonly allowed: boolean;
  /** The attempt that went over the limit, the one worth writing down; later ones are told nothing new. */
  readonly first: boolean;
  readonly retryAfterS: number;
}

const keyOf = ({ what }: Limit, of: string): string =>
  attemptsKey(what, createHash('sha256').update(of).digest('base64url'));

const away = (): never => {
  throw new Fault('unavailable', 'attempts to sign in cannot be counted now; try again');
};

/**
 * Counts attempts for all server processes together. An attempt counts before it is made, so that guesses sent at
 * once are counted like guesses sent in turn.
 */
export class Attempts {
  readonly #redis: Redis;

  constructor(redis: Redis) {
    this.#redis = redis;
  }

  async count(limit: Limit, of: string): Promise<Verdict> {
    const [count, leftMs] = await this.#redis.countAttempt(keyOf(limit, of), limit.windowMs).catch(away);
    return {
      allowed: count <= limit.max,
      first: count === limit.max + 1,
      retryAfterS: Math.max(1, Math.ceil(leftMs / SECOND_MS)),
    };
  }

  /** It was no guess after all. */
  async takeBack(limit: Limit, of: string): Promise<void> {
    await this.#redis.takeBackAttempt(keyOf(limit, of)).catch(away);
  }

  async forget(limit: Limit, of: string): Promise<void> {
    await this.#redis.del(keyOf(limit, of)).catch(away);
  }
}
