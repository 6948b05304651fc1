import { AuditLog } from '../provider/audit/audit-log.tsx';
import { granterIn, Here, pathOf } from './here.tsx';

/** What was done in this tenant, by its own people and by the provider's. */
export default function TenantAudit() {
  return <Here>{(tenant) => <AuditLog base={`${pathOf(tenant)}/audit`} granter={granterIn(tenant)} />}</Here>;
}
