import { sql } from 'kysely';
import { scopeFor } from '../../shared/domain/access/access.ts';
import { Fault } from '../../shared/domain/fault.ts';
import { covers, unite } from '../../shared/domain/scope.ts';
import { isTenantId, type TenantId } from '../../shared/domain/tenant.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import { AssigneeList, AssigneeQuery } from '../../shared/wire/http/assignees.ts';
import { listAssignees } from '../assignees/list.ts';
import type { ServerDeps } from '../deps.ts';
import { grantedTo } from '../plugins/access.ts';
import type { App } from '../typed.ts';

export function assigneeRoute(app: App, deps: ServerDeps): void {
  app.get(
    '/api/v1/assignees',
    {
      // A note is work too: whoever may only read has nobody to assign or to mention.
      config: { needs: 'incidents.manage' },
      schema: {
        summary: 'Whom I can assign work to, or mention, in all of these tenants',
        querystring: AssigneeQuery,
        response: { 200: AssigneeList },
      },
    },
    async (request) => {
      const { actor, scope } = grantedTo(request);
      const { tenant: names, for: use = 'work' } = request.query;
      const known = unite(scopeFor(actor.access, 'tenant.read'), scope);
      const tenants = await deps.tenancy.asScope(known, (tx) => tenantsCalled(tx, names));
      if (!tenants.every((tenant) => covers(scope, tenant))) {
        throw new Fault('forbidden', 'this needs the permission incidents.manage in each of them', 'tenant');
      }
      return { items: await listAssignees(deps, { actor, tenants, use }) };
    },
  );
}

/** Tenants by slug or id; one outside of the scope is as absent as one that never was. */
async function tenantsCalled(tx: Tx, names: readonly string[]): Promise<TenantId[]> {
  const { rows } = await sql<{ id: TenantId; slug: string }>`
    select id, slug from tenants
    where slug = any(${names}::text[]) or id = any(${names.filter(isTenantId)}::uuid[])`.execute(tx);
  const known = new Set(rows.flatMap(({ id, slug }) => [id as string, slug]));
  if (!names.every((name) => known.has(name))) {
    throw new Fault('not_found', 'no such tenant in your scope', 'tenant');
  }
  return rows.map(({ id }) => id);
}
