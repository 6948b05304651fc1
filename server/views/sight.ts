import type { Selectable } from 'kysely';
import { may } from '../../shared/domain/access/access.ts';
import { Fault } from '../../shared/domain/fault.ts';
import { covers } from '../../shared/domain/scope.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import { isUuid } from '../../shared/domain/uuid.ts';
import type { SavedViewTable } from '../../shared/node/db/incident-tables.ts';
import type { Tenancy, Tx } from '../../shared/node/db/tenancy.ts';
import type { Granted } from '../plugins/access.ts';
import { findTenant, type NamedTenant } from '../routes/tenant.ts';

export type HeldView = Selectable<SavedViewTable>;

/** Whose list is meant: a tenant's, within the caller's scope, or the provider's. */
export async function listOf(
  tenancy: Tenancy,
  { actor, scope }: Granted,
  tenant: string | null,
): Promise<NamedTenant | null> {
  if (tenant !== null) return tenancy.asScope(scope, (tx) => findTenant(tx, tenant));
  if (may(actor.access, 'mssp.view')) return null;
  throw new Fault(
    'forbidden',
    'the views of the provider’s list need the permission mssp.view; name a tenant',
    'tenant',
  );
}

/** Whoever sees a list sees its shared views, and their own. */
const isSeen = ({ actor, scope }: Granted, view: HeldView): boolean =>
  (view.tenant_id === null ? may(actor.access, 'mssp.view') : covers(scope, view.tenant_id as TenantId)) &&
  (view.shared || view.owner_id === actor.id);

/** A view to change, held until the transaction ends; one the caller does not see is as absent as one that never was. */
export async function holdView(tx: Tx, granted: Granted, id: string): Promise<HeldView> {
  const view = isUuid(id)
    ? await tx.selectFrom('saved_views').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
    : undefined;
  if (view === undefined || !isSeen(granted, view))
    throw new Fault('not_found', 'no such view in your scope', 'view');
  return view;
}
