import pg from 'pg';

const ask = async <T>(url: string, question: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await question(client);
  } finally {
    await client.end().catch(() => undefined);
  }
};

export const postgresAnswers = (url: string): Promise<boolean> =>
  ask(url, (client) => client.query('select 1')).then(
    () => true,
    () => false,
  );

export const ensureDatabase = (adminUrl: string, name: string): Promise<void> =>
  ask(adminUrl, async (client) => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  });
