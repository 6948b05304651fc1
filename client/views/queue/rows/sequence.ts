import { Places } from './places.ts';

/** A row as a list orders it. */
export interface Listed {
  readonly key: string;
  /** When it was detected, or last added to; epoch milliseconds. */
  readonly at: number;
}

/**
 * Keys in an order that grows at its end and near its beginning, with the place of each and the instant it is ordered
 * by, which stays known when the row itself is forgotten. A list of a million rows is one of these, so nothing here
 * walks all of it but `remove`.
 */
export class Sequence {
  #keys: string[] = [];
  #instants: number[] = [];
  /** Place of each key, less that of the first: what is put in near the beginning moves only what lies above. */
  readonly #ordinals = new Places();
  #first = 0;

  get length(): number {
    return this.#keys.length;
  }

  at(index: number): string | undefined {
    return this.#keys[index];
  }

  instantAt(index: number): number | undefined {
    return this.#instants[index];
  }

  has(key: string): boolean {
    return this.#ordinals.has(key);
  }

  /** −1 for what is not in it. */
  indexOf(key: string): number {
    const ordinal = this.#ordinals.get(key);
    return ordinal === undefined ? -1 : ordinal - this.#first;
  }

  slice(from: number, to: number): readonly string[] {
    return this.#keys.slice(from, to);
  }

  /** The first place at whose instant `isPast` holds, if it holds at all that follow; their number where at none. */
  find(isPast: (at: number) => boolean): number {
    let low = 0;
    let high = this.#instants.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isPast(this.#instants[middle]!)) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** Answers how many were new. */
  append(rows: readonly Listed[]): number {
    const before = this.#keys.length;
    for (const { key, at } of rows) {
      if (this.#ordinals.has(key)) continue;
      this.#ordinals.set(key, this.#first + this.#keys.length);
      this.#keys.push(key);
      this.#instants.push(at);
    }
    return this.#keys.length - before;
  }

  insert(index: number, { key, at }: Listed): void {
    if (this.#ordinals.has(key)) return;
    this.#first--;
    for (let above = 0; above < index; above++) {
      this.#ordinals.set(this.#keys[above]!, this.#first + above);
    }
    this.#keys.splice(index, 0, key);
    this.#instants.splice(index, 0, at);
    this.#ordinals.set(key, this.#first + index);
  }

  remove(gone: (key: string) => boolean): void {
    const kept = this.#keys.map((key) => !gone(key));
    this.#keys = this.#keys.filter((_, index) => kept[index]);
    this.#instants = this.#instants.filter((_, index) => kept[index]);
    this.#ordinals.clear();
    this.#first = 0;
    for (const [index, key] of this.#keys.entries()) this.#ordinals.set(key, index);
  }
}
