import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { Logger } from '../shared/node/log.ts';
import { announce, hear, type News } from '../shared/node/redis/bus.ts';

/**
 * News of this process and of the others, to whoever listens here. What this process tells is heard here at once,
 * also while Redis is away: a right taken away must not wait for a round trip.
 */
export class NewsDesk {
  readonly #redis: Redis;
  readonly #log: Logger;
  readonly #name = randomUUID();
  readonly #listeners = new Set<(news: News) => void>();

  constructor(redis: Redis, log: Logger) {
    this.#redis = redis;
    this.#log = log;
  }

  /** `subscriber` is a connection of its own. */
  async start(subscriber: Redis): Promise<void> {
    await hear(subscriber, (news, from) => {
      if (from !== this.#name) this.#spread(news);
    });
  }

  listen(onNews: (news: News) => void): void {
    this.#listeners.add(onNews);
  }

  async tell(news: News): Promise<void> {
    this.#spread(news);
    await announce(this.#redis, news, this.#name).catch((error: unknown) =>
      this.#log.warn({ err: error, news }, 'news not told to other processes; they look by themselves'),
    );
  }

  #spread(news: News): void {
    for (const listener of this.#listeners) listener(news);
  }
}
