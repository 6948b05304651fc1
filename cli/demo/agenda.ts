interface Entry<T> {
  readonly at: number;
  readonly item: T;
}

/** What is to happen, soonest first (a binary heap). */
export class Agenda<T> {
  readonly #heap: Entry<T>[] = [];

  get size(): number {
    return this.#heap.length;
  }

  add(at: number, item: T): void {
    const heap = this.#heap;
    heap.push({ at, item });
    for (let child = heap.length - 1; child > 0; ) {
      const parent = (child - 1) >> 1;
      if (heap[parent]!.at <= heap[child]!.at) return;
      this.#swap(parent, child);
      child = parent;
    }
  }

  /** Takes the soonest item that is due at `now`, or undefined. */
  take(now: number): T | undefined {
    const first = this.#heap[0];
    if (first === undefined || first.at > now) return undefined;
    const last = this.#heap.pop()!;
    if (this.#heap.length > 0) {
      this.#heap[0] = last;
      this.#sink();
    }
    return first.item;
  }

  #sink(): void {
    for (let parent = 0; ; ) {
      const child = this.#soonerChild(parent);
      if (child === undefined || this.#heap[parent]!.at <= this.#heap[child]!.at) return;
      this.#swap(parent, child);
      parent = child;
    }
  }

  #soonerChild(parent: number): number | undefined {
    const [left, right] = [parent * 2 + 1, parent * 2 + 2];
    if (left >= this.#heap.length) return undefined;
    return right < this.#heap.length && this.#heap[right]!.at < this.#heap[left]!.at ? right : left;
  }

  #swap(a: number, b: number): void {
    [this.#heap[a], this.#heap[b]] = [this.#heap[b]!, this.#heap[a]!];
  }
}
