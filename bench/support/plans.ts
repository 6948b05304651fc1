import pg from 'pg';

interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** What was sent since it was last asked for, by connection, in the order of sending. */
export type Recorder = () => Statement[][];

/** Hears every statement of clients that are made from now on. */
export function recordStatements(): Recorder {
  let sent = new Map<pg.Client, Statement[]>();
  const plain = pg.Client.prototype.query;
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [first, values] = args as [string | pg.QueryConfig, unknown[]?];
    const statement =
      typeof first === 'string'
        ? { text: first, values: values ?? [] }
        : { text: first.text, values: first.values ?? [] };
    sent.set(this, [...(sent.get(this) ?? []), statement]);
    return Reflect.apply(plain, this, args);
  } as typeof plain;
  return () => {
    const statements = [...sent.values()];
    sent = new Map();
    return statements;
  };
}

/** Whatever reads is run again and explained; what begins, sets or ends a transaction is sent as it was. */
export async function explained(databaseUrl: string, statements: readonly Statement[]): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl, options: '-c role=watchfloor_app' });
  await client.connect();
  const plans: string[] = [];
  for (const { text, values } of statements) {
    if (!/^\s*(select|with)\b/i.test(text)) await client.query(text, [...values]);
    else {
      const { rows } = await client.query(`explain (analyze, buffers) ${text}`, [...values]);
      plans.push(`${text}\n\n${rows.map((row) => row['QUERY PLAN']).join('\n')}\n`);
    }
  }
  await client.end();
  return plans;
}
