import { setImmediate as nextTurn } from 'node:timers/promises';
import type { TenantId } from '../../../shared/domain/tenant.ts';
import type { HeldTenant } from './judge.ts';

/** Rows looked at before others get their turn: some three milliseconds. */
const ROWS_A_SLICE = 131_072;

/** Places to look at, where Postgres has said that no other can be selected. */
export type Found = ReadonlyMap<TenantId, readonly number[]>;

/** Goes through tenants row by row, and lets others have their turn in between. */
export async function inSlices(
  tenants: readonly HeldTenant[],
  look: (tenant: HeldTenant) => (from: number, to: number) => void,
): Promise<void> {
  let left = ROWS_A_SLICE;
  for (const tenant of tenants) {
    const lookAt = look(tenant);
    const { length } = tenant.columns;
    for (let to = length; to > 0; ) {
      const from = Math.max(0, to - left);
      lookAt(from, to);
      left -= to - from;
      to = from;
      if (left > 0) continue;
      await nextTurn();
      left = ROWS_A_SLICE;
    }
  }
}
