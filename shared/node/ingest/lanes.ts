import { Fault } from '../../domain/fault.ts';

/** Payload bytes that may wait for a commit; beyond this the database is too slow and senders must hold back. */
export const MAX_WAITING_BYTES = 64 * 1024 * 1024;
/** And of one sender: a flood fills its own line, and the others' requests are still taken. */
export const MAX_LANE_BYTES = 16 * 1024 * 1024;

interface Item<T> {
  readonly bytes: number;
  readonly value: T;
}

/** What waits, in a line for each sender; lines take turns. */
export class Lanes<T> {
  /** In the order of their turns: a line that had one goes to the end. */
  readonly #lanes = new Map<string, { items: Item<T>[]; bytes: number }>();
  #bytes = 0;

  get isEmpty(): boolean {
    return this.#lanes.size === 0;
  }

  /** A fault when too much waits. What is larger than all limits is taken where nothing else waits. */
  add(name: string, bytes: number, value: T): void {
    const lane = this.#lanes.get(name) ?? { items: [], bytes: 0 };
    const isTooMuch = (waiting: number, limit: number) => waiting > 0 && waiting + bytes > limit;
    if (isTooMuch(this.#bytes, MAX_WAITING_BYTES) || isTooMuch(lane.bytes, MAX_LANE_BYTES)) {
      throw new Fault('unavailable', 'too much is waiting to be stored; send again in a moment');
    }
    lane.items.push({ bytes, value });
    lane.bytes += bytes;
    this.#bytes += bytes;
    this.#lanes.set(name, lane);
  }

  /** One of each line in turn until `limitBytes` are reached; at least one. */
  take(limitBytes: number): T[] {
    const taken: T[] = [];
    let bytes = 0;
    for (let next = this.#lanes.entries().next().value; next !== undefined && bytes < limitBytes; ) {
      const [name, lane] = next;
      const item = lane.items.shift()!;
      taken.push(item.value);
      bytes += item.bytes;
      lane.bytes -= item.bytes;
      this.#bytes -= item.bytes;
      this.#lanes.delete(name);
      if (lane.items.length > 0) this.#lanes.set(name, lane);
      next = this.#lanes.entries().next().value;
    }
    return taken;
  }
}
