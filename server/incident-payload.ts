import { sql } from 'kysely';
import type { TenantId } from '../shared/domain/tenant.ts';
import { originalOf } from '../shared/formats/generic.ts';
import type { Tx } from '../shared/node/db/tenancy.ts';
import type { IncidentPayload } from '../shared/wire/http/incidents.ts';

/** Where the raw payload of an incident lies: one line of one row of the inbox. */
export interface PayloadPlace {
  readonly tenantId: TenantId;
  readonly inboxId: number;
  readonly line: number;
}

/** null when the incident does not exist in the transaction's scope. */
export async function findPayload(tx: Tx, incident: number): Promise<PayloadPlace | null> {
  const row = await tx
    .selectFrom('incidents')
    .select(['tenant_id', 'inbox_id', 'inbox_index'])
    .where('id', '=', incident)
    .executeTakeFirst();
  return row === undefined
    ? null
    : { tenantId: row.tenant_id as TenantId, inboxId: row.inbox_id, line: row.inbox_index };
}

/** What a mapping read is kept beside what it made of it. */
const original = ({ format, record }: IncidentPayload): string =>
  format === 'generic' ? JSON.stringify(originalOf(JSON.parse(record))) : record;

/** The inbox is the machinery's alone, so the place must come from what the caller may see. null once it is gone. */
export async function readPayload(tx: Tx, place: PayloadPlace): Promise<IncidentPayload | null> {
  const { tenantId, inboxId, line } = place;
  const row = await tx
    .selectFrom('inbox')
    .select(['format', sql<string>`split_part(payload, E'\n', ${line + 1}::int)`.as('record')])
    .where('id', '=', inboxId)
    .where('tenant_id', '=', tenantId)
    .executeTakeFirst();
  return row === undefined ? null : { ...row, record: original(row) };
}
