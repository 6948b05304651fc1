import { type Static, Type } from 'typebox';
import { periods } from '../../domain/window.ts';
import { Instant, Nullable } from './list.ts';
import { TenantName } from './me.ts';

export const OverviewQuery = Type.Object({ period: Type.Optional(Type.Enum([...periods])) });

const OpenCounts = Type.Object({
  critical: Type.Integer(),
  high: Type.Integer(),
  medium: Type.Integer(),
  low: Type.Integer(),
});

const RankedTenant = Type.Object({
  tenant: Type.Object({ id: Type.String(), slug: Type.String(), name: Type.String() }),
  risk: Type.Number(),
  open: OpenCounts,
});

const figures = {
  as_of: Instant,
  period: Type.Enum([...periods]),
  critical_open: Type.Integer(),
  new_24h: Type.Integer(),
  resolution_rate: Nullable(Type.Number()),
  opened: Type.Integer(),
  closed: Type.Integer(),
  unassigned: Type.Integer(),
  open: OpenCounts,
};

/** The five metrics over the caller's scope. Definitions: docs/metrics.md. */
export const Overview = Type.Object({
  ...figures,
  customers_monitored: Type.Integer(),
  most_at_risk: Type.Array(RankedTenant),
});
export type Overview = Static<typeof Overview>;

/** The same figures of one tenant, and its risk score. */
export const TenantOverview = Type.Object({ ...figures, tenant: TenantName, risk: Type.Number() });
export type TenantOverview = Static<typeof TenantOverview>;
