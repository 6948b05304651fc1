import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { query } from '../../support/query.ts';
import { type Target, tenantTables, violations } from './attack.ts';
import { openTarget } from './target.ts';

let target: Target & { close(): Promise<void> };
let policies: { tablename: string; policyname: string; qual: string; with_check: string }[];
beforeAll(async () => {
  target = await openTarget();
  const { rows } = await query(
    target.databaseUrl,
    `select tablename, policyname, qual, with_check from pg_policies
     where schemaname = 'public' and 'watchfloor_app' = any(roles)`,
  );
  policies = rows;
});
afterAll(() => target.close());

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
  expect(tables).toEqual(expect.arrayContaining(['tenants', 'incidents', 'events', 'inbox', 'sightings']));
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

describe('the attack notices', () => {
  const ALL = ['tenants', 'heads', 'ingest_keys', 'incidents', 'events', 'indicators', 'sightings'];
  const WRITABLE = ['tenants', 'ingest_keys'];

  test('all the policies there are', () => {
    expect(policies.map((policy) => policy.tablename).sort()).toEqual([...ALL].sort());
  });

  const restored = (table: string): string => {
    const { qual, with_check } = policies.find((policy) => policy.tablename === table)!;
    return `drop policy if exists scope on ${table};
      create policy scope on ${table} to watchfloor_app using (${qual}) with check (${with_check})`;
  };
  const weakened = (table: string, rules: string) =>
    attacked(
      `drop policy scope on ${table}; create policy scope on ${table} to watchfloor_app ${rules}`,
      restored(table),
    );

  test.each(ALL)('a policy on %s that lets all rows be seen', async (table) => {
    const { with_check } = policies.find((policy) => policy.tablename === table)!;
    const found = await weakened(table, `using (true) with check (${with_check})`);
    expect(found).toContain(`${table}: read without a scope`);
    expect(found).toContain(`${table}: read of another tenant`);
  });

  test.each(WRITABLE)('a policy on %s that checks nothing that is written', async (table) => {
    const { qual } = policies.find((policy) => policy.tablename === table)!;
    const found = await weakened(table, `using (${qual}) with check (true)`);
    expect(found).toContain(`${table}: row planted at another tenant`);
  });

  test.each(ALL)('a missing policy on %s', async (table) => {
    expect(await attacked(`drop policy scope on ${table}`, restored(table))).toEqual([
      `${table}: own rows hidden`,
    ]);
  });

  test.each(ALL)('row security switched off on %s', async (table) => {
    const found = await attacked(
      `alter table ${table} disable row level security`,
      `alter table ${table} enable row level security`,
    );
    expect(found).toContain(`${table}: row security is not enabled and forced`);
    expect(found).toContain(`${table}: read of another tenant`);
  });

  test.each(ALL)('row security not forced on %s', async (table) => {
    const found = await attacked(
      `alter table ${table} no force row level security`,
      `alter table ${table} force row level security`,
    );
    expect(found).toEqual([`${table}: row security is not enabled and forced`]);
  });

  test('a new table of tenants without any of it', async () => {
    const found = await attacked('create table diary (tenant_id uuid)', 'drop table diary');
    expect(found).toEqual(['diary: row security is not enabled and forced']);
  });

  test('and finds nothing once all is mended', async () => {
    expect(await violations(target)).toEqual([]);
  });
});
