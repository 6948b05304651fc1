import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import { SECOND_MS } from '../shared/domain/clock.ts';
import type { Logger } from '../shared/node/log.ts';
import { announce, hear, type News } from '../shared/node/redis/bus.ts';

/** A connection to Redis that broke is back within half a second, when Redis is. */
const TELL_AGAIN_MS = 500;
/** Past this it is Redis that is away, and then every process looks by itself when it comes back. */
const TELL_FOR_MS = 10 * SECOND_MS;

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

  /** `subscriber` is a connection of its own; `onGap` is called when news may have been missed. */
  async start(subscriber: Redis, onGap: () => void): Promise<void> {
    const onNews = (news: News, from: string): void => {
      if (from !== this.#name) this.#spread(news);
    };
    await hear(subscriber, onNews, onGap);
  }

  listen(onNews: (news: News) => void): void {
    this.#listeners.add(onNews);
  }

  async tell(news: News): Promise<void> {
    this.#spread(news);
    if (!(await this.#announce(news))) void this.#tellAgain(news);
  }

  async #tellAgain(news: News): Promise<void> {
    for (let waited = 0; waited < TELL_FOR_MS; waited += TELL_AGAIN_MS) {
      await sleep(TELL_AGAIN_MS, null, { ref: false });
      if (await this.#announce(news)) return;
    }
  }

  async #announce(news: News): Promise<boolean> {
    try {
      await announce(this.#redis, news, this.#name);
      return true;
    } catch (error) {
      this.#log.warn({ err: error, kind: news.kind }, 'news not told to other processes');
      return false;
    }
  }

  #spread(news: News): void {
    for (const listener of this.#listeners) listener(news);
  }
}
