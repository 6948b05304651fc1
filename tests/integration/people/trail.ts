import type { Installation } from '../../support/installation.ts';
import { query } from '../../support/query.ts';

export interface Entry {
  readonly tenant_id: string | null;
  readonly actor_kind: string;
  readonly actor_id: string | null;
  readonly actor_name: string;
  readonly actor_role: string | null;
  readonly action: string;
  readonly target_type: string;
  readonly target_id: string | null;
  readonly target_label: string | null;
  readonly change: object;
}

/** The audit log, oldest first; of one action, or of all but those of signing in. */
export async function auditOf(house: Installation, action?: string): Promise<Entry[]> {
  const { rows } = await query(
    house.config.databaseUrl,
    `select tenant_id, actor_kind, actor_id, actor_name, actor_role, action, target_type, target_id, target_label, change
     from audit where ($1::text is null or action = $1) and action not like 'sign_in.%' order by seq`,
    [action ?? null],
  );
  return rows;
}
