import { type Access, may, scopeFor } from '../../shared/domain/access/access.ts';
import { Fault } from '../../shared/domain/fault.ts';
import type { Scope } from '../../shared/domain/scope.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import type { Author } from '../../shared/node/db/audit.ts';
import type { Tenancy, Tx } from '../../shared/node/db/tenancy.ts';
import type { ServerDeps } from '../deps.ts';
import { addToGroups, assignedToGroups } from '../groups/join.ts';
import { invite, type NewInvitation } from '../people/invite.ts';
import type { Granted } from '../plugins/access.ts';
import { createTenant } from '../tenants/create.ts';
import { type Candidate, judge, namesIn, type RowFault, type Surroundings } from './judge.ts';
import type { Column, SheetRow } from './sheet.ts';

/** What became of a row; one with faults was not created. */
export interface Outcome {
  readonly candidate: Candidate;
  readonly faults: readonly RowFault[];
  readonly invitation: NewInvitation | null;
}

/** Every row's verdict, in order, against what the database holds now. */
export async function judgeAll(
  { tenancy, clock }: Pick<ServerDeps, 'tenancy' | 'clock'>,
  { scope, actor }: Pick<Granted, 'scope' | 'actor'>,
  rows: readonly SheetRow[],
): Promise<Candidate[]> {
  const held = await tenancy.asScope(scope, (tx) => readHeld(tx, rows));
  const around: Surroundings = { ...held, denied: deniedTo(actor.access), now: clock() };
  return rows.map((row) => judge(row, around));
}

/** To create customers is not yet to group them or to appoint their owners. */
function deniedTo(access: Access): Map<Column, string> {
  const denied = new Map<Column, string>();
  if (!may(access, 'groups.manage')) denied.set('groups', 'groups.manage');
  if (scopeFor(access, 'owners.manage').kind !== 'all') denied.set('owner_email', 'owners.manage');
  return denied;
}

/** Creates the good rows, each in a transaction of its own, so that none is lost for another's sake. */
export async function createAll(
  deps: Pick<ServerDeps, 'tenancy' | 'clock' | 'news'>,
  scope: Scope,
  author: Author,
  candidates: readonly Candidate[],
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  try {
    for (const candidate of candidates) outcomes.push(await createOne(deps, scope, author, candidate));
  } finally {
    // Also when the database goes away in the middle: what is there by then is news all the same.
    await tellOf(deps, scope, outcomes);
  }
  return outcomes;
}

async function createOne(
  { tenancy, clock }: Pick<ServerDeps, 'tenancy' | 'clock'>,
  scope: Scope,
  author: Author,
  candidate: Candidate,
): Promise<Outcome> {
  const { tenant, groupIds, ownerEmail, faults } = candidate;
  if (faults.length > 0) return { candidate, faults, invitation: null };
  try {
    const invitation = await tenancy.asScope(scope, async (tx) => {
      const { id } = await createTenant(tx, author, tenant, clock());
      const place = id as TenantId;
      await addToGroups(tx, author, { id: place, slug: tenant.slug }, groupIds);
      if (ownerEmail === null) return null;
      return invite(tx, clock, author, { place, email: ownerEmail, role: 'owner' });
    });
    return { candidate, faults: [], invitation };
  } catch (error) {
    // Somebody took the slug, or the group away, since the row was judged.
    if (!(error instanceof Fault)) throw error;
    return {
      candidate,
      faults: [{ field: error.field ?? 'row', reason: error.message }],
      invitation: null,
    };
  }
}

async function readHeld(
  tx: Tx,
  rows: readonly SheetRow[],
): Promise<Pick<Surroundings, 'taken' | 'groupIds'>> {
  // Postgres text holds no NUL, so nothing there has one in its name.
  const known = (texts: string[]) => texts.filter((text) => !text.includes('\0'));
  const slugs = known(rows.map(({ cells }) => cells.slug));
  const names = known(rows.flatMap(({ cells }) => namesIn(cells.groups)));
  const tenants = slugs.length
    ? await tx
        .selectFrom('tenants')
        .select('slug')
        .where('slug', 'in', [...new Set(slugs)])
        .execute()
    : [];
  const groups = names.length
    ? await tx
        .selectFrom('tenant_groups')
        .select(['id', 'name'])
        .where('name', 'in', [...new Set(names)])
        .execute()
    : [];
  return {
    taken: new Map(tenants.map(({ slug }) => [slug, null])),
    groupIds: new Map(groups.map(({ id, name }) => [name, id])),
  };
}

async function tellOf(
  { tenancy, news }: { tenancy: Tenancy; news: ServerDeps['news'] },
  scope: Scope,
  outcomes: readonly Outcome[],
): Promise<void> {
  const created = outcomes.filter(({ faults }) => faults.length === 0);
  if (created.length === 0) return;
  await news.tell({ kind: 'tenants' });
  const joined = [...new Set(created.flatMap(({ candidate }) => candidate.groupIds))];
  if (joined.length === 0) return;
  const users = await tenancy.asScope(scope, (tx) => assignedToGroups(tx, joined));
  if (users.length > 0) await news.tell({ kind: 'access', users });
}
