import pg from 'pg';
import { commonViolations } from './attack-common.ts';
import { count, reached, type Target } from './reach.ts';

interface Column {
  readonly table: string;
  readonly tenantColumn: string;
}

/** Every table whose rows belong to a tenant, found and not listed: a new one without protection is found too. */
const TENANT_TABLES = `
  select table_name as table, column_name as "tenantColumn" from information_schema.columns
  where table_schema = 'public'
    and (column_name = 'tenant_id' or (table_name = 'tenants' and column_name = 'id'))
  order by 1`;

export const tenantTables = (owner: pg.Client): Promise<Column[]> =>
  owner.query(TENANT_TABLES).then(({ rows }) => rows);

/** All ways in which tenant `mine` reaches what is `theirs`, or nobody reaches anything. Must be empty. */
export async function violations(target: Target): Promise<string[]> {
  const owner = await connect(target.databaseUrl);
  const app = await connect(target.databaseUrl, '-c role=watchfloor_app');
  const system = await connect(target.databaseUrl, '-c role=watchfloor_system');
  try {
    const found: string[] = [];
    for (const column of await tenantTables(owner)) {
      const allowed = await privileges(owner, column.table);
      if (allowed.includes('SELECT')) found.push(...(await reads(app, target, column)));
      if (allowed.includes('UPDATE')) found.push(...(await changes(app, target, column)));
      if (allowed.includes('INSERT')) found.push(...(await plants(app, target, column)));
      if (allowed.includes('DELETE')) found.push(...(await removals(app, target, column)));
    }
    return [...(await commonViolations({ owner, app, system }, target)), ...found];
  } finally {
    for (const client of [system, app, owner]) await client.end();
  }
}

async function reads(app: pg.Client, { mine, theirs }: Target, column: Column): Promise<string[]> {
  const { table, tenantColumn } = column;
  const all = `select from ${table}`;
  const foreign = `select from ${table} where ${tenantColumn} is distinct from '${mine}'`;
  return [
    ...((await count(app, '', all)) > 0 ? [`${table}: read without a scope`] : []),
    ...((await count(app, '{}', all)) > 0 ? [`${table}: read with an empty scope`] : []),
    ...((await count(app, `{${mine}}`, foreign)) > 0 ? [`${table}: read of another tenant`] : []),
    ...((await count(app, `{${mine}}`, all)) === 0 ? [`${table}: own rows hidden`] : []),
    ...((await count(app, `{${mine},${theirs}}`, all)) < 2 ? [`${table}: rows of the scope hidden`] : []),
    ...((await count(app, '*', all)) < 2 ? [`${table}: rows hidden from a scope over all`] : []),
  ];
}

/** Statements without a condition: with one, the policy for reading would be asked as well. */
async function changes(app: pg.Client, { mine, theirs }: Target, column: Column): Promise<string[]> {
  const { table, tenantColumn } = column;
  const own = await count(app, `{${mine}}`, `select from ${table}`);
  const take = `update ${table} set ${tenantColumn} = '${mine}'`;
  const give = `update ${table} set ${tenantColumn} = '${theirs}' where ${tenantColumn} = '${mine}'`;
  return [
    ...((await reached(app, `{${mine}}`, take)) > own ? [`${table}: change of another tenant`] : []),
    ...((await reached(app, `{${mine}}`, give)) > 0 ? [`${table}: own row given to another tenant`] : []),
  ];
}

async function plants(app: pg.Client, { mine, theirs }: Target, column: Column): Promise<string[]> {
  const { table, tenantColumn } = column;
  const planted = (tenant: string) => `insert into ${table}
    select (jsonb_populate_record(null::${table}, to_jsonb(t) || jsonb_build_object('${tenantColumn}', ${tenant}))).*
    from ${table} t where ${tenantColumn} = '${mine}' limit 1`;
  const foreign = planted(STRANGER[table] ?? `'${theirs}'`);
  return [
    ...((await reached(app, `{${mine}}`, foreign)) > 0 ? [`${table}: row planted at another tenant`] : []),
    ...(tenantColumn === 'tenant_id' && (await reached(app, `{${mine}}`, planted('null'))) > 0
      ? [`${table}: row planted at the provider`]
      : []),
  ];
}

async function removals(app: pg.Client, { mine }: Target, { table }: Column): Promise<string[]> {
  const own = await count(app, `{${mine}}`, `select from ${table}`);
  const removed = await reached(app, `{${mine}}`, `delete from ${table}`);
  return removed > own ? [`${table}: removal of another tenant's`] : [];
}

/** A tenant that is none yet. */
const STRANGER: Readonly<Record<string, string>> = { tenants: 'gen_random_uuid()' };

async function connect(databaseUrl: string, options?: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl, options });
  await client.connect();
  return client;
}

const privileges = async (owner: pg.Client, table: string): Promise<string[]> => {
  const { rows } = await owner.query(
    `select p from unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE']) p where has_table_privilege('watchfloor_app', $1, p)`,
    [table],
  );
  return rows.map((row) => row.p);
};
