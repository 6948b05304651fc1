import { sql } from 'kysely';
import type { TenantId } from '../../shared/domain/tenant.ts';
import type { AuditEntry } from '../../shared/node/db/audit.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import type { ActContext, Deed, Done } from './on-shard.ts';

/** One entry per tenant, for its own log: what was done to one incident, or to how many and which. */
export function entriesFor(
  byTenant: ReadonlyMap<TenantId, readonly Done[]>,
  deed: Deed,
  { ids, act, slugs }: ActContext,
): (AuditEntry & { readonly tenantId: TenantId })[] {
  // The chain is one for all tenants: in sorted order, like their logs.
  return [...byTenant.keys()].sort().map((tenantId) => {
    const done = byTenant.get(tenantId)!;
    const labelOf = ({ incident }: Done) => `${slugs.get(tenantId)!.toUpperCase()}-${incident.number}`;
    const [first] = done;
    const entry =
      done.length === 1
        ? { target: targetOf(ids.seal('incident', first!.incident.id), labelOf(first!)), ...sides(first!) }
        : {
            target: { type: 'incidents', id: null, label: `${done.length} incidents` },
            after: { incidents: Object.fromEntries(done.map((each) => [labelOf(each), sides(each).after])) },
          };
    const after = { ...entry.after, act, ...(deed.undoes && { undoes: deed.undoes }) };
    return { action: actionOf(done, deed), tenantId, ...entry, after };
  });
}

function actionOf(done: readonly Done[], { undoes }: Deed): string {
  if (undoes !== null) return 'incident.restored';
  return done.some(({ changes }) => changes !== null) ? 'incident.changed' : 'note.added';
}

const targetOf = (id: string, label: string): AuditEntry['target'] => ({ type: 'incident', id, label });

/** Fields before and after; that a note was written, not what it says. */
function sides({ changes, note }: Done): { before: object; after: object } {
  const fields = Object.entries(changes ?? {});
  return {
    before: Object.fromEntries(fields.map(([field, [before]]) => [field, before])),
    after: {
      ...Object.fromEntries(fields.map(([field, [, after]]) => [field, after])),
      ...(note && { note: note.id }),
    },
  };
}

export async function slugsOf(tx: Tx, tenants: ReadonlySet<TenantId>): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('tenants')
    .select(['id', 'slug'])
    .where(sql<boolean>`id = any(${[...tenants]}::uuid[])`)
    .execute();
  return new Map(rows.map(({ id, slug }) => [id, slug]));
}
