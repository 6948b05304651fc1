import pg from 'pg';

/** A database under attack: as the owner, to look around; two tenants with a row of each in every table. */
export interface Target {
  readonly databaseUrl: string;
  readonly mine: string;
  readonly theirs: string;
}

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

const UNPROTECTED = `
  select relname as table from pg_class
  where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
    and relname = any($1) and not (relrowsecurity and relforcerowsecurity)`;

export const tenantTables = (owner: pg.Client): Promise<Column[]> =>
  owner.query(TENANT_TABLES).then(({ rows }) => rows);

/** All ways in which tenant `mine` reaches what is `theirs`, or nobody reaches anything. Must be empty. */
export async function violations({ databaseUrl, mine, theirs }: Target): Promise<string[]> {
  const owner = await connect(databaseUrl);
  const app = await connect(databaseUrl, '-c role=watchfloor_app');
  try {
    const tables = await tenantTables(owner);
    const open = await owner.query(UNPROTECTED, [tables.map(({ table }) => table)]);
    const found = open.rows.map((row) => `${row.table}: row security is not enabled and forced`);
    for (const { table, tenantColumn } of tables) {
      const allowed = await privileges(owner, table);
      if (!allowed.includes('SELECT')) continue;
      const look = (scope: string) => count(app, scope, `select from ${table}`);
      if ((await look('')) > 0) found.push(`${table}: read without a scope`);
      if ((await look('{}')) > 0) found.push(`${table}: read with an empty scope`);
      const foreign = `select from ${table} where ${tenantColumn} = '${theirs}'`;
      if ((await count(app, `{${mine}}`, foreign)) > 0) found.push(`${table}: read of another tenant`);
      if ((await count(app, `{${mine}}`, `select from ${table}`)) === 0)
        found.push(`${table}: own rows hidden`);
      if (allowed.includes('UPDATE')) {
        const change = `update ${table} set ${tenantColumn} = ${tenantColumn} where ${tenantColumn} = '${theirs}'`;
        if (await passesSecurity(app, mine, change)) found.push(`${table}: change of another tenant`);
        const give = `update ${table} set ${tenantColumn} = '${theirs}' where ${tenantColumn} = '${mine}'`;
        if (await passesSecurity(app, mine, give)) found.push(`${table}: own row given to another tenant`);
      }
      if (allowed.includes('INSERT')) {
        const plant = `insert into ${table} select (jsonb_populate_record(null::${table}, to_jsonb(t)
          || jsonb_build_object('${tenantColumn}', ${STRANGER[table] ?? `'${theirs}'`}))).* from ${table} t limit 1`;
        if (await passesSecurity(app, mine, plant)) found.push(`${table}: row planted at another tenant`);
      }
    }
    return found;
  } finally {
    await app.end();
    await owner.end();
  }
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

/** How many rows a statement reaches under a scope; everything it does is undone. */
async function count(app: pg.Client, scope: string, statement: string): Promise<number> {
  await app.query('begin');
  try {
    await app.query(`select set_config('app.scope', $1, true)`, [scope]);
    return (await app.query(statement)).rowCount ?? 0;
  } finally {
    await app.query('rollback');
  }
}

const INSUFFICIENT_PRIVILEGE = '42501';

/** Whether row security lets a write through; that a key or a reference then stops it is no protection. */
const passesSecurity = (app: pg.Client, mine: string, statement: string): Promise<boolean> =>
  count(app, `{${mine}}`, statement).then(
    (rows) => rows > 0,
    (error) => error.code !== INSUFFICIENT_PRIVILEGE,
  );
