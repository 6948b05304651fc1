import type { Choice } from '../choice.ts';
import type { Page } from '../page.ts';
import { type HeldTenant, judgeOf } from './judge.ts';
import { type Found, inSlices } from './slices.ts';

/** A row's place in the list. */
export interface Placed {
  readonly at: number;
  readonly id: number;
}

/** The rows of a page in its order: as many as fit, of all that are selected. */
export async function pageHeld(
  tenants: readonly HeldTenant[],
  choice: Choice,
  { order, limit, after }: Page,
  found: Found | null,
): Promise<Placed[]> {
  // Read from its oldest, the list is the same one with every place negated.
  const sign = order === 'newest' ? 1 : -1;
  const first = new Highest(limit);
  const judge = judgeOf(choice);
  const before = after === null ? NONE : { at: sign * after.at.getTime(), id: sign * after.id };
  const lookIn = (tenant: HeldTenant) => {
    const { detectedAt, ids } = tenant.columns;
    const verdict = judge(tenant);
    return (place: number) => {
      const at = sign * detectedAt[place]!;
      if (at > before.at || at < first.lowest) return;
      const id = sign * ids[place]!;
      if (at === before.at && id >= before.id) return;
      if (verdict.failuresOf(place, verdict.codeAt(place)) === 0) first.take(at, id);
    };
  };
  if (found === null) {
    await inSlices(tenants, (tenant) => {
      const look = lookIn(tenant);
      return (from, to) => {
        // The newest come last as a rule. Those that come first in the page spare the others a closer look.
        if (sign === 1) for (let place = to - 1; place >= from; place--) look(place);
        else for (let place = from; place < to; place++) look(place);
      };
    });
  } else {
    for (const tenant of tenants) {
      const look = lookIn(tenant);
      for (const place of found.get(tenant.id) ?? []) if (place < tenant.columns.length) look(place);
    }
  }
  return first.rows().map(({ at, id }) => ({ at: sign * at, id: sign * id }));
}

const NONE: Placed = { at: Number.POSITIVE_INFINITY, id: 0 };

/** The highest of many, from the highest on: twice as many are gathered as are wanted, then the lower half goes. */
class Highest {
  #rows: Placed[] = [];
  readonly #most: number;
  /** Whatever is lower has no place here any more. */
  lowest = Number.NEGATIVE_INFINITY;

  constructor(most: number) {
    this.#most = most;
  }

  take(at: number, id: number): void {
    this.#rows.push({ at, id });
    if (this.#rows.length >= 2 * this.#most) this.#cut();
  }

  rows(): readonly Placed[] {
    this.#cut();
    return this.#rows;
  }

  #cut(): void {
    this.#rows = this.#rows.sort((a, b) => b.at - a.at || b.id - a.id).slice(0, this.#most);
    if (this.#rows.length === this.#most) this.lowest = this.#rows.at(-1)!.at;
  }
}
