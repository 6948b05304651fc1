import { sql } from 'kysely';
import { may, scopeFor } from '../../shared/domain/access/access.ts';
import { Fault } from '../../shared/domain/fault.ts';
import { covers } from '../../shared/domain/scope.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import { type Author, audit } from '../../shared/node/db/audit.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import { isUniqueViolation } from '../../shared/node/db/violation.ts';
import type { NewView, ViewChange } from '../../shared/wire/http/views.ts';
import type { Actor } from '../identity/actor.ts';
import type { Granted } from '../plugins/access.ts';
import type { NamedTenant } from '../routes/tenant.ts';
import { normalQuery } from './query.ts';
import { type HeldView, holdView } from './sight.ts';

/** Over all lists. More is no list that anybody reads, and a script gone wrong. */
const MAX_VIEWS_PER_PERSON = 100;
/** First half of an advisory lock's key; the second is the person. Any number of our own will do. */
const VIEWS_LOCK = 0x766965;

/** Who a tenant's log, or the provider's, says it was. */
export type AuthorAt = (tenant: TenantId | null) => Author;

const namesOf = (tenant: NamedTenant | null) => tenant && [tenant.id, tenant.slug];

export async function createView(
  tx: Tx,
  actor: Actor,
  authorAt: AuthorAt,
  { list, given }: { readonly list: NamedTenant | null; readonly given: NewView },
): Promise<HeldView> {
  const query = normalQuery(given.query, namesOf(list));
  await sql`select pg_advisory_xact_lock(${VIEWS_LOCK}, hashtext(${actor.id}))`.execute(tx);
  const { n } = await tx
    .selectFrom('saved_views')
    .select(sql<number>`count(*)`.as('n'))
    .where('owner_id', '=', actor.id)
    .executeTakeFirstOrThrow();
  if (n >= MAX_VIEWS_PER_PERSON) {
    throw new Fault('conflict', `you have ${MAX_VIEWS_PER_PERSON} views already; delete one first`);
  }
  const view = await tx
    .insertInto('saved_views')
    .values({
      tenant_id: list?.id ?? null,
      owner_id: actor.id,
      name: given.name,
      query,
      shared: given.shared,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
    .catch((error: unknown) => nameTaken(error, given.name));
  await tell(tx, authorAt, 'view.created', view, { after: view });
  return view;
}

export async function changeView(
  tx: Tx,
  granted: Granted,
  authorAt: AuthorAt,
  { id, asked }: { readonly id: string; readonly asked: ViewChange },
): Promise<HeldView> {
  const held = await holdView(tx, granted, id);
  if (held.owner_id !== granted.actor.id) {
    throw new Fault('forbidden', 'only its owner changes a view; save it under a name of your own');
  }
  const query = asked.query === undefined ? held.query : normalQuery(asked.query, await placeNames(tx, held));
  const view = await tx
    .updateTable('saved_views')
    .set({ name: asked.name ?? held.name, query, shared: asked.shared ?? held.shared })
    .where('id', '=', held.id)
    .returningAll()
    .executeTakeFirstOrThrow()
    .catch((error: unknown) => nameTaken(error, asked.name ?? held.name));
  const isSame = (['name', 'query', 'shared'] as const).every((field) => view[field] === held[field]);
  if (!isSame) await tell(tx, authorAt, 'view.changed', view, { before: held, after: view });
  return view;
}

/** Its owner does, and of shared ones whoever runs the list: an MSSP Admin the provider's, an Owner or Admin theirs. */
export async function deleteView(tx: Tx, granted: Granted, authorAt: AuthorAt, id: string): Promise<void> {
  const held = await holdView(tx, granted, id);
  if (held.owner_id !== granted.actor.id && !runsList(granted.actor, held)) {
    throw new Fault('forbidden', 'only its owner, or whoever runs this list, deletes a shared view');
  }
  await tx.deleteFrom('saved_views').where('id', '=', held.id).execute();
  await tell(tx, authorAt, 'view.deleted', held, { before: held });
}

const runsList = ({ access }: Actor, { tenant_id }: HeldView): boolean =>
  tenant_id === null
    ? may(access, 'tenants.manage')
    : covers(scopeFor(access, 'settings.manage'), tenant_id as TenantId);

async function placeNames(tx: Tx, { tenant_id }: HeldView): Promise<readonly string[] | null> {
  if (tenant_id === null) return null;
  const query = tx.selectFrom('tenants').select(['id', 'slug']).where('id', '=', tenant_id);
  const { id, slug } = await query.executeTakeFirstOrThrow();
  return [id, slug];
}

type Told = Pick<HeldView, 'name' | 'query' | 'shared'>;
const told = ({ name, query, shared }: Told): Told => ({ name, query, shared });

/** What is, or was, shared concerns others; a private view is nobody else's to read, in no log either. */
async function tell(
  tx: Tx,
  authorAt: AuthorAt,
  action: string,
  view: HeldView,
  { before, after }: { readonly before?: HeldView; readonly after?: HeldView },
): Promise<void> {
  if (!before?.shared && !after?.shared) return;
  const tenantId = view.tenant_id as TenantId | null;
  await audit(tx, authorAt(tenantId), {
    action,
    tenantId,
    target: { type: 'view', id: view.id, label: view.name },
    before: before?.shared ? told(before) : null,
    after: after?.shared ? told(after) : after ? { shared: false } : null,
  });
}

function nameTaken(error: unknown, name: string): never {
  if (!isUniqueViolation(error)) throw error;
  throw new Fault('conflict', `you have a view named ${name} already; choose another name`, 'name');
}
