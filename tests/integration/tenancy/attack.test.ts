import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { query } from '../../support/query.ts';
import { tenantTables, violations } from './attack.ts';
import type { Target } from './reach.ts';
import { openTarget } from './target.ts';

interface Policy {
  readonly tablename: string;
  readonly policyname: string;
  readonly cmd: string;
  readonly role: string;
  readonly qual: string | null;
  readonly with_check: string | null;
}

let target: Target & { close(): Promise<void> };
let policies: Policy[];
beforeAll(async () => {
  target = await openTarget();
  const { rows } = await query(
    target.databaseUrl,
    `select tablename, policyname, cmd, roles[1]::text as role, qual, with_check from pg_policies
     where schemaname = 'public' order by 1, 2`,
  );
  policies = rows;
});
afterAll(() => target?.close());

/** Tables whose rows the scope decides over. */
const SCOPED = ['tenants', 'heads', 'ingest_keys', 'incidents', 'events', 'indicators', 'sightings'].concat(
  'tenant_group_members',
  'tenant_members',
  'invitations',
  'provider_assignments',
  'sources',
  'storms',
  'notes',
  'saved_views',
  'monitored_assets',
  'source_traffic',
  'refusals',
  'refusal_counts',
  'connectors',
  'audit',
);
const WRITABLE = ['tenants', 'ingest_keys', 'tenant_group_members', 'tenant_members', 'invitations'].concat(
  'provider_assignments',
  'connectors',
  'saved_views',
  'monitored_assets',
);
/** Tables that only the machinery reads; none of the others is without a policy for it. */
const SYSTEM_ONLY = [
  'receipts',
  'inbox',
  'dead_letters',
  'provider',
  'provider_members',
  'api_tokens',
].concat('audit_head', 'routing_rules', 'routing_generation');
const OF_SYSTEM = [...SCOPED, ...SYSTEM_ONLY, 'tenant_groups'];

test('no attack succeeds', async () => {
  expect(await violations(target)).toEqual([]);
});

test('the attack covers every table with a tenant in it', async () => {
  const owner = new pg.Client({ connectionString: target.databaseUrl });
  await owner.connect();
  const tables = (await tenantTables(owner)).map(({ table }) => table);
  const empty: string[] = [];
  for (const table of tables) {
    if ((await owner.query(`select from ${table} limit 1`)).rowCount === 0) empty.push(table);
  }
  await owner.end();
  expect(tables).toEqual(expect.arrayContaining([...SCOPED, 'inbox']));
  // Only what a failed record would bring is missing, and the app's role may not read that at all.
  expect(empty).toEqual(['dead_letters']);
});

/** Breaks the database, attacks it, and mends it again. */
async function attacked(breakIt: string, mendIt: string): Promise<string[]> {
  await query(target.databaseUrl, breakIt);
  try {
    return await violations(target);
  } finally {
    await query(target.databaseUrl, mendIt);
  }
}

const named = (table: string, name: string): Policy =>
  policies.find(({ tablename, policyname }) => tablename === table && policyname === name)!;

const create = ({ tablename, policyname, cmd, role, qual, with_check }: Policy): string =>
  `create policy ${policyname} on ${tablename} for ${cmd} to ${role}
     ${qual === null ? '' : `using (${qual})`} ${with_check === null ? '' : `with check (${with_check})`};`;
const drop = ({ tablename, policyname }: Policy): string => `drop policy ${policyname} on ${tablename};`;

const dropped = (policy: Policy) => attacked(drop(policy), create(policy));
const changed = (policy: Policy, change: Partial<Policy>) =>
  attacked(drop(policy) + create({ ...policy, ...change }), drop(policy) + create(policy));

describe('the attack notices', () => {
  test('all the policies there are', async () => {
    const { rows } = await query(target.databaseUrl, 'select current_user as owner');
    const { owner } = rows[0];
    const expected = [
      ...SCOPED.map((table) => `${table}.scope to watchfloor_app`),
      ...OF_SYSTEM.map((table) => `${table}.system to watchfloor_system`),
      'tenant_groups.scope to watchfloor_app',
      'tenant_groups.provider to watchfloor_app',
      // These let the owner's function append, and nobody else anything: owner.test.ts drops them.
      `audit.append to ${owner}`,
      `audit_head.chain to ${owner}`,
    ];
    const all = policies.map(({ tablename, policyname, role }) => `${tablename}.${policyname} to ${role}`);
    expect(all.sort()).toEqual(expected.sort());
  });

  test.each(SCOPED)('a policy on %s that lets all rows be seen', async (table) => {
    const found = await changed(named(table, 'scope'), { qual: 'true' });
    expect(found).toContain(`${table}: read without a scope`);
    expect(found).toContain(`${table}: read of another tenant`);
  });

  test.each(WRITABLE)('a policy on %s that checks nothing that is written', async (table) => {
    const found = await changed(named(table, 'scope'), { with_check: 'true' });
    expect(found).toContain(`${table}: row planted at another tenant`);
  });

  test.each(WRITABLE)('a policy on %s that ignores a scope over all, or is only that', async (table) => {
    const policy = named(table, 'scope');
    const [all, some] = policy.qual!.split(' OR ', 2).map((part) => part.replace(/^\(+/, '('));
    expect([all, some].join()).toMatch(/scope_is_all.*,.*scope_tenants/s);
    expect(await changed(policy, { qual: '( SELECT scope_is_all())' })).toContain(
      `${table}: own rows hidden`,
    );
    const column = table === 'tenants' ? 'id' : 'tenant_id';
    const onlyListed = `${column} = any ((select scope_tenants())::uuid[])`;
    expect(await changed(policy, { qual: onlyListed })).toContain(
      `${table}: rows hidden from a scope over all`,
    );
  });

  test.each(SCOPED)('a missing policy on %s', async (table) => {
    expect(await dropped(named(table, 'scope'))).toContain(`${table}: own rows hidden`);
  });

  test.each(OF_SYSTEM)('a policy for the machinery on %s that is missing or for everyone', async (table) => {
    const policy = named(table, 'system');
    // Dead letters come of failures, and here is none.
    if (table !== 'dead_letters')
      expect(await dropped(policy)).toContain(`${table}: hidden from the machinery`);
    expect(await changed(policy, { role: 'public' })).toContain(`${table}: policy system is open to others`);
  });

  test.each([...OF_SYSTEM])('row security switched off on %s, or not forced', async (table) => {
    const security = (how: string) => `alter table ${table} ${how} row level security`;
    const finding = `${table}: row security is not enabled and forced`;
    expect(await attacked(security('disable'), security('enable'))).toContain(finding);
    expect(await attacked(security('no force'), security('force'))).toContain(finding);
  });

  test('groups that show, or change, without a right', async () => {
    const [scope, provider] = [named('tenant_groups', 'scope'), named('tenant_groups', 'provider')];
    expect(await changed(scope, { qual: 'true' })).toContain('tenant_groups: read without a scope');
    expect(await changed(scope, { cmd: 'ALL' })).toEqual(
      expect.arrayContaining(['tenant_groups: changed likewise', 'tenant_groups: removed likewise']),
    );
    expect(await dropped(scope)).toContain('tenant_groups: own groups hidden');
    expect(await changed(provider, { with_check: 'true' })).toContain(
      'tenant_groups: made without a scope over all',
    );
    expect(await changed(provider, { qual: 'true' })).toContain(
      'tenant_groups: read of a group without a tenant of the scope',
    );
    expect(await dropped(provider)).toContain('tenant_groups: groups hidden from a scope over all');
  });

  test.each(SYSTEM_ONLY)('a right of people to %s', async (table) => {
    if (table === 'dead_letters') return;
    const found = await attacked(
      `grant select on ${table} to watchfloor_app; create policy scope on ${table} to watchfloor_app using (true)`,
      `drop policy scope on ${table}; revoke select on ${table} from watchfloor_app`,
    );
    expect(found).toContain(`${table}: read by people`);
  });

  test.each(['insert', 'update', 'delete'])('a right of anyone to %s what was logged', async (right) => {
    for (const role of ['watchfloor_app', 'watchfloor_system']) {
      const found = await attacked(
        `grant ${right} on audit to ${role}; create policy hole on audit to ${role} using (true)`,
        `drop policy hole on audit; revoke ${right} on audit from ${role}`,
      );
      expect(found.join('\n')).toMatch(new RegExp(`audit: (app|system) may ${right}`));
    }
  });

  test('a log that cannot be written to', async () => {
    const found = await attacked(
      'revoke execute on function append_audit(jsonb) from watchfloor_app',
      'grant execute on function append_audit(jsonb) to watchfloor_app',
    );
    expect(found).toEqual(['audit: nothing can be appended by app']);
  });

  test('a new table of tenants without any of it', async () => {
    const found = await attacked('create table diary (tenant_id uuid)', 'drop table diary');
    expect(found).toEqual(['diary: row security is not enabled and forced']);
  });

  test('and finds nothing once all is mended', async () => {
    expect(await violations(target)).toEqual([]);
  });
});
