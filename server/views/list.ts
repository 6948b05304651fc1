import type { TenantId } from '../../shared/domain/tenant.ts';
import type { Tenancy, Tx } from '../../shared/node/db/tenancy.ts';
import type { View } from '../../shared/wire/http/views.ts';
import type { Actor } from '../identity/actor.ts';
import type { Identity } from '../identity/auth.ts';
import { readPeople } from '../people/directory.ts';
import type { HeldView } from './sight.ts';

/** The views of a list that somebody sees, by name: their own, and what others share. */
export const readViews = (tenancy: Tenancy, tenant: TenantId | null, userId: string): Promise<HeldView[]> => {
  const read = (tx: Tx) =>
    tx
      .selectFrom('saved_views')
      .selectAll()
      .where('tenant_id', tenant === null ? 'is' : '=', tenant)
      .where(({ or, eb }) => or([eb('owner_id', '=', userId), eb('shared', '=', true)]))
      .orderBy(({ fn }) => fn<string>('lower', ['name']))
      .orderBy('id')
      .execute();
  return tenant === null
    ? tenancy.asSystem('views of the provider’s list', read)
    : tenancy.asTenant(tenant, read);
};

export async function presentViews(
  identity: Identity,
  actor: Actor,
  views: readonly HeldView[],
): Promise<View[]> {
  const people = await readPeople(identity, [...new Set(views.map((view) => view.owner_id))]);
  return views.flatMap((view) => {
    // An account that was deleted a moment ago has taken its views with it.
    const owner = people.get(view.owner_id);
    return owner === undefined ? [] : [present(view, { id: owner.id, name: owner.name }, actor)];
  });
}

const present = (view: HeldView, owner: View['owner'], actor: Actor): View => ({
  id: view.id,
  name: view.name,
  query: view.query,
  shared: view.shared,
  tenant: view.tenant_id,
  owner,
  mine: view.owner_id === actor.id,
  created_at: view.created_at.toISOString(),
});
