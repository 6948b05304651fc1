import type { Selectable } from 'kysely';
import { Fault } from '../../shared/domain/fault.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import { isUuid } from '../../shared/domain/uuid.ts';
import type { IngestKeyTable } from '../../shared/node/db/schema.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import type { IngestKeyList, ListedKey } from '../../shared/wire/http/ingest-keys.ts';

/** Whose key it is: a tenant's, or null for the provider's. */
export type Holder = TenantId | null;

/** Everything but the hash, which leaves the database for nobody. */
const fields = [
  'id',
  'tenant_id',
  'slot',
  'name',
  'rate_per_second',
  'networks',
  'mapping',
  'mapping_version',
  'created_at',
  'last_used_at',
  'last_used_from',
  'revoked_at',
] as const;
export type KeyRow = Pick<Selectable<IngestKeyTable>, (typeof fields)[number]>;

export const heldBy = (tx: Tx, holder: Holder) =>
  tx
    .selectFrom('ingest_keys')
    .select(fields)
    .where('for_connector', '=', false)
    .where('tenant_id', holder === null ? 'is' : '=', holder);

export const presentKey = (row: KeyRow): ListedKey => ({
  id: row.id,
  slot: row.slot,
  name: row.name,
  rate_per_second: row.rate_per_second,
  networks: row.networks,
  mapping: row.mapping as ListedKey['mapping'],
  created_at: row.created_at.toISOString(),
  last_used_at: row.last_used_at?.toISOString() ?? null,
  last_used_from: row.last_used_from,
  revoked_at: row.revoked_at?.toISOString() ?? null,
});

/** Newest first, revoked ones included: they tell what happened. */
export async function listKeys(tx: Tx, holder: Holder): Promise<IngestKeyList> {
  const rows = await heldBy(tx, holder).orderBy('created_at', 'desc').orderBy('id').execute();
  return { items: rows.map(presentKey) };
}

/** A key of a holder; one of another holder is none. */
export async function findKey(tx: Tx, holder: Holder, id: string): Promise<KeyRow> {
  const row = isUuid(id) ? await heldBy(tx, holder).where('id', '=', id).executeTakeFirst() : undefined;
  if (row === undefined) throw new Fault('not_found', 'no such ingest key here', 'key');
  return row;
}

/** The live keys of a key's slot, locked in one order for everybody, and the key itself as it is then. */
export async function lockSlot(
  tx: Tx,
  holder: Holder,
  id: string,
): Promise<{ key: KeyRow; live: readonly KeyRow[] }> {
  const { slot } = await findKey(tx, holder, id);
  const keys = await heldBy(tx, holder).where('slot', '=', slot).orderBy('id').forUpdate().execute();
  return { key: keys.find((key) => key.id === id)!, live: keys.filter((key) => key.revoked_at === null) };
}

/** What can be done only with a live key. */
export function checkLive(key: KeyRow): void {
  if (key.revoked_at !== null) throw new Fault('conflict', 'this key is revoked; create a new one', 'key');
}

export const targetOf = ({ id, name }: Pick<KeyRow, 'id' | 'name'>) => ({
  type: 'ingest_key',
  id,
  label: name,
});
