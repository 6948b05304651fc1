import { Fault } from '../../shared/domain/fault.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import { type Author, audit } from '../../shared/node/db/audit.ts';
import {
  countLetters,
  discardLetter,
  type RevivedLetter,
  reviveLetters,
} from '../../shared/node/db/dead-letters.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';

/** What one go did; `shards` are to be rung once it is committed. */
export interface ReplayedLetters {
  readonly replayed: number;
  readonly left: number;
  readonly shards: ReadonlySet<number>;
}

/** `label` names the letter in the log as the address named it. */
export async function replayLetter(
  tx: Tx,
  author: Author,
  letter: { readonly id: number; readonly label: string },
  now: number,
): Promise<ReplayedLetters> {
  const [revived] = await reviveLetters(tx, { id: letter.id }, now);
  if (revived === undefined) throw noSuchLetter();
  const { tenantId, error, attempts, shard } = revived;
  await audit(tx, author, {
    action: 'dead_letter.replayed',
    tenantId,
    target: { type: 'dead_letter', id: letter.label, label: null },
    before: { error, attempts },
  });
  return { replayed: 1, left: await countLetters(tx, tenantId), shards: new Set([shard]) };
}

/** A bounded number of a tenant's letters, or of everybody's. Those that fail again come back with one attempt more. */
export async function replayLetters(
  tx: Tx,
  author: Author,
  tenantId: TenantId | undefined,
  now: number,
): Promise<ReplayedLetters> {
  const revived = await reviveLetters(tx, tenantId === undefined ? {} : { tenantId }, now);
  const left = await countLetters(tx, tenantId);
  const entry = { action: 'dead_letters.replayed', target: { type: 'dead_letter', id: null, label: null } };
  for (const [of, letters] of byTenant(revived)) {
    await audit(tx, author, { ...entry, tenantId: of, after: { records: letters.length } });
  }
  await audit(tx, author, { ...entry, tenantId: null, after: { records: revived.length } });
  return { replayed: revived.length, left, shards: new Set(revived.map((letter) => letter.shard)) };
}

export async function discard(
  tx: Tx,
  author: Author,
  letter: { readonly id: number; readonly label: string },
  now: number,
): Promise<void> {
  const discarded = await discardLetter(tx, letter.id, now);
  if (discarded === null) throw noSuchLetter();
  const { tenantId, error } = discarded;
  await audit(tx, author, {
    action: 'dead_letter.discarded',
    tenantId,
    target: { type: 'dead_letter', id: letter.label, label: null },
    before: { error },
  });
}

export const noSuchLetter = (): Fault =>
  new Fault('not_found', 'no such dead letter; it may have been replayed or discarded', 'letter');

function byTenant(letters: readonly RevivedLetter[]): Map<TenantId, RevivedLetter[]> {
  const groups = new Map<TenantId, RevivedLetter[]>();
  for (const letter of letters) {
    groups.set(letter.tenantId, [...(groups.get(letter.tenantId) ?? []), letter]);
  }
  return groups;
}
