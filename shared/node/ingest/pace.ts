import type { Redis } from 'ioredis';
import { type Clock, SECOND_MS } from '../../domain/clock.ts';
import { Fault } from '../../domain/fault.ts';
import { type Bucket, takeTokens } from '../../domain/token-bucket.ts';
import type { Logger } from '../log.ts';
import { rateKey } from '../redis/keys.ts';

/** How many records a second may come through the keys of a slot. */
export interface Rate {
  readonly slot: string;
  readonly perSecond: number;
}

/** A rate is an average over this long: sensors send in gusts. */
const BURST_S = 5;
/** Longer than any answer of a Redis that is there; a sensor's request must not hang on one that is not. */
const REDIS_PATIENCE_MS = 250;
/** After a failure this process counts alone for so long, instead of finding out again with every request. */
const ALONE_FOR_MS = SECOND_MS;
/** Buckets kept while counting alone; the oldest goes. Each is some hundred bytes. */
const MAX_BUCKETS = 10_000;

/**
 * Holds keys to their rates, over all servers together. While Redis is away each process holds them by itself: a
 * sender may then get the rate once per server, but nobody is refused for want of Redis.
 */
export class Pace {
  readonly #redis: Redis;
  readonly #clock: Clock;
  readonly #log: Logger;
  readonly #buckets = new Map<string, Bucket>();
  #aloneUntil = Number.NEGATIVE_INFINITY;

  constructor(deps: { readonly redis: Redis; readonly clock: Clock; readonly log: Logger }) {
    this.#redis = deps.redis;
    this.#clock = deps.clock;
    this.#log = deps.log;
  }

  /** Counts `records`, or refuses them (`too_many`, with the seconds to wait). */
  async take(rate: Rate, records: number): Promise<void> {
    const waitMs = await this.#wait(rate, records);
    if (waitMs === 0) return;
    const seconds = Math.ceil(waitMs / SECOND_MS);
    throw new Fault(
      'too_many',
      `this key may send ${rate.perSecond} records a second; send again in ${seconds} s`,
      undefined,
      seconds,
    );
  }

  async #wait(rate: Rate, records: number): Promise<number> {
    if (performance.now() < this.#aloneUntil) return this.#alone(rate, records);
    try {
      return await this.#together(rate, records);
    } catch (error) {
      this.#aloneUntil = performance.now() + ALONE_FOR_MS;
      this.#log.warn({ err: error }, 'rates of keys are counted by this process alone');
      return this.#alone(rate, records);
    }
  }

  async #together({ slot, perSecond }: Rate, records: number): Promise<number> {
    const taken = this.#redis.takeTokens(
      rateKey(slot),
      perSecond,
      perSecond * BURST_S,
      records,
      this.#clock(),
    );
    // What fails after patience ended has been dealt with.
    taken.catch(() => {});
    return withinPatience(taken);
  }

  #alone({ slot, perSecond }: Rate, records: number): number {
    const filling = { perSecond, size: perSecond * BURST_S };
    const { bucket, waitMs } = takeTokens(this.#buckets.get(slot), filling, records, this.#clock());
    this.#buckets.delete(slot);
    this.#buckets.set(slot, bucket);
    if (this.#buckets.size > MAX_BUCKETS) this.#buckets.delete(this.#buckets.keys().next().value!);
    return waitMs;
  }
}

function withinPatience<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('Redis does not answer')), REDIS_PATIENCE_MS);
  });
  return Promise.race([work, patience]).finally(() => clearTimeout(timer));
}
