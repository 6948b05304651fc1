/**
 * A map copies itself whenever it doubles, and a copy of half a million entries takes many frames. Of this many, each
 * that grows copies a few thousand.
 */
const PARTS = 256;

const partOf = (key: string): number => {
  let hash = 0;
  for (let at = 0; at < key.length; at++) hash = (31 * hash + key.charCodeAt(at)) | 0;
  return hash & (PARTS - 1);
};

/** A number for each of a million keys, none of which is dear to add. */
export class Places {
  readonly #parts = Array.from({ length: PARTS }, () => new Map<string, number>());

  has(key: string): boolean {
    return this.#parts[partOf(key)]!.has(key);
  }

  get(key: string): number | undefined {
    return this.#parts[partOf(key)]!.get(key);
  }

  set(key: string, place: number): void {
    this.#parts[partOf(key)]!.set(key, place);
  }

  clear(): void {
    for (const part of this.#parts) part.clear();
  }
}
