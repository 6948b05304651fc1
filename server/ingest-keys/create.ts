import { Fault } from '../../shared/domain/fault.ts';
import { type Author, audit } from '../../shared/node/db/audit.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import { hashOf, newKey } from '../../shared/node/ingest/key.ts';
import type { NewIngestKey } from '../../shared/wire/http/ingest-keys.ts';
import { checkLive, type Holder, lockSlot, targetOf } from './keys.ts';
import { columnsOf, settle } from './settings.ts';

/** The key itself is answered this once. */
export interface CreatedKey {
  readonly id: string;
  readonly key: string;
}

export async function createKey(
  tx: Tx,
  author: Author,
  holder: Holder,
  asked: NewIngestKey,
): Promise<CreatedKey> {
  const settings = settle(asked);
  const key = newKey();
  const { id } = await tx
    .insertInto('ingest_keys')
    .values({
      name: settings.name,
      ...columnsOf(settings),
      mapping_version: settings.mapping ? 1 : 0,
      tenant_id: holder,
      hash: hashOf(key),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const target = targetOf({ id, name: settings.name });
  await audit(tx, author, { action: 'ingest_key.created', tenantId: holder, target, after: settings });
  return { id, key };
}

/** Old and new until the old one's senders are all told: a third would hide who still uses the first. */
const LIVE_KEYS_A_SLOT = 2;

/** A second live key beside this one, with the same settings. Revoke the old one when its last use stands still. */
export async function rotateKey(tx: Tx, author: Author, holder: Holder, of: string): Promise<CreatedKey> {
  const { key: old, live } = await lockSlot(tx, holder, of);
  checkLive(old);
  if (live.length >= LIVE_KEYS_A_SLOT) {
    throw new Fault('conflict', 'two keys live here already; revoke the one that is no longer used', 'key');
  }
  const key = newKey();
  const { slot, name, rate_per_second, networks, mapping, mapping_version } = old;
  const { id } = await tx
    .insertInto('ingest_keys')
    .values({
      ...columnsOf({ name, rate_per_second, networks, mapping }),
      name,
      slot,
      mapping_version,
      tenant_id: holder,
      hash: hashOf(key),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await audit(tx, author, {
    action: 'ingest_key.rotated',
    tenantId: holder,
    target: targetOf({ id, name }),
    after: { beside: old.id },
  });
  return { id, key };
}
