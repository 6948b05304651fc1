import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cloneDatabase } from '../../support/database.ts';
import { query } from '../../support/query.ts';

const ROLES = ['watchfloor_app', 'watchfloor_identity', 'watchfloor_system'];
const DENIED = /permission denied/;

let url: string;
const clients = new Map<string, pg.Client>();
beforeAll(async () => {
  url = await cloneDatabase();
  for (const role of ROLES) {
    const client = new pg.Client({ connectionString: url, options: `-c role=${role}` });
    await client.connect();
    clients.set(role, client);
  }
});
afterAll(async () => {
  for (const client of clients.values()) await client.end();
});

const as = (role: string, statement: string) => clients.get(role)!.query(statement);

test.each(ROLES)('%s has no power over the cluster and owns nothing', async (role) => {
  const { rows } = await query(
    url,
    `select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication, rolcanlogin, rolinherit,
            (select count(*)::int from pg_class where relowner = r.oid) as owned
     from pg_roles r where rolname = $1`,
    [role],
  );
  expect(Object.values(rows[0])).toEqual([...new Array(7).fill(false), 0]);
});

test.each(ROLES)('%s cannot create tables or change the schema', async (role) => {
  await expect(as(role, 'create table public.mine ()')).rejects.toThrow(DENIED);
  await expect(as(role, 'create schema mine')).rejects.toThrow(DENIED);
  await expect(as(role, 'alter table incidents disable row level security')).rejects.toThrow(/must be owner/);
  await expect(as(role, 'drop policy scope on incidents')).rejects.toThrow(/must be owner/);
  await expect(as(role, 'truncate incidents')).rejects.toThrow(DENIED);
});

test.each(['receipts', 'inbox', 'dead_letters', 'provider_members', 'identity."user"', 'kysely_migration'])(
  'the role of people cannot read %s',
  async (table) => {
    await expect(as('watchfloor_app', `select from ${table}`)).rejects.toThrow(DENIED);
  },
);

test('the role of people can change no incident, log or head', async () => {
  for (const table of ['incidents', 'events', 'heads', 'indicators', 'sightings']) {
    await expect(as('watchfloor_app', `delete from ${table}`)).rejects.toThrow(DENIED);
    await expect(as('watchfloor_app', `update ${table} set tenant_id = tenant_id`)).rejects.toThrow(DENIED);
    await expect(as('watchfloor_app', `insert into ${table} default values`)).rejects.toThrow(DENIED);
  }
});

const tablesOf = async (schema: string): Promise<string[]> => {
  const { rows } = await query(
    url,
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema = $1 and table_type = 'BASE TABLE'`,
    [schema],
  );
  return rows.map((row) => row.name);
};

test('the role of sign-in sees accounts and nothing else; the machinery sees no accounts', async () => {
  const accounts = await tablesOf('identity');
  const rest = await tablesOf('public');
  expect(accounts.length).toBeGreaterThan(3);
  expect(rest.length).toBeGreaterThan(10);
  for (const table of accounts) {
    await as('watchfloor_identity', `select from ${table}`);
    await expect(as('watchfloor_system', `select from ${table}`), table).rejects.toThrow(DENIED);
  }
  for (const table of rest) {
    await expect(as('watchfloor_identity', `select from ${table}`), table).rejects.toThrow(DENIED);
  }
});
