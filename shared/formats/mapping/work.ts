/** Values made of one record: far more than an incident has, far less than a nest of lists can ask for. */
const MAX_VALUES = 20_000;
/** Characters that templates write for one record; its longest fields together have a tenth of it. */
const MAX_CHARS = 1_000_000;

/** What a mapping may still do for one record: nested lists and long templates multiply, this does not. */
export class Work {
  #values = MAX_VALUES;
  #chars = MAX_CHARS;

  /** Whether one more value may be made. */
  value(): boolean {
    return --this.#values >= 0;
  }

  /** The text, or nothing once there was too much of it. */
  text(text: string): string {
    this.#chars -= text.length;
    return this.#chars >= 0 ? text : '';
  }

  /** Something is missing in what was made. */
  get isSpent(): boolean {
    return this.#values < 0 || this.#chars < 0;
  }
}

/** What a template shows of a value: lists and objects leave their place empty. */
export const textOf = (value: unknown): string =>
  typeof value === 'object' || value === undefined ? '' : String(value);
