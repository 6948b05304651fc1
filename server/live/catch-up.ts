import { setTimeout as sleep } from 'node:timers/promises';
import type { Scope } from '../../shared/domain/scope.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import { readHeads } from '../../shared/node/db/log.ts';
import type { Tenancy } from '../../shared/node/db/tenancy.ts';
import type { Mirror } from './mirror.ts';

/** The projection usually needs a few milliseconds; past this an honest older `as_of` beats a slow answer. */
const PATIENCE_MS = 500;
const LOOK_EVERY_MS = 2;

/** Waits until the mirror has everything the logs of this scope held at the time of asking, or patience ends. */
export async function catchUp(
  { tenancy, mirror, clock }: { tenancy: Tenancy; mirror: Mirror; clock: () => number },
  scope: Scope,
): Promise<void> {
  const heads = await tenancy.asScope(scope, readHeads);
  const deadline = clock() + PATIENCE_MS;
  while (isBehind(mirror, heads) && clock() < deadline) await sleep(LOOK_EVERY_MS);
}

function isBehind(mirror: Mirror, heads: ReadonlyMap<TenantId, number>): boolean {
  for (const [tenant, seq] of heads) {
    const position = mirror.position(tenant);
    if (position === undefined || position.seq < seq) return true;
  }
  return false;
}
