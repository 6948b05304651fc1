import { randomInt } from 'node:crypto';

/** Versions of one millisecond: 2⁵³ holds 17 years of them. */
const TAGS = 2 ** 14;
/** With more views than this many draws can tell apart, two of them may share a tag: their clocks still differ. */
const DRAWS = 16;

/** Numbers that tell views apart: drawn, so that none says how many others there are. */
export class Tags {
  readonly #taken = new Set<number>();

  take(): number {
    let tag = randomInt(TAGS);
    for (let draw = 1; this.#taken.has(tag) && draw < DRAWS; draw++) tag = randomInt(TAGS);
    this.#taken.add(tag);
    return tag;
  }

  free(tag: number): void {
    this.#taken.delete(tag);
  }
}

/**
 * The versions of one view: the millisecond of the change, then the view's tag. So they rise over all views of a
 * server, no two views share one, and one view's say nothing about how much another's moved.
 */
export class Versions {
  readonly tag: number;
  readonly #elapsedMs: () => number;
  #last = 0;

  constructor(tag: number, elapsedMs: () => number) {
    this.tag = tag;
    this.#elapsedMs = elapsedMs;
  }

  readonly next = (): number => {
    this.#last = Math.max(this.#elapsedMs(), this.#last + 1);
    return this.#last * TAGS + this.tag;
  };
}
