import { createContext, useContext } from 'solid-js';
import { type Customer, rootOf } from '../frame/rights.ts';

/** Whose integrations these are: one customer's, or the provider's, which send for all customers. */
export interface Reach {
  readonly tenant: Customer | null;
  /** What the addresses of the API begin with. */
  readonly api: string;
  /** What the addresses of these pages begin with. */
  readonly page: string;
  /** Who can give rights here. */
  readonly granter: string;
}

export const ReachContext = createContext<Reach>();
export const useReach = (): Reach => useContext(ReachContext)!;

export function reachOf(tenant: Customer | null): Reach {
  const page = `${rootOf(tenant ? { side: 'tenant', tenant } : { side: 'provider' })}/integrations`;
  if (tenant === null) return { tenant, page, api: '/api/v1', granter: 'An MSSP Admin' };
  return {
    tenant,
    page,
    api: `/api/v1/tenants/${encodeURIComponent(tenant.slug)}`,
    granter: `An owner or admin of ${tenant.name}`,
  };
}
