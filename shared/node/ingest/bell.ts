import type { Logger } from '../log.ts';
import type { Doorbell } from '../queue.ts';

/**
 * Rings shards without making anyone wait: the records are durable already. One ring per shard is under way at a
 * time, and one more follows if asked meanwhile, so a Redis that hangs gathers no queue. Lost rings are the
 * sweep's to repeat.
 */
export class Bell {
  readonly #doorbell: Doorbell;
  readonly #log: Logger;
  readonly #ringing = new Map<number, { again: boolean }>();

  constructor(doorbell: Doorbell, log: Logger) {
    this.#doorbell = doorbell;
    this.#log = log;
  }

  ring(shard: number): void {
    const ringing = this.#ringing.get(shard);
    if (ringing === undefined) void this.#ringOut(shard);
    else ringing.again = true;
  }

  async #ringOut(shard: number): Promise<void> {
    const state = { again: true };
    this.#ringing.set(shard, state);
    while (state.again) {
      state.again = false;
      try {
        await this.#doorbell.ring(shard);
      } catch (error) {
        this.#log.warn({ err: error, shard }, 'could not ring for new records; the sweep will');
      }
    }
    this.#ringing.delete(shard);
  }
}
