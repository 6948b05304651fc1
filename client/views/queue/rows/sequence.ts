import { Places } from './places.ts';

/**
 * Keys in an order that grows at its end and near its beginning, with the place of each. A list of a million rows is
 * one of these, so nothing here walks all of it but `remove`.
 */
export class Sequence {
  #keys: string[] = [];
  /** Place of each key, less that of the first: what is put in near the beginning moves only what lies above. */
  readonly #ordinals = new Places();
  #first = 0;

  get length(): number {
    return this.#keys.length;
  }

  at(index: number): string | undefined {
    return this.#keys[index];
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

  /** Answers how many were new. */
  append(keys: readonly string[]): number {
    const before = this.#keys.length;
    for (const key of keys) {
      if (this.#ordinals.has(key)) continue;
      this.#ordinals.set(key, this.#first + this.#keys.length);
      this.#keys.push(key);
    }
    return this.#keys.length - before;
  }

  insert(index: number, key: string): void {
    if (this.#ordinals.has(key)) return;
    this.#first--;
    for (let above = 0; above < index; above++) {
      this.#ordinals.set(this.#keys[above]!, this.#first + above);
    }
    this.#keys.splice(index, 0, key);
    this.#ordinals.set(key, this.#first + index);
  }

  remove(gone: (key: string) => boolean): void {
    this.#keys = this.#keys.filter((key) => !gone(key));
    this.#ordinals.clear();
    this.#first = 0;
    for (const [index, key] of this.#keys.entries()) this.#ordinals.set(key, index);
  }
}
