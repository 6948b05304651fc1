import type { TenantId } from '../../shared/domain/tenant.ts';
import { type Author, audit } from '../../shared/node/db/audit.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import type { KeyHolder } from '../../shared/node/ingest/key.ts';
import { checkLive, findKey, type Holder, targetOf } from './keys.ts';

/** The key to test; that it is tested with a tenant is written down before anything is sent. */
export async function testableKey(
  tx: Tx,
  author: Author,
  holder: Holder,
  id: string,
  tenantId: TenantId,
): Promise<KeyHolder> {
  const key = await findKey(tx, holder, id);
  checkLive(key);
  await audit(tx, author, { action: 'ingest_key.tested', tenantId, target: targetOf(key) });
  return { id, tenantId: holder, rate: null, mapping: key.mapping_version };
}
