import { sql } from 'kysely';
import type { Scope } from '../../shared/domain/scope.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import type { Handling } from '../../shared/wire/http/handling.ts';

/** Open incidents by module and severity, as the live totals count them: pending ones too, informational ones not. */
export async function readOpenBy(tx: Tx, scope: Scope): Promise<Handling['open']> {
  const within = scope.kind === 'all' ? sql`true` : sql`tenant_id = any(${[...scope.ids]}::uuid[])`;
  const { rows } = await sql<Handling['open'][number]>`
    select module, severity, count(*) as count from incidents
    where status <> 'closed' and severity <> 'info' and ${within} group by 1, 2`.execute(tx);
  return rows;
}
