/** Readings of a format from which its own usual pace is known. */
const WARM_UP = 300;
/** So much above the usual pace for its size is looked at again. */
const SLOW = 40;
/** Whatever else runs on the machine does not run each time; what is really slow is so each time. */
const TRIES = { least: 5, most: 200, patience: 100 } as const;

/**
 * Whether something takes time in proportion to its input. The floor is the median time and size of the same work in
 * the same run, so that a slow machine is no slow input.
 */
export class Pace {
  readonly #first: { ms: number; size: number }[] = [];
  #usual: { ms: number; size: number } | undefined;

  time<T>(work: () => T, size: number): { result: T; fault?: string } {
    const { result, ms } = timed(work);
    if (this.#usual === undefined) {
      this.#learn({ ms, size });
      return { result };
    }
    const allowed = this.#allowed(size);
    if (ms <= allowed) return { result };
    const best = bestOf(work, allowed);
    if (best <= allowed) return { result };
    const { ms: usual, size: of } = this.#usual;
    return {
      result,
      fault: `slow: ${best.toFixed(2)} ms for ${size} characters; usual are ${usual.toFixed(3)} ms for ${of}`,
    };
  }

  #learn(sample: { ms: number; size: number }): void {
    this.#first.push(sample);
    if (this.#first.length < WARM_UP) return;
    const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1]!;
    const [ms, size] = [median(this.#first.map((one) => one.ms)), median(this.#first.map((one) => one.size))];
    this.#usual = { ms: Math.max(ms, Number.EPSILON), size: Math.max(size, 1) };
  }

  #allowed(size: number): number {
    const usual = this.#usual!;
    return SLOW * usual.ms * Math.max(1, size / usual.size);
  }
}

function timed<T>(work: () => T): { result: T; ms: number } {
  const started = performance.now();
  const result = work();
  return { result, ms: performance.now() - started };
}

/** The least of several tries, as soon as one is fast enough; gives up on what keeps being slow. */
function bestOf(work: () => unknown, allowed: number): number {
  let [best, total] = [Number.POSITIVE_INFINITY, 0];
  for (let tries = 1; tries <= TRIES.most && best > allowed; tries++) {
    const { ms } = timed(work);
    best = Math.min(best, ms);
    total += ms;
    if (tries >= TRIES.least && total > allowed * TRIES.patience) break;
  }
  return best;
}
