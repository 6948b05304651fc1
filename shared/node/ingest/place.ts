import type { Refusal } from '../../domain/incident.ts';
import type { TenantId, TenantState } from '../../domain/tenant.ts';
import { isClosed } from '../../domain/tenant-state.ts';
import type { RefusedRecord } from '../../wire/http/ingest.ts';
import type { Tenancy } from '../db/tenancy.ts';
import { findTenantsByName } from '../db/tenants.ts';
import type { GoodRecord } from './judge.ts';
import type { KeyHolder } from './key.ts';

/** The good records of one request, by the tenant they go to, or by the name nobody knows. */
export interface Placed {
  readonly accepted: Map<TenantId, GoodRecord[]>;
  readonly quarantined: Map<string, GoodRecord[]>;
  readonly refused: RefusedRecord[];
}

export interface Addressing {
  readonly holder: KeyHolder;
  /** The tenant named by the `X-Tenant` header. */
  readonly tenantHeader: string | undefined;
}

/** Records that name no tenant at all are quarantined under this name. */
const UNNAMED = '';

/** Finds each record's tenant: the key's own, or with a provider key the one it names. One look-up a request. */
export async function place(tenancy: Tenancy, good: readonly GoodRecord[], to: Addressing): Promise<Placed> {
  const names = new Set(good.map((record) => nameOf(record, to)).filter((name) => name !== undefined));
  const known = names.size === 0 ? new Map() : await findTenantsByName(tenancy, [...names]);
  const placed: Placed = { accepted: new Map(), quarantined: new Map(), refused: [] };
  for (const record of good) {
    const name = nameOf(record, to);
    const tenant = name === undefined ? undefined : known.get(name);
    const refusal = refusalOf(name, tenant, to.holder);
    if (refusal !== null) placed.refused.push({ index: record.index, ...refusal });
    else if (to.holder.tenantId !== null) push(placed.accepted, to.holder.tenantId, record);
    else if (tenant !== undefined) push(placed.accepted, tenant.id, record);
    else push(placed.quarantined, name ?? UNNAMED, record);
  }
  return placed;
}

/**
 * Only `tenant` of a native record is our own word and says more than the header; what other products call their
 * customers is the last resort, and means nothing beside a tenant's own key.
 */
function nameOf(
  { format, tenantHint }: GoodRecord,
  { holder, tenantHeader }: Addressing,
): string | undefined {
  if (format === 'native') return tenantHint ?? tenantHeader;
  return holder.tenantId === null ? (tenantHeader ?? tenantHint) : undefined;
}

type Found = { readonly id: TenantId; readonly state: TenantState } | undefined;

function refusalOf(name: string | undefined, tenant: Found, holder: KeyHolder): Refusal | null {
  if (holder.tenantId !== null) {
    if (name === undefined || tenant?.id === holder.tenantId) return null;
    const reason = 'this key belongs to another tenant; leave `tenant` out or use a provider key';
    return { field: 'tenant', reason };
  }
  if (tenant === undefined || !isClosed(tenant.state)) return null;
  return { field: 'tenant', reason: `tenant ${name} is ${tenant.state}; its incidents are not taken` };
}

function push<K>(groups: Map<K, GoodRecord[]>, key: K, record: GoodRecord): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [record]);
  else group.push(record);
}
