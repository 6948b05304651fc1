import { query } from './query.ts';

export interface Entry {
  readonly action: string;
  readonly actor_kind: string;
  readonly actor_name: string;
  readonly target_id: string | null;
  readonly target_label: string | null;
  readonly change: Record<string, Record<string, unknown>>;
  readonly address: string | null;
}

/** What the audit log says of somebody, oldest first: as actor, as target or by the name they gave. */
export async function auditOf(
  databaseUrl: string,
  who: { readonly userId?: string; readonly email: string },
): Promise<Entry[]> {
  const { rows } = await query(
    databaseUrl,
    `select * from audit where actor_id = $1 or target_id = $1 or target_label = $2 order by seq`,
    [who.userId ?? null, who.email],
  );
  return rows as Entry[];
}

export const actionsOf = async (...args: Parameters<typeof auditOf>): Promise<string[]> =>
  (await auditOf(...args)).map(({ action }) => action);
