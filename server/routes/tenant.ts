import { Type } from 'typebox';
import { Fault } from '../../shared/domain/fault.ts';
import { isTenantId, slugPattern, type TenantId } from '../../shared/domain/tenant.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';

/** Addresses take a tenant's slug or id. */
export const TenantParams = Type.Object({ tenant: Type.String({ maxLength: 64 }) });

export interface NamedTenant {
  readonly id: TenantId;
  readonly slug: string;
  readonly name: string;
}

const isSlug = (name: string): boolean => new RegExp(slugPattern).test(name);

/** A tenant by slug or id, within the caller's scope; one outside of it is as absent as one that never was. */
export async function findTenant(tx: Tx, name: string): Promise<NamedTenant> {
  const row =
    isTenantId(name) || isSlug(name)
      ? await tx
          .selectFrom('tenants')
          .select(['id', 'slug', 'name'])
          .where(isTenantId(name) ? 'id' : 'slug', '=', name)
          .executeTakeFirst()
      : undefined;
  if (row === undefined) throw new Fault('not_found', 'no such tenant in your scope', 'tenant');
  return { ...row, id: row.id as TenantId };
}
