import type { Choice } from '../choice.ts';
import type { Page } from '../page.ts';
import { type HeldTenant, judgeOf } from './judge.ts';
import { type Found, inSlices } from './slices.ts';

/** A row's place in the list, newest first. */
export interface Placed {
  readonly at: number;
  readonly id: number;
}

/** The rows of a page, newest first: as many as fit, of all that are selected. */
export async function pageHeld(
  tenants: readonly HeldTenant[],
  choice: Choice,
  { limit, after }: Page,
  found: Found | null,
): Promise<Placed[]> {
  const newest = new Newest(limit);
  const judge = judgeOf(choice);
  const before = { at: after?.at.getTime() ?? Number.POSITIVE_INFINITY, id: after?.id ?? 0 };
  const lookIn = (tenant: HeldTenant) => {
    const { detectedAt, ids } = tenant.columns;
    const verdict = judge(tenant);
    return (place: number) => {
      const at = detectedAt[place]!;
      if (at > before.at || at < newest.oldest) return;
      if (at === before.at && ids[place]! >= before.id) return;
      if (verdict.failuresOf(place, verdict.codeAt(place)) === 0) newest.take(at, ids[place]!);
    };
  };
  if (found === null) {
    await inSlices(tenants, (tenant) => {
      const look = lookIn(tenant);
      return (from, to) => {
        // The newest come last as a rule: found first, they spare the others a closer look.
        for (let place = to - 1; place >= from; place--) look(place);
      };
    });
  } else {
    for (const tenant of tenants) {
      const look = lookIn(tenant);
      for (const place of found.get(tenant.id) ?? []) if (place < tenant.columns.length) look(place);
    }
  }
  return newest.rows();
}

/** The newest of many: twice as many are gathered as are wanted, then the older half goes. */
class Newest {
  #rows: Placed[] = [];
  readonly #most: number;
  /** Whatever is older has no place here any more. */
  oldest = Number.NEGATIVE_INFINITY;

  constructor(most: number) {
    this.#most = most;
  }

  take(at: number, id: number): void {
    this.#rows.push({ at, id });
    if (this.#rows.length >= 2 * this.#most) this.#cut();
  }

  rows(): Placed[] {
    this.#cut();
    return this.#rows;
  }

  #cut(): void {
    this.#rows = this.#rows.sort((a, b) => b.at - a.at || b.id - a.id).slice(0, this.#most);
    if (this.#rows.length === this.#most) this.oldest = this.#rows.at(-1)!.at;
  }
}
