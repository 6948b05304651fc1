import type { AuditRow } from '../../shared/wire/http/audit.ts';
import type { SealedIds } from '../sealed-id.ts';
import type { AuditEntryRow } from './read.ts';

export const presentAudit = (ids: SealedIds, row: AuditEntryRow): AuditRow => ({
  id: ids.seal('audit', row.seq),
  at: row.at.toISOString(),
  tenant:
    row.tenant_id === null
      ? null
      : { id: row.tenant_id, slug: row.tenant_slug ?? '', name: row.tenant_name ?? '' },
  actor: {
    kind: row.actor_kind as AuditRow['actor']['kind'],
    id: row.actor_id,
    name: row.actor_name,
    role: row.actor_role,
  },
  action: row.action,
  target: { type: row.target_type, id: row.target_id, label: row.target_label },
  change: row.change as AuditRow['change'],
  request_id: row.request_id,
  address: row.address,
});
