import { sql } from 'kysely';
import type { TenantId } from '../../domain/tenant.ts';
import type { Tx } from './tenancy.ts';

/** Who acts, and by which request. */
export interface Author {
  readonly kind: 'user' | 'token' | 'system' | 'anonymous';
  readonly id: string | null;
  readonly name: string;
  /** The role that gave the right. */
  readonly role: string | null;
  readonly requestId: string | null;
  readonly address: string | null;
}

export interface AuditEntry {
  /** Thing and past participle: `tenant.created`. */
  readonly action: string;
  /** null for what concerns the provider as a whole. */
  readonly tenantId: TenantId | null;
  readonly target: { readonly type: string; readonly id: string | null; readonly label: string | null };
  /** What matters of the thing, before and after; never a secret, never another tenant's. */
  readonly before?: object | null;
  readonly after?: object | null;
}

/**
 * Adds an entry to the chain within the action's own transaction: what cannot be written down does not happen.
 * It takes the head of the chain until commit, so it belongs at the end of the transaction.
 */
export async function audit(tx: Tx, author: Author, entry: AuditEntry): Promise<void> {
  const { before, after, target } = entry;
  const row = {
    tenant_id: entry.tenantId,
    actor_kind: author.kind,
    actor_id: author.id,
    actor_name: author.name,
    actor_role: author.role,
    action: entry.action,
    target_type: target.type,
    target_id: target.id,
    target_label: target.label,
    change: { ...(before && { before }), ...(after && { after }) },
    request_id: author.requestId,
    address: author.address,
  };
  await sql`select append_audit(${JSON.stringify(row)}::jsonb)`.execute(tx);
}

/** The machinery itself, for what happens because its time has come. */
export const MACHINERY: Author = {
  kind: 'system',
  id: null,
  name: 'Watchfloor',
  role: null,
  requestId: null,
  address: null,
};
