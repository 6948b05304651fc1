import type { TenantId, TenantState } from '../../shared/domain/tenant.ts';
import { change as changeStanding, type Standing } from '../../shared/domain/tenant-state.ts';
import { type Author, audit } from '../../shared/node/db/audit.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import type { Tenant, TenantChange } from '../../shared/wire/http/tenants.ts';
import { presentTenant, tenantFields } from '../routes/tenant-row.ts';
import { faultOf, settle } from './settle.ts';

export interface ChangedTenant {
  readonly before: Tenant;
  /** The very same object as `before` when nothing changed. */
  readonly after: Tenant;
}

/** What the audit log calls a change of state. */
const STATE_ACTIONS: Record<TenantState, string> = {
  trial: 'tenant.put_on_trial',
  active: 'tenant.activated',
  suspended: 'tenant.suspended',
  offboarded: 'tenant.offboarded',
};

/** Changes a tenant and writes down what differs; what is as asked already is no change. */
export async function changeTenant(
  tx: Tx,
  author: Author,
  id: TenantId,
  asked: TenantChange,
  now: number,
): Promise<ChangedTenant> {
  const held = await tx
    .selectFrom('tenants')
    .select(tenantFields)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const before = presentTenant(held);
  const settled = settle(asked);
  const wanted = { ...before, ...settled, ...standingOf(before, settled, now) };
  const names = differing(before, wanted);
  if (names.length === 0) return { before, after: before };
  await tx.updateTable('tenants').set(pick(wanted, names)).where('id', '=', id).execute();
  const moves = names.includes('state');
  const revoked = moves && wanted.state === 'offboarded' ? await revokeKeys(tx, id, now) : 0;
  await audit(tx, author, {
    action: moves ? STATE_ACTIONS[wanted.state] : 'tenant.changed',
    tenantId: id,
    target: { type: 'tenant', id, label: wanted.name },
    before: pick(before, names),
    after: { ...pick(wanted, names), ...(revoked > 0 && { ingest_keys_revoked: revoked }) },
  });
  return { before, after: { ...before, ...pick(wanted, names) } };
}

function standingOf(before: Tenant, asked: TenantChange, now: number) {
  const held: Standing = {
    state: before.state,
    since: Date.parse(before.state_since),
    trialEndsAt: msOf(before.trial_ends_at),
  };
  const end = asked.trial_ends_at;
  const to = { state: asked.state, trialEndsAt: end === undefined ? undefined : msOf(end) };
  const standing = changeStanding(held, to, now);
  if ('refused' in standing) throw faultOf(standing);
  return {
    state: standing.state,
    state_since: new Date(standing.since).toISOString(),
    trial_ends_at: standing.trialEndsAt === null ? null : new Date(standing.trialEndsAt).toISOString(),
  };
}

const msOf = (instant: string | null): number | null => (instant === null ? null : Date.parse(instant));

/** What a change may touch; an id and a slug are for ever. */
const CHANGEABLE = [
  'name',
  'time_zone',
  'brand_name',
  'brand_colour',
  'brand_accent',
  'criticality',
  'state',
  'state_since',
  'trial_ends_at',
] as const satisfies (keyof Tenant)[];
type Changeable = (typeof CHANGEABLE)[number];

const differing = (before: Tenant, after: Tenant): Changeable[] =>
  CHANGEABLE.filter((name) => before[name] !== after[name]);

const pick = (tenant: Tenant, names: readonly Changeable[]): Partial<Tenant> =>
  Object.fromEntries(names.map((name) => [name, tenant[name]]));

async function revokeKeys(tx: Tx, id: TenantId, now: number): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('ingest_keys')
    .set({ revoked_at: new Date(now) })
    .where('tenant_id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}
