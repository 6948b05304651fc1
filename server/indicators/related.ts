import { sql } from 'kysely';
import { isCommonplace } from '../../shared/domain/commonplace.ts';
import { type Indicator, listLimits } from '../../shared/domain/incident.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import { MAX_RELATED, type RelatedIncidents } from '../../shared/wire/http/indicators.ts';
import type { SealedIds } from '../sealed-id.ts';
import { type Asked, within } from './asked.ts';
import { readMentions } from './mention.ts';

/** What is seen in more incidents than these says nothing about two of them. */
const MAX_TELLING_INCIDENTS = 1_000;
const MAX_REASONS = 5;

interface Row {
  readonly incident_id: number;
  readonly shared: number;
  readonly reasons: Indicator[];
}

interface Found {
  readonly items: Row[];
  readonly skipped: Indicator[];
}

/**
 * Incidents of the scope that share indicators with one. An indicator seen in n incidents weighs 1 ÷ log₂(1 + n): one
 * that only two have says more than several that hundreds have.
 */
export async function relatedTo(
  tx: Tx,
  ids: SealedIds,
  asked: Asked,
  of: { readonly tenantId: TenantId; readonly incidentId: number },
): Promise<RelatedIncidents> {
  const own = await indicatorsOf(tx, of);
  const telling = own.filter((indicator) => !isCommonplace(indicator));
  const { items, skipped } = await sharing(tx, asked, of.incidentId, telling);
  const mentions = await readMentions(
    tx,
    ids,
    items.map((item) => item.incident_id),
  );
  return {
    items: items.flatMap(({ incident_id, shared, reasons }) => {
      const incident = mentions.get(incident_id);
      return incident ? [{ incident, shared, reasons }] : [];
    }),
    skipped: [...own.filter(isCommonplace), ...skipped],
  };
}

async function indicatorsOf(
  tx: Tx,
  { tenantId, incidentId }: { readonly tenantId: TenantId; readonly incidentId: number },
): Promise<Indicator[]> {
  const { rows } = await sql<Indicator>`
    select type, value from sightings where tenant_id = ${tenantId} and incident_id = ${incidentId}
    order by type, value limit ${listLimits.indicators}`.execute(tx);
  return rows;
}

async function sharing(
  tx: Tx,
  asked: Asked,
  incidentId: number,
  indicators: readonly Indicator[],
): Promise<Found> {
  const { rows } = await sql<Found>`
    with met as materialized (
      select own.type, own.value, seen.incident_id, seen.n
      from unnest(${indicators.map(({ type }) => type)}::text[], ${indicators.map(({ value }) => value)}::text[])
          own (type, value)
        cross join lateral (
          select incident_id, count(*) over () as n from (
            select s.incident_id from sightings s
            where s.type = own.type and s.value = own.value and ${within(asked, 's.tenant_id')}
            limit ${MAX_TELLING_INCIDENTS + 1}) few) seen),
    ranked as (
      select incident_id, count(*) as shared, sum(ln(2) / ln(1 + n::float8)) as weight,
        (array_agg(json_build_object('type', type, 'value', value) order by n, type, value))[1:${sql.lit(MAX_REASONS)}]
          as reasons
      from met where n <= ${MAX_TELLING_INCIDENTS} and incident_id <> ${incidentId}
      group by incident_id order by weight desc, shared desc, incident_id desc limit ${MAX_RELATED})
    select
      coalesce((select json_agg(r order by weight desc, shared desc, incident_id desc) from ranked r), '[]') as items,
      coalesce((select json_agg(s order by type, value) from (
        select distinct type, value from met where n > ${MAX_TELLING_INCIDENTS}) s), '[]') as skipped`.execute(
    tx,
  );
  return rows[0]!;
}
