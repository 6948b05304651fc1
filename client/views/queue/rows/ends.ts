import { GAP } from './gap.ts';
import { type Listed, Sequence } from './sequence.ts';

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

  /** The instant a row is ordered by; undefined for the gap. */
  instantAt(index: number): number | undefined {
    return index < this.newest.length
      ? this.newest.instantAt(index)
      : this.oldest.instantAt(this.#upwards(index));
  }

  /** −1 for what is not in it. */
  indexOf(key: string): number {
    if (key === GAP) return this.isParted ? this.newest.length : -1;
    const above = this.newest.indexOf(key);
    if (above !== -1) return above;
    const below = this.oldest.indexOf(key);
    return below === -1 ? -1 : this.#upwards(below);
  }

  /** Puts a row above the first that is no newer, on the side of the gap where it belongs. */
  place(row: Listed, isBelowGap: boolean): void {
    if (this.indexOf(row.key) !== -1) return;
    const index = this.newest.find((at) => at <= row.at);
    const isAmongNewest = this.isParted
      ? !isBelowGap
      : index < this.newest.length || this.oldest.length === 0;
    if (isAmongNewest) this.newest.insert(index, row);
    else
      this.oldest.insert(
        this.oldest.find((at) => at > row.at),
        row,
      );
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
