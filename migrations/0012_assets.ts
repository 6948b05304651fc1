import { type Kysely, sql } from 'kysely';

/** What a tenant watches for. The key is its value as far as two are one: without regard to case where it is words. */
const ASSETS = `
create type asset_kind as enum ('domain', 'brand', 'keyword', 'range');
create table monitored_assets (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid not null references tenants,
  kind asset_kind not null,
  value text not null check (length(value) between 1 and 253),
  key text collate "C" not null check (length(key) between 1 and 1000),
  label text check (length(label) between 1 and 120),
  created_at timestamptz not null default now(),
  created_by text not null
);
create unique index monitored_assets_identity on monitored_assets (tenant_id, kind, key);`;

/** Both tests are wrapped as sub-selects, so that they run once a statement and not once a row. */
const SECURITY = `
alter table monitored_assets enable row level security;
alter table monitored_assets force row level security;
create policy scope on monitored_assets to watchfloor_app
  using ((select scope_is_all()) or tenant_id = any ((select scope_tenants())::uuid[]))
  with check ((select scope_is_all()) or tenant_id = any ((select scope_tenants())::uuid[]));
grant select, insert, update, delete on monitored_assets to watchfloor_app;
create policy system on monitored_assets to watchfloor_system using (true) with check (true);
grant select, insert, update, delete on monitored_assets to watchfloor_system;`;

/** Scheme and user before the host of an address, and what ends it; one of IPv6 may stand in brackets. */
const HOST = String.raw`'^(?:[a-z][a-z0-9+.-]*://)?(?:[^/?#@]*@)?(\[[^\]/]*\]|[^][/?#:\s\\]*)'`;

/**
 * The host that a URL, an e-mail address, a host with its port or a host alone names; and the address or network that
 * any of them is, null for what is none. Both stand alone, calling nothing of ours: indexes are kept in order with no
 * schema of ours in sight.
 */
const READERS = `
create function host_of(named text) returns text
language sql immutable strict parallel safe
as $$ select rtrim(substring(lower(btrim(named)) from ${HOST}), '.') $$;

create function address_of(named text) returns inet
language plpgsql immutable strict
as $$
declare
  shape constant text := '^([0-9]{1,3}([.][0-9]{1,3}){3}|[0-9a-f]*:[0-9a-f:.]*)(/[0-9]{1,3})?$';
  plain text := lower(btrim(named));
begin
  if plain !~ shape then
    plain := btrim(substring(plain from ${HOST}), '[]');
    if plain !~ shape then
      return null;
    end if;
  end if;
  begin
    return plain::inet;
  exception when invalid_text_representation then
    return null;
  end;
end
$$;`;

/**
 * Where in the index of named assets an incident stands: under each domain that what it names lies in, and under
 * networks of a few sizes; a hash each, that of the tenant among it, since an index of lists cannot begin with one.
 */
const PLACES = `
create function incident_places(tenant uuid, assets text[]) returns bigint[]
language plpgsql immutable strict set search_path from current
as $$
declare
  named text;
  address inet;
  host text;
  places text[] := '{}';
begin
  foreach named in array assets loop
    address := address_of(named);
    if address is not null then
      places := places || array(
        select network(set_masklen(address, size))::text
        from unnest(case family(address) when 4 then array[8, 16, 24, 32] else array[16, 32, 48, 64, 128] end) size
        where size <= masklen(address));
    else
      host := left(host_of(named), 253);
      while position('.' in host) > 0 loop
        places := places || host;
        host := substr(host, position('.' in host) + 1);
      end loop;
    end if;
  end loop;
  return array(select distinct hashtextextended(place, hashtextextended(tenant::text, 0)) from unnest(places) place);
end
$$;`;

/** Host names are kept backwards, so that what lies below a domain begins as it does. */
const INDEXES = `
create index sightings_of_host on sightings (tenant_id, reverse('.' || host_of(value)) text_pattern_ops, incident_id)
  where type in ('domain', 'url', 'email');
create index sightings_of_address on sightings (tenant_id, address_of(value), incident_id)
  where type in ('ip', 'cidr', 'url');
create index incidents_of_places on incidents using gin (incident_places(tenant_id, assets))
  with (gin_pending_list_limit = 512) where assets <> '{}';`;

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [ASSETS, SECURITY, READERS, PLACES, INDEXES]) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  const statements = [
    'drop index incidents_of_places',
    'drop index sightings_of_address',
    'drop index sightings_of_host',
    'drop function incident_places(uuid, text[])',
    'drop function address_of(text)',
    'drop function host_of(text)',
    'drop table monitored_assets',
    'drop type asset_kind',
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
