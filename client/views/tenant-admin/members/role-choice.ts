import { roleWords, type TenantRole, tenantRoles } from '../../../../shared/domain/access/role.ts';
import type { Card } from '../../../ui/radio-cards.tsx';

/** The roles someone may give: Owner only by those who may appoint owners. */
export const roleCards = (mayAppointOwners: boolean): Card<TenantRole>[] =>
  tenantRoles
    .filter((role) => role !== 'owner' || mayAppointOwners)
    .map((role) => ({ value: role, word: roleWords[role].name, about: roleWords[role].about }));
