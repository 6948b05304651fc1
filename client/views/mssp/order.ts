import { type Accessor, createMemo, untrack } from 'solid-js';
import type { LiveTenant } from '../../../shared/wire/live.ts';
import { useFeed } from '../../live/feed.tsx';
import type { Cells } from '../../live/store.ts';

export type Tenants = readonly LiveTenant[];

const same = (one: Tenants, other: Tenants): boolean =>
  one.length === other.length && one.every((tenant, index) => tenant === other[index]);

/** The order as it was, if it is still of the same tenants: one that is gone must not stay for being looked at. */
function keepOrder(before: Tenants, now: Tenants): Tenants | undefined {
  const byId = new Map(now.map((tenant) => [tenant.id, tenant]));
  const kept = before.flatMap((tenant) => byId.get(tenant.id) ?? []);
  return kept.length === before.length && kept.length === now.length ? kept : undefined;
}

/**
 * All tenants, highest score first, ordered anew at most once a second: faster than that no eye can follow, and
 * with a thousand tenants it would be the one thing that touches every row on every frame. While `held`, the order
 * stays, so that nothing moves away under a pointer.
 */
export function createOrder(
  score: (cells: Cells) => number,
  held: () => boolean = () => false,
): Accessor<Tenants> {
  const { store, second } = useFeed();
  return createMemo<Tenants>(
    (before) => {
      second();
      const tenants = store.tenants();
      const kept = held() ? keepOrder(before, tenants) : undefined;
      if (kept) return kept;
      return untrack(() => {
        const scores = new Map(tenants.map((tenant) => [tenant, score(store.peek(tenant.row))]));
        return tenants.toSorted(
          (a, b) => scores.get(b)! - scores.get(a)! || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
        );
      });
    },
    [],
    { equals: same },
  );
}
