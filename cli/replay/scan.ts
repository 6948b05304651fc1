/** A single value of a file larger than this is not an incident; without a bound a stray bracket eats the memory. */
const MAX_VALUE_CHARS = 16 * 1024 * 1024;

const OPENING = new Set(['{', '[']);
const CLOSING = new Set(['}', ']']);

/**
 * Cuts the text of a JSON array, or of JSON objects one after the other, into the texts of its elements as the
 * chunks arrive, so that a file need not fit in memory. What lies between elements is not looked at.
 */
export class Scanner {
  /** Depth at which elements live: 1 inside an array, 0 for objects in a row. */
  readonly #floor: 0 | 1;
  #depth = 0;
  #quoted = false;
  #escaped = false;
  #held = '';

  constructor(inArray: boolean) {
    this.#floor = inArray ? 1 : 0;
  }

  /** The elements that end within this chunk. */
  push(chunk: string): string[] {
    const found: string[] = [];
    let start = this.#held === '' ? -1 : 0;
    for (let i = 0; i < chunk.length; i++) {
      const before = this.#depth;
      this.#step(chunk[i]!);
      if (before === this.#floor && this.#depth > before) start = i;
      if (before === this.#floor + 1 && this.#depth < before && start >= 0) {
        found.push(this.#held + chunk.slice(start, i + 1));
        this.#held = '';
        start = -1;
      }
    }
    if (start >= 0) this.#hold(chunk.slice(start));
    return found;
  }

  /** True where the text ended in the middle of something. */
  get unfinished(): boolean {
    return this.#depth > 0;
  }

  #step(char: string): void {
    if (this.#quoted) {
      if (this.#escaped) this.#escaped = false;
      else if (char === '\\') this.#escaped = true;
      else if (char === '"') this.#quoted = false;
    } else if (char === '"') this.#quoted = true;
    else if (OPENING.has(char)) this.#depth++;
    else if (CLOSING.has(char)) this.#depth--;
  }

  #hold(text: string): void {
    this.#held += text;
    if (this.#held.length > MAX_VALUE_CHARS)
      throw new Error('a single record is larger than 16 MiB; is the file JSON?');
  }
}
