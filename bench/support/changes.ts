import { severities } from '../../shared/domain/incident.ts';
import type { Tenant, TenantId } from '../../shared/domain/tenant.ts';
import { hourOf, minuteOf } from '../../shared/domain/window.ts';

export const TENANTS = 1_000;

export const tenants: Tenant[] = Array.from({ length: TENANTS }, (_, n) => ({
  id: `${n.toString(16).padStart(8, '0')}-0000-4000-8000-000000000000` as TenantId,
  slug: `tenant-${n}`,
  name: `Tenant ${n}`,
  state: 'active',
  criticality: 'medium',
}));

/** The n-th change of a steady stream: one incident opened at one tenant, as the live stream would say it. */
export function changeOf(n: number, now: number): { tenantId: TenantId; cells: string } {
  const tenant = tenants[(n * 7919) % TENANTS]!;
  // Never `info`, which moves fewer counters.
  const lane = n % 4;
  const count = 1 + Math.floor(n / TENANTS);
  const severity = severities[lane]!;
  const open = `open:${severity}=${count} module:endpoint=${count} unassigned=${count}`;
  const hour = hourOf(now);
  const cells = `m:${minuteOf(now)}:${lane}=${count} h:${hour}:${lane}=${count} ${open} age:${severity}:${hour}=${count}`;
  return { tenantId: tenant.id, cells };
}
