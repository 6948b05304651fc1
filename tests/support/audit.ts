import { query } from './query.ts';

export interface Written {
  readonly action: string;
  readonly tenant_id: string | null;
  readonly actor_kind: string;
  readonly actor_name: string;
  readonly actor_role: string | null;
  readonly target_type: string;
  readonly target_id: string | null;
  readonly target_label: string | null;
  // biome-ignore lint/suspicious/noExplicitAny: what a row holds is what the tests look into
  readonly change: any;
}

/** The rows of the audit log about one thing, oldest first. */
export async function auditOf(
  { config }: { readonly config: { readonly databaseUrl: string } },
  target: string | null,
): Promise<Written[]> {
  const { rows } = await query(
    config.databaseUrl,
    `select action, tenant_id, actor_kind, actor_name, actor_role, target_type, target_id, target_label, change
     from audit where target_id is not distinct from $1 order by seq`,
    [target],
  );
  return rows as Written[];
}
