import { Fault } from '../../shared/domain/fault.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import { begin } from '../../shared/domain/tenant-state.ts';
import { type Author, audit } from '../../shared/node/db/audit.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import { isUniqueViolation } from '../../shared/node/db/violation.ts';
import type { NewTenant, Tenant } from '../../shared/wire/http/tenants.ts';
import { presentTenant, tenantFields } from '../routes/tenant-row.ts';
import { faultOf, settle } from './settle.ts';

/** Adds a tenant. The transaction is over when the slug is taken. */
export async function createTenant(tx: Tx, author: Author, given: NewTenant, now: number): Promise<Tenant> {
  const { state = 'active', trial_ends_at = null, ...settings } = settle(given);
  const standing = begin(state, trial_ends_at === null ? null : Date.parse(trial_ends_at), now);
  if ('refused' in standing) throw faultOf(standing);
  const values = { ...settings, state, trial_ends_at, state_since: new Date(now) };
  const row = await tx
    .insertInto('tenants')
    .values(values)
    .returning(tenantFields)
    .executeTakeFirstOrThrow()
    .catch((error: unknown) => {
      if (!isUniqueViolation(error)) throw error;
      throw new Fault('conflict', `the slug ${given.slug} is taken; choose another`, 'slug');
    });
  const tenant = presentTenant(row);
  const { id, created_at: _, ...after } = tenant;
  await audit(tx, author, {
    action: 'tenant.created',
    tenantId: id as TenantId,
    target: { type: 'tenant', id, label: tenant.name },
    after,
  });
  return tenant;
}
