import { DAY_MS, HOUR_MS } from '../../shared/domain/clock.ts';
import { deliveryOf } from '../../shared/domain/lag.ts';
import { covers, type Scope } from '../../shared/domain/scope.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import {
  countSources,
  type ListedRefusals,
  type ListedSource,
  listRefusals,
  listSources,
} from '../../shared/node/db/source-list.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import { STEP_MS, stepOf } from '../../shared/node/db/traffic.ts';
import type { KeyRefusals, Source, Sources } from '../../shared/wire/http/sources.ts';

/** More than anybody reads; what lies beyond is counted. */
const MAX_SOURCES = 2_000;
const MAX_KEYS = 200;

export interface SourceQuery {
  /** null for all of the transaction's scope. */
  readonly tenant: TenantId | null;
  /** Where the caller may read what sensors sent. */
  readonly payloads: Scope;
  readonly now: number;
}

/** Windows begin where a step does: the last hour is the twelve last steps, the present one among them. */
const windowFrom = (now: number, lengthMs: number): number => stepOf(now) - lengthMs + STEP_MS;

export async function readSources(tx: Tx, { tenant, payloads, now }: SourceQuery): Promise<Sources> {
  const window = { tenant, hourFrom: windowFrom(now, HOUR_MS), dayFrom: windowFrom(now, DAY_MS) };
  const rows = await listSources(tx, { ...window, limit: MAX_SOURCES });
  const refusals = await listRefusals(tx, { ...window, limit: MAX_KEYS });
  return {
    as_of: new Date(now).toISOString(),
    items: rows.map(presentSource),
    hidden: Math.max(0, (await countSources(tx, tenant)) - rows.length),
    refusals: refusals.map((each) => presentRefusals(each, payloads)),
  };
}

function presentSource({
  tenant_id,
  slug,
  name,
  lags,
  first_seen_at,
  last_seen_at,
  ...row
}: ListedSource): Source {
  const { p50Ms, late } = deliveryOf(lags);
  return {
    ...row,
    tenant: { id: tenant_id, slug, name },
    first_seen_at: first_seen_at.toISOString(),
    last_seen_at: last_seen_at.toISOString(),
    lag_p50_ms: p50Ms,
    late_1h: late,
  };
}

function presentRefusals({ key_id, key_name, last, ...row }: ListedRefusals, payloads: Scope): KeyRefusals {
  const { tenant_id, slug, name, refused_1h, refused_24h } = row;
  return {
    key: { id: key_id, name: key_name },
    tenant: tenant_id === null ? null : { id: tenant_id, slug: slug!, name: name! },
    refused_1h,
    refused_24h,
    last: last.map((each) => ({
      ...each,
      at: new Date(each.at).toISOString(),
      example: mayRead(payloads, tenant_id) ? each.example : null,
    })),
  };
}

/** What came with a provider key may be any customer's. */
const mayRead = (payloads: Scope, tenant: string | null): boolean =>
  tenant === null ? payloads.kind === 'all' : covers(payloads, tenant as TenantId);
