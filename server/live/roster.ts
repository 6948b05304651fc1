import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../../shared/node/log.ts';
import type { Follower } from './follower.ts';
import type { Hub } from './hub.ts';

/** A thousand tenants created one after the other are a few changes of the list, not a thousand. */
const GATHER_MS = 100;

/** Keeps the list of tenants, and with it every view, in step with the database. One look at a time. */
export class Roster {
  readonly #follower: Follower;
  readonly #hub: Hub;
  readonly #log: Logger;
  #looking: Promise<void> | null = null;
  #again = false;

  constructor(follower: Follower, hub: Hub, log: Logger) {
    this.#follower = follower;
    this.#hub = hub;
    this.#log = log;
  }

  /** Says that the list may have changed; however often it is said, looks follow at a bounded rate. */
  refresh(): void {
    this.#again = true;
    this.#looking ??= this.#look().finally(() => {
      this.#looking = null;
    });
  }

  async #look(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      try {
        if (await this.#follower.refreshTenants()) this.#hub.reshape();
      } catch (error) {
        this.#log.warn({ err: error }, 'list of tenants not refreshed; looking again soon');
      }
      await sleep(GATHER_MS);
    }
  }

  async close(): Promise<void> {
    this.#again = false;
    await this.#looking;
  }
}
