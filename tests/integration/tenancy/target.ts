import { randomUUID } from 'node:crypto';
import { drain } from '../../../workers/ingest/drain.ts';
import { putRecords } from '../../support/inbox.ts';
import { query } from '../../support/query.ts';
import { newTenant } from '../../support/tenant.ts';
import { openWorkbench } from '../../support/workbench.ts';
import type { Target } from './reach.ts';

/** Rows of one tenant in every table that incidents do not fill, and a row of the provider beside each. */
const PEOPLE = `
with person as (
    insert into identity."user" ("id", "name", "email", "emailVerified")
      values ($2, 'Person', $2 || '@example.test', true) returning "id"),
  team as (insert into provider_members (user_id, role) select "id", 'mssp_analyst' from person returning user_id),
  own as (insert into tenant_groups (name) values ('own ' || $1) returning id),
  empty as (insert into tenant_groups (name) values ('empty ' || $1)),
  grouped as (insert into tenant_group_members select id, $1::uuid from own),
  assigned as (
    insert into provider_assignments (user_id, tenant_id, group_id)
      select user_id, $1::uuid, null from team union all select user_id, null, own.id from team, own),
  member as (insert into tenant_members (tenant_id, user_id, role) select $1::uuid, "id", 'owner' from person),
  token as (
    insert into api_tokens (user_id, name, hash, permissions, expires_at)
      select "id", 'token', sha256($2::bytea), '{}', now() from person),
  key as (insert into ingest_keys (name, hash) values ('provider', sha256(($2 || 'key')::bytea)) returning id),
  connector as (
    insert into connectors (id, tenant_id, ingest_key_id, kind, name, settings, interval_s, enabled, cursor, next_run_at)
      select gen_random_uuid(), of, id, 'rest', 'x', '{}', 60, true, '{}', now() from key, unnest(array[$1::uuid, null]) of),
  rule as (insert into routing_rules (position, kind, name, match, value, tenant_id)
    values (1, 'hint', '', 'equals', 'x', $1::uuid)),
  traffic as (insert into source_traffic values ($1::uuid, 'native', now(), 1, '{}')),
  refusal as (insert into refusals (ingest_key_id, tenant_id, at, format, field, reason)
    select id, of, now(), 'native', 'title', 'x' from key, unnest(array[$1::uuid, null]) of),
  refused as (insert into refusal_counts (ingest_key_id, tenant_id, at, refused)
    select id, of, now() - interval '1 hour' * n, 1 from key, unnest(array[$1::uuid, null]) with ordinality t(of, n)),
  note as (insert into notes (tenant_id, id, incident_id, at, author_id, author_name, body)
    values ($1::uuid, gen_random_uuid(), 1, now(), 'x', 'x', 'x')),
  view as (insert into saved_views (tenant_id, owner_id, name, query, shared)
    select of, "id", 'x', '', false from person, unnest(array[$1::uuid, null]) of),
  asset as (insert into monitored_assets (tenant_id, kind, value, key, created_by)
    values ($1::uuid, 'brand', 'x', 'x', 'x')),
  storm as (insert into storms (tenant_id, id, source, began_at, last_at, incidents, severity)
    values ($1::uuid, gen_random_uuid(), 'native', now(), now(), 60, 'low')),
  invited as (
    insert into invitations (tenant_id, email, role, hash, invited_by, expires_at)
      values ($1::uuid, 'a@example.test', 'viewer', sha256(($2 || 'a')::bytea), $2, now()),
        (null, 'b@example.test', 'mssp_analyst', sha256(($2 || 'b')::bytea), $2, now()))
select append_audit(jsonb_build_object('tenant_id', tenant, 'actor_kind', 'user', 'actor_name', 'Person',
  'action', 'test', 'target_type', 'test')) from unnest(array[$1::uuid, null]) tenant`;

/** Two tenants with a row of each in every table a tenant's rows lie in; incidents written the way they always are. */
export async function openTarget(): Promise<Target & { close(): Promise<void> }> {
  const bench = await openWorkbench();
  const { deps, tenancy } = bench;
  const ids: string[] = [];
  for (const _ of ['mine', 'theirs']) {
    const { id } = await newTenant(tenancy);
    const record = {
      external_id: 'x',
      title: 'x',
      severity: 'high',
      indicators: [{ type: 'ip', value: '192.0.2.1' }],
    };
    await drain(deps, await putRecords(deps, id, [record]));
    await query(bench.databaseUrl, PEOPLE, [id, randomUUID()]);
    ids.push(id);
  }
  return { databaseUrl: bench.databaseUrl, mine: ids[0]!, theirs: ids[1]!, close: bench.close };
}
