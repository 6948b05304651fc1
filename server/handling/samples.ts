import { quantileOf } from '../../shared/domain/quantile.ts';
import type { Durations } from '../../shared/wire/http/handling.ts';
import { NOTHING, type Times } from './groups.ts';

const FIRST_PLACES = 1_024;

/** Whom a time is of, as places in lists of whoever measures. */
interface Keys {
  tenant: Uint32Array;
  severity: Uint32Array;
  handler: Uint32Array;
}

/** Times of one kind, 21 bytes each. */
export class Samples {
  length = 0;
  /** Milliseconds, never less than 0; NaN where it is not known. */
  #elapsed = new Float64Array(FIRST_PLACES);
  #unacknowledged = new Uint8Array(FIRST_PLACES);
  readonly #keys: Keys = {
    tenant: new Uint32Array(FIRST_PLACES),
    severity: new Uint32Array(FIRST_PLACES),
    handler: new Uint32Array(FIRST_PLACES),
  };

  add(elapsed: number, tenant: number, severity: number, handler: number, unacknowledged: boolean): void {
    const at = this.length++;
    if (at === this.#elapsed.length) this.#grow();
    this.#elapsed[at] = Math.max(elapsed, 0);
    this.#unacknowledged[at] = unacknowledged ? 1 : 0;
    this.#keys.tenant[at] = tenant;
    this.#keys.severity[at] = severity;
    this.#keys.handler[at] = handler;
  }

  all(): Times {
    return this.#grouped(new Uint32Array(this.length), 1)[0]!;
  }

  /** One for each of `size` places, in their order. */
  by(key: keyof Keys, size: number): Times[] {
    return this.#grouped(this.#keys[key], size);
  }

  /** Counts what is in each group, then lays the known times of each side by side. */
  #grouped(keys: Uint32Array, size: number): Times[] {
    const all = new Uint32Array(size);
    const unacknowledged = new Uint32Array(size);
    const ends = new Uint32Array(size + 1);
    for (let at = 0; at < this.length; at++) {
      const key = keys[at]!;
      all[key]!++;
      unacknowledged[key]! += this.#unacknowledged[at]!;
      if (!Number.isNaN(this.#elapsed[at]!)) ends[key + 1]!++;
    }
    for (let key = 0; key < size; key++) ends[key + 1]! += ends[key]!;
    const next = ends.slice();
    const known = new Float64Array(ends[size]!);
    for (let at = 0; at < this.length; at++) {
      const elapsed = this.#elapsed[at]!;
      if (!Number.isNaN(elapsed)) known[next[keys[at]!]!++] = elapsed;
    }
    return Array.from(all, (count, key) =>
      count === 0
        ? NOTHING
        : {
            all: count,
            unacknowledged: unacknowledged[key]!,
            durations: durationsOf(known.subarray(ends[key]!, ends[key + 1]!)),
          },
    );
  }

  #grow(): void {
    const wider = <T extends Uint8Array | Uint32Array | Float64Array>(column: T, to: T): T => {
      to.set(column);
      return to;
    };
    const places = this.#elapsed.length * 2;
    this.#elapsed = wider(this.#elapsed, new Float64Array(places));
    this.#unacknowledged = wider(this.#unacknowledged, new Uint8Array(places));
    for (const key of ['tenant', 'severity', 'handler'] as const) {
      this.#keys[key] = wider(this.#keys[key], new Uint32Array(places));
    }
  }
}

/** Of milliseconds, in seconds. Puts them in another order. */
function durationsOf(elapsed: Float64Array): Durations {
  const count = elapsed.length;
  if (count === 0) return NOTHING.durations;
  const mean = elapsed.reduce((sum, each) => sum + each, 0) / count;
  return {
    count,
    mean: seconds(mean),
    median: seconds(quantileOf(elapsed, 0.5)),
    p90: seconds(quantileOf(elapsed, 0.9)),
  };
}

/** To the millisecond, which is how exactly instants are kept. */
const seconds = (milliseconds: number): number => Math.round(milliseconds) / 1_000;
