import { sql } from 'kysely';
import type { Severity, Status } from '../../shared/domain/incident.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import type { IncidentMention } from '../../shared/wire/http/indicators.ts';
import type { SealedIds } from '../sealed-id.ts';

interface Row {
  readonly id: number;
  readonly number: number;
  readonly title: string;
  readonly severity: Severity;
  readonly status: Status;
  readonly detected_at: Date;
  readonly tenant_id: string;
  readonly slug: string;
  readonly name: string;
}

/** Incidents by id, as other things mention them. */
export async function readMentions(
  tx: Tx,
  ids: SealedIds,
  wanted: readonly number[],
): Promise<ReadonlyMap<number, IncidentMention>> {
  const { rows } = await sql<Row>`
    select i.id, i.number, i.title, i.severity, i.status, i.detected_at, i.tenant_id, t.slug, t.name
    from incidents i join tenants t on t.id = i.tenant_id
    where i.id = any(${wanted}::bigint[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, present(ids, row)]));
}

const present = (ids: SealedIds, row: Row): IncidentMention => ({
  id: ids.seal('incident', row.id),
  number: `${row.slug.toUpperCase()}-${row.number}`,
  tenant: { id: row.tenant_id, slug: row.slug, name: row.name },
  title: row.title,
  severity: row.severity,
  status: row.status,
  detected_at: row.detected_at.toISOString(),
});
