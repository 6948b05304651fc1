import type pg from 'pg';
import { count, reached, type Target } from './reach.ts';

export interface Attackers {
  readonly owner: pg.Client;
  readonly app: pg.Client;
  readonly system: pg.Client;
}

/** Kysely's own tables hold names of migrations; nobody but the owner has a right to them. */
const OPEN_TABLES = `
  select relname as table from pg_class
  where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
    and relname not like 'kysely_%' and not (relrowsecurity and relforcerowsecurity)`;
const OPEN_POLICIES = `
  select tablename as table, policyname as policy from pg_policies
  where schemaname = 'public' and (roles = '{public}' or cardinality(roles) <> 1 or permissive <> 'PERMISSIVE')`;
const SYSTEM_TABLES = `
  select relname as table from pg_class
  where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
    and has_table_privilege('watchfloor_system', oid, 'SELECT')`;

/** What only the machinery reads: the role of people has no right there, and no policy lets it in. */
const SYSTEM_ONLY = ['provider', 'api_tokens', 'audit_head', 'provider_members', 'receipts', 'inbox'].concat(
  'routing_rules',
  'routing_generation',
);

/** What is wrong with tables that have no tenant, with roles, and with the log of what was done. */
export async function commonViolations(attackers: Attackers, target: Target): Promise<string[]> {
  return [
    ...(await structure(attackers)),
    ...(await machinery(attackers)),
    ...(await groups(attackers, target)),
    ...(await auditLog(attackers, target)),
  ];
}

async function structure({ owner, app }: Attackers): Promise<string[]> {
  const tables = await owner.query(OPEN_TABLES);
  const policies = await owner.query(OPEN_POLICIES);
  const found = tables.rows.map((row) => `${row.table}: row security is not enabled and forced`);
  found.push(...policies.rows.map((row) => `${row.table}: policy ${row.policy} is open to others`));
  for (const table of SYSTEM_ONLY) {
    if ((await reached(app, '*', `select from ${table}`)) > 0) found.push(`${table}: read by people`);
  }
  return found;
}

/** The machinery works over all tenants: what its policies hide from it would silently not be done. */
async function machinery({ owner, system }: Attackers): Promise<string[]> {
  const found: string[] = [];
  for (const { table } of (await owner.query(SYSTEM_TABLES)).rows) {
    const { rows } = await owner.query(`select count(*)::int as n from ${table}`);
    if ((await count(system, '', `select from ${table}`)) < rows[0].n) {
      found.push(`${table}: hidden from the machinery`);
    }
  }
  return found;
}

/** A group shows through a tenant of the scope, and only a scope over all may change it. */
async function groups({ owner, app }: Attackers, { mine }: Target): Promise<string[]> {
  const scope = `{${mine}}`;
  const own = await count(app, scope, 'select from tenant_group_members');
  const found: string[] = [];
  const wrong = (is: boolean, what: string) => {
    if (is) found.push(`tenant_groups: ${what}`);
  };
  const all = 'select from tenant_groups';
  wrong((await count(app, '', all)) > 0, 'read without a scope');
  wrong((await count(app, scope, all)) > own, 'read of a group without a tenant of the scope');
  wrong((await count(app, scope, all)) < own, 'own groups hidden');
  wrong(
    (await count(app, '*', all)) < (await owner.query(all)).rowCount!,
    'groups hidden from a scope over all',
  );
  const insert = `insert into tenant_groups (name) values ('planted')`;
  wrong((await reached(app, scope, insert)) > 0, 'made without a scope over all');
  wrong((await reached(app, scope, `update tenant_groups set name = name || '!'`)) > 0, 'changed likewise');
  wrong((await reached(app, scope, 'delete from tenant_groups')) > 0, 'removed likewise');
  return found;
}

const FORGED = `insert into audit select (jsonb_populate_record(a, '{"seq": 999}')).* from audit a limit 1`;
const ENTRY = { actor_kind: 'system', actor_name: 'x', action: 'x', target_type: 'x' };

/** Everybody may append by the one function, and nobody may do anything else. */
async function auditLog({ app, system }: Attackers, { mine }: Target): Promise<string[]> {
  const found: string[] = [];
  for (const [name, client] of Object.entries({ app, system })) {
    const append = `select append_audit('${JSON.stringify({ ...ENTRY, tenant_id: mine })}')`;
    if ((await reached(client, '*', append)) !== 1) found.push(`audit: nothing can be appended by ${name}`);
    for (const statement of [
      FORGED,
      'update audit set seq = seq',
      'update audit_head set seq = seq',
      'delete from audit',
      'delete from audit_head',
      'truncate audit',
    ]) {
      if ((await reached(client, '*', statement)) > 0) found.push(`audit: ${name} may ${statement}`);
    }
  }
  return found;
}
