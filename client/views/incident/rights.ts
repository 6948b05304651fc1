import type { Permission } from '../../../shared/domain/access/permission.ts';
import { useStanding } from '../frame/actor.tsx';
import { type Customer, permissionsIn } from '../frame/rights.ts';

/** What the reader may do at the customer of an incident, wherever in the console they look at it. */
export function useRightsAt(tenantId: () => string) {
  const { me, selector } = useStanding();
  /** Undefined once the customer is gone, or the right to see it has ended. */
  const customer = (): Customer | undefined => selector().tenants.find(({ id }) => id === tenantId());
  const may = (permission: Permission): boolean => {
    const tenant = customer();
    return tenant !== undefined && permissionsIn({ side: 'tenant', tenant }, me()).has(permission);
  };
  /** Who can give a right that is lacking. */
  const granter = (): string => `An owner or admin of ${customer()?.name ?? 'this customer'}`;
  return { customer, may, granter };
}
