import { domainToUnicode } from 'node:url';
import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { AssetKind } from '../../shared/domain/asset.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import { searchWords } from '../queue/words.ts';

/** As it is kept: a value in its one spelling, of one tenant. */
export interface MonitoredAsset {
  readonly tenantId: TenantId;
  readonly kind: AssetKind;
  readonly value: string;
}

/**
 * Whether one of `incidents` concerns an asset. It is the one definition behind counts and rows:
 * - a domain: a domain, URL or e-mail address seen in it, or an asset it names, lies there or below;
 * - a range: an address, network or URL seen in it, or an asset it names, lies within;
 * - a brand or keyword: title, description or tags say those words, one after the other.
 */
export function concerns(asset: MonitoredAsset): Expression<SqlBool> {
  const ours = sql<boolean>`incidents.tenant_id = ${asset.tenantId}`;
  switch (asset.kind) {
    case 'domain':
      return sql<boolean>`(${ours} and (${seen(sql`s.type in ('domain', 'url', 'email')`, liesBelow('s.value', [asset.value]))}
        or ${names(liesBelow('named', spelled(asset.value)))}))`;
    case 'range':
      return sql<boolean>`(${ours} and (${seen(sql`s.type in ('ip', 'cidr', 'url')`, liesWithin('s.value', asset.value))}
        or ${names(liesWithin('named', asset.value))}))`;
    case 'brand':
    case 'keyword':
      return sql<boolean>`(${ours} and ${mayStand(asset.value)} and incident_words(
        array[incidents.title, incidents.description], '{}'::text[], incidents.tags, '{}'::text[])
        @@ ${words(asset.value)})`;
  }
}

/**
 * Where to look for what `concerns` decides: rows that an index finds, all of those and few besides. For the
 * machinery alone, as row security lets none of these indexes be used.
 */
export function candidates(asset: MonitoredAsset): Expression<SqlBool> {
  const { tenantId, kind, value } = asset;
  switch (kind) {
    case 'domain':
      return sql<boolean>`incidents.id = any(array(
        select s.incident_id from sightings s
        where s.tenant_id = ${tenantId} and s.type in ('domain', 'url', 'email')
          and ${backwards('s.value')} ~>=~ ${prefix(value)} and ${backwards('s.value')} ~<~ ${beyond(value)}
        union all ${named(
          tenantId,
          spelled(value).map((domain) => sql<string>`${domain}::text`),
        )}))`;
    case 'range':
      return sql<boolean>`incidents.id = any(array(
        select s.incident_id from sightings s
        where s.tenant_id = ${tenantId} and s.type in ('ip', 'cidr', 'url')
          and address_of(s.value) >= ${value}::inet
          and address_of(s.value) <= set_masklen(broadcast(${value}::inet), ${addressBits(value)}::int)
        union all ${named(tenantId, [placeOf(value)])}))`;
    case 'brand':
    case 'keyword':
      return sql<boolean>`incidents.search @@ ${words(value)}`;
  }
}

/** "is true", so that what an incident saw is read by the incident: no index goes through all that lies in a range. */
const seen = (types: RawBuilder<unknown>, condition: RawBuilder<boolean>) =>
  sql<boolean>`exists (select from sightings s where s.tenant_id = incidents.tenant_id
    and s.incident_id = incidents.id and ${types} and (${condition}) is true)`;

const names = (condition: RawBuilder<boolean>) =>
  sql<boolean>`exists (select from unnest(incidents.assets) named where ${condition})`;

/** The host backwards, a dot at its end: what lies below a domain begins as it does. */
const backwards = (column: string) => sql<string>`reverse('.' || host_of(${sql.ref(column)}))`;
const prefix = (domain: string): string => [...`.${domain}`].reverse().join('');
/** What follows all that begins so: a slash comes next after a dot. */
const beyond = (domain: string): string => `${prefix(domain).slice(0, -1)}/`;

const liesBelow = (column: string, domains: readonly string[]) =>
  sql<boolean>`(${sql.join(
    domains.map((domain) => sql`starts_with(${backwards(column)}, ${prefix(domain)})`),
    sql` or `,
  )})`;

const liesWithin = (column: string, range: string) =>
  sql<boolean>`address_of(${sql.ref(column)}) <<= ${range}::inet`;

/** Indicators are kept in IDNA form, what an incident names is as its source wrote it. */
const spelled = (domain: string): string[] => [...new Set([domain, domainToUnicode(domain) || domain])];

/** Costs a fraction of telling words apart, and most that only names them elsewhere ends here. */
function mayStand(value: string): RawBuilder<boolean> {
  const longest = value.split(NO_WORD).reduce((one, other) => (other.length > one.length ? other : one), '');
  return sql<boolean>`strpos(lower(concat_ws(' ', incidents.title, incidents.description,
    array_to_string(incidents.tags, ' '))), lower(${longest})) > 0`;
}
const NO_WORD = /[^\p{L}\p{M}\p{N}]+/u;

/** The tsquery of words that follow each other. */
const words = (value: string) =>
  sql`websearch_to_tsquery('simple', ${searchWords(`"${value.replaceAll('"', ' ')}"`)})`;

const named = (tenantId: TenantId, places: readonly RawBuilder<string>[]) => sql`
  select i.id from incidents i
  where i.tenant_id = ${tenantId} and i.assets <> '{}' and incident_places(i.tenant_id, i.assets)
    && array(select hashtextextended(place, hashtextextended(${tenantId}, 0))
             from unnest(array[${sql.join(places)}]::text[]) place)`;

/** Networks under which named addresses are kept, the smallest first (migrations/0012_assets.ts). */
const SIZES = { 32: [32, 24, 16, 8], 128: [128, 64, 48, 32, 16] } as const;

const addressBits = (range: string): 32 | 128 => (range.includes(':') ? 128 : 32);

/** The smallest of those networks that holds a range. */
function placeOf(range: string): RawBuilder<string> {
  const prefix = Number(range.slice(range.lastIndexOf('/') + 1));
  const size = SIZES[addressBits(range)].find((bits) => bits <= prefix) ?? 0;
  return sql<string>`network(set_masklen(${range}::inet, ${size}::int))::text`;
}
