import type { Logger } from '../../shared/node/log.ts';
import { claimDue } from './claim.ts';
import { type PullDeps, run } from './run.ts';

/** Runs at a time, a worker: most of a run is waiting for the other side. */
const MAX_RUNS = 8;

/** Starts what is due and does not wait for it, so that a slow service delays nobody. */
export class Schedule {
  readonly #deps: PullDeps;
  readonly #log: Logger;
  readonly #running = new Set<Promise<void>>();
  readonly #stop = new AbortController();

  constructor(deps: PullDeps) {
    this.#deps = deps;
    this.#log = deps.log;
  }

  async turn(): Promise<void> {
    const free = MAX_RUNS - this.#running.size;
    if (free === 0 || this.#stop.signal.aborted) return;
    const { tenancy, clock } = this.#deps;
    const claimed = await tenancy.asSystem('claim connectors that are due', (tx) =>
      claimDue(tx, clock(), free),
    );
    for (const each of claimed) this.#start(run(this.#deps, each, this.#stop.signal));
  }

  /** Runs end at their next page; what they have stored stays. */
  async close(): Promise<void> {
    this.#stop.abort();
    await Promise.all(this.#running);
  }

  #start(work: Promise<void>): void {
    const running = work
      .catch((error) =>
        this.#log.warn({ err: error }, 'a run of a connector has no end; it is taken back later'),
      )
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
  }
}
