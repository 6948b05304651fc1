/** Slots are stored in chunks of this many, made when first used: most tenants are quiet most of the time. */
const CHUNK = 60;

interface Chunk {
  readonly values: Uint32Array;
  /** Sum per lane over the whole chunk, so that a long window adds chunks and only scans its two edges. */
  readonly totals: Float64Array;
}

/** Counts per numbered time slot (an epoch minute or hour) and lane, sparse, with sums over ranges of slots. */
export class Buckets {
  readonly #lanes: number;
  readonly #chunks = new Map<number, Chunk>();

  constructor(lanes: number) {
    this.#lanes = lanes;
  }

  /** Answers the value that was there before. */
  set(slot: number, lane: number, value: number): number {
    const chunk = this.#chunk(Math.floor(slot / CHUNK));
    const position = (slot % CHUNK) * this.#lanes + lane;
    const before = chunk.values[position]!;
    chunk.totals[lane]! += value - before;
    chunk.values[position] = value;
    return before;
  }

  get(slot: number, lane: number): number {
    const chunk = this.#chunks.get(Math.floor(slot / CHUNK));
    return chunk === undefined ? 0 : chunk.values[(slot % CHUNK) * this.#lanes + lane]!;
  }

  /** Visits the cells of the slots `from` to `to` that are not zero. */
  each(from: number, to: number, visit: (slot: number, lane: number, value: number) => void): void {
    for (let slot = from; slot <= to; ) {
      const chunk = this.#chunks.get(Math.floor(slot / CHUNK));
      const end = Math.min(to, slot - (slot % CHUNK) + CHUNK - 1);
      for (; chunk !== undefined && slot <= end; slot++) {
        for (let lane = 0; lane < this.#lanes; lane++) {
          const value = chunk.values[(slot % CHUNK) * this.#lanes + lane]!;
          if (value !== 0) visit(slot, lane, value);
        }
      }
      slot = end + 1;
    }
  }

  /** Sum of one lane over the slots `from` to `to`, both included. */
  sum(lane: number, from: number, to: number): number {
    let total = 0;
    for (let slot = from; slot <= to; ) {
      const chunk = this.#chunks.get(Math.floor(slot / CHUNK));
      const end = Math.min(to, slot - (slot % CHUNK) + CHUNK - 1);
      const whole = slot % CHUNK === 0 && end - slot === CHUNK - 1;
      if (chunk !== undefined) total += whole ? chunk.totals[lane]! : this.#scan(chunk, lane, slot, end);
      slot = end + 1;
    }
    return total;
  }

  /** Forgets whole chunks that lie before `slot`. */
  dropBefore(slot: number): void {
    for (const index of this.#chunks.keys()) {
      if ((index + 1) * CHUNK <= slot) this.#chunks.delete(index);
    }
  }

  #scan(chunk: Chunk, lane: number, from: number, to: number): number {
    let total = 0;
    for (let slot = from; slot <= to; slot++) total += chunk.values[(slot % CHUNK) * this.#lanes + lane]!;
    return total;
  }

  #chunk(index: number): Chunk {
    let chunk = this.#chunks.get(index);
    if (chunk === undefined) {
      chunk = { values: new Uint32Array(CHUNK * this.#lanes), totals: new Float64Array(this.#lanes) };
      this.#chunks.set(index, chunk);
    }
    return chunk;
  }
}
