import { type SelectQueryBuilder, sql } from 'kysely';
import { listLimits } from '../../shared/domain/incident.ts';
import type { Database } from '../../shared/node/db/schema.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import type { Incident } from '../../shared/wire/http/incidents.ts';
import type { SealedIds } from '../sealed-id.ts';
import { presentIncident } from './present.ts';

type Joined = SelectQueryBuilder<Database, 'incidents' | 'tenants', object>;

/** Row security decides which incidents exist here. */
export const withTenant = (tx: Tx): Joined =>
  tx.selectFrom('incidents').innerJoin('tenants', 'tenants.id', 'incidents.tenant_id');

/** What is kept for finding it, and for its next report, stays where it is. */
const SHOWN = [
  'id',
  'tenant_id',
  'number',
  'source',
  'external_id',
  'title',
  'description',
  'severity',
  'source_severity',
  'status',
  'source_status',
  'resolution',
  'pause_reason',
  'module',
  'category',
  'assignee',
  'assignee_id',
  'impact',
  'recommendation',
  'url',
  'techniques',
  'assets',
  'tags',
  'details',
  'occurred_at',
  'detected_at',
  'acknowledged_at',
  'closed_at',
  'occurrences',
  'last_seen_at',
  'flapping',
  'storm_id',
  'pending',
  'snoozed_until',
  'escalated_at',
  'escalated_by',
  'escalation',
  'merged_into',
  'overruled',
  'version',
] as const;

/** Everything that is shown of an incident. */
export const selection = (query: Joined) =>
  query.select(SHOWN.map((column) => `incidents.${column}` as const)).select([
    'tenants.slug as tenant_slug',
    'tenants.name as tenant_name',
    sql<
      { type: string; value: string }[]
    >`coalesce((select json_agg(json_build_object('type', s.type, 'value', s.value)
      order by s.type, s.value) from (select type, value from sightings
        where tenant_id = incidents.tenant_id and incident_id = incidents.id
        order by type, value limit ${listLimits.indicators}) s), '[]')`.as('indicators'),
  ]);

export type IncidentRow = Awaited<ReturnType<ReturnType<typeof selection>['executeTakeFirstOrThrow']>>;

export async function getIncident(tx: Tx, ids: SealedIds, id: number): Promise<Incident | null> {
  const row = await selection(withTenant(tx)).where('incidents.id', '=', id).executeTakeFirst();
  return row === undefined ? null : presentIncident(ids, row);
}

/** As many of these as exist in the scope, in no order. */
export async function readIncidents(tx: Tx, ids: SealedIds, wanted: readonly number[]): Promise<Incident[]> {
  const rows = await selection(withTenant(tx))
    .where(sql<boolean>`incidents.id = any(${wanted}::bigint[])`)
    .execute();
  return rows.map((row) => presentIncident(ids, row));
}
