import { may, scopeFor } from '../../shared/domain/access/access.ts';
import { covers, NO_TENANT } from '../../shared/domain/scope.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import { Selector } from '../../shared/wire/http/tenants.ts';
import type { ServerDeps } from '../deps.ts';
import { listGroups } from '../groups/list.ts';
import { grantedTo } from '../plugins/access.ts';
import type { App } from '../typed.ts';

const fields = [
  'id',
  'slug',
  'name',
  'state',
  'criticality',
  'brand_name',
  'brand_colour',
  'brand_accent',
  'time_zone',
] as const;

/** Everything the customer selector offers, in one answer; whoever may enter nothing gets nothing. */
export function selectorRoute(app: App, { tenancy }: ServerDeps): void {
  app.get(
    '/api/v1/selector',
    {
      config: { needs: 'actor' },
      schema: { summary: 'All tenants I may enter, and their groups', response: { 200: Selector } },
    },
    async (request) => {
      const { access } = grantedTo(request).actor;
      const rows = await tenancy.asScope(scopeFor(access, 'tenant.read'), (tx) =>
        tx.selectFrom('tenants').select(fields).orderBy('name').orderBy('id').execute(),
      );
      const reach = access.provider?.scope ?? NO_TENANT;
      const tenants = rows.map((row) => ({
        ...row,
        role: access.memberships.get(row.id as TenantId) ?? null,
        by_provider: covers(reach, row.id as TenantId),
      }));
      // Groups are the provider's: they show by the provider role alone, not by memberships.
      const groups = may(access, 'groups.read')
        ? await tenancy.asScope(access.provider!.scope, (tx) => listGroups(tx))
        : [];
      return {
        tenants,
        groups: groups.map((group) => ({ ...group, tenants: group.tenants.map(({ id }) => id) })),
      };
    },
  );
}
