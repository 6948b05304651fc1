import { Fault } from '../../shared/domain/fault.ts';
import { type Author, audit } from '../../shared/node/db/audit.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import { IngestKeyChange, type ListedKey } from '../../shared/wire/http/ingest-keys.ts';
import { checkLive, findKey, type Holder, lockSlot, presentKey, targetOf } from './keys.ts';
import { columnsOf, differenceOf, settle } from './settings.ts';

/** Changes a key and the one that lives beside it: both are one sender's. */
export async function changeKey(
  tx: Tx,
  author: Author,
  holder: Holder,
  id: string,
  asked: IngestKeyChange,
): Promise<ListedKey> {
  if (Object.keys(asked).length === 0) {
    const names = Object.keys(IngestKeyChange.properties).join(', ');
    throw new Fault('bad_request', `name at least one of ${names}`);
  }
  const settings = settle(asked);
  const { key, live } = await lockSlot(tx, holder, id);
  checkLive(key);
  const difference = differenceOf(key, settings);
  if (difference === null) return presentKey(key);
  const { before, after } = difference;
  for (const { id, mapping_version } of live) {
    const version =
      'mapping' in after ? { mapping_version: nextVersion(mapping_version, after.mapping) } : {};
    await tx
      .updateTable('ingest_keys')
      .set({ ...columnsOf(after), ...version })
      .where('id', '=', id)
      .execute();
  }
  const changed = presentKey(await findKey(tx, holder, id));
  const target = targetOf({ id, name: changed.name });
  await audit(tx, author, { action: 'ingest_key.changed', tenantId: holder, target, before, after });
  return changed;
}

/** 0 is no mapping. The sign remembers the versions there were, so that none comes again with another mapping. */
const nextVersion = (version: number, mapping: unknown): number => {
  const next = Math.abs(version) + 1;
  return mapping === null ? -next : next;
};
