import { Fault } from '../shared/domain/fault.ts';
import type { TenantId } from '../shared/domain/tenant.ts';
import { type Author, audit } from '../shared/node/db/audit.ts';
import type { Tx } from '../shared/node/db/tenancy.ts';
import { hashOf, newKey } from '../shared/node/ingest/key.ts';
import type { IngestKeyList } from '../shared/wire/http/tenants.ts';

/** Whose key it is: a tenant's, or null for the provider's. */
type Holder = TenantId | null;

const heldBy = (tx: Tx, holder: Holder) =>
  tx
    .selectFrom('ingest_keys')
    .select(['id', 'name', 'created_at', 'last_used_at', 'revoked_at'])
    .where('tenant_id', holder === null ? 'is' : '=', holder);

/** Newest first, revoked ones included: they tell what happened. */
export async function listKeys(tx: Tx, holder: Holder): Promise<IngestKeyList> {
  const rows = await heldBy(tx, holder).orderBy('created_at', 'desc').orderBy('id').execute();
  const items = rows.map(({ id, name, created_at, last_used_at, revoked_at }) => ({
    id,
    name,
    created_at: created_at.toISOString(),
    last_used_at: last_used_at?.toISOString() ?? null,
    revoked_at: revoked_at?.toISOString() ?? null,
  }));
  return { items };
}

/** The key itself is answered this once. */
export async function createKey(
  tx: Tx,
  author: Author,
  holder: Holder,
  name: string,
): Promise<{ id: string; key: string }> {
  const key = newKey();
  const { id } = await tx
    .insertInto('ingest_keys')
    .values({ tenant_id: holder, name, hash: hashOf(key) })
    .returning('id')
    .executeTakeFirstOrThrow();
  const target = { type: 'ingest_key', id, label: name };
  await audit(tx, author, { action: 'ingest_key.created', tenantId: holder, target, after: { name } });
  return { id, key };
}

const IS_UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Ends a key at once and for ever. One that is revoked stays as it is; one of another holder is none. */
export async function revokeKey(
  tx: Tx,
  author: Author,
  holder: Holder,
  id: string,
  now: number,
): Promise<void> {
  const key = IS_UUID.test(id)
    ? await heldBy(tx, holder).where('id', '=', id).forUpdate().executeTakeFirst()
    : undefined;
  if (key === undefined) throw new Fault('not_found', 'no such ingest key here', 'key');
  if (key.revoked_at !== null) return;
  const revoked_at = new Date(now);
  await tx.updateTable('ingest_keys').set({ revoked_at }).where('id', '=', id).execute();
  await audit(tx, author, {
    action: 'ingest_key.revoked',
    tenantId: holder,
    target: { type: 'ingest_key', id, label: key.name },
    before: { revoked_at: null },
    after: { revoked_at: revoked_at.toISOString() },
  });
}
