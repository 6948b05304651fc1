import { GAP } from './gap.ts';
import { Sequence } from './sequence.ts';

/** The rows of a list that is read from its newest on, and from its oldest as well once somebody goes there. */
export class Ends {
  readonly newest = new Sequence();
  /** From the last row upwards. */
  readonly oldest = new Sequence();
  /** Whether rows lie between the two that have not been read: one row stands for them. */
  isParted = false;

  get length(): number {
    return this.newest.length + (this.isParted ? 1 : 0) + this.oldest.length;
  }

  at(index: number): string | undefined {
    if (index < this.newest.length) return this.newest.at(index);
    if (this.isParted && index === this.newest.length) return GAP;
    return this.oldest.at(this.#upwards(index));
  }

  /** −1 for what is not in it. */
  indexOf(key: string): number {
    if (key === GAP) return this.isParted ? this.newest.length : -1;
    const above = this.newest.indexOf(key);
    if (above !== -1) return above;
    const below = this.oldest.indexOf(key);
    return below === -1 ? -1 : this.#upwards(below);
  }

  insert(index: number, key: string): void {
    if (this.indexOf(key) !== -1) return;
    if (index <= this.newest.length) this.newest.insert(index, key);
    else this.oldest.insert(this.length - index, key);
  }

  remove(gone: (key: string) => boolean): void {
    this.newest.remove(gone);
    this.oldest.remove(gone);
  }

  /** From an index of all to that of the oldest, and back. */
  #upwards(index: number): number {
    return this.length - 1 - index;
  }
}
