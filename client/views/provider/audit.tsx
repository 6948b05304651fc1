import { useStanding } from '../frame/actor.tsx';
import { AuditLog } from './audit/audit-log.tsx';

/** The audit log of the provider and of every customer in scope. */
export default function Audit() {
  const { selector } = useStanding();
  return <AuditLog base="/api/v1/audit" customers={selector().tenants} granter="An MSSP Admin" />;
}
