import type { Selector } from '../../../shared/wire/http/tenants.ts';
import { createAnswer } from '../../answer.ts';
import { AuditLog } from './audit/audit-log.tsx';

/** The audit log of the provider and of every customer in scope. */
export default function Audit() {
  const selector = createAnswer<Selector>(() => '/api/v1/selector');
  return (
    <AuditLog base="/api/v1/audit" customers={selector.known()?.tenants ?? []} granter="An MSSP Admin" />
  );
}
