import type pg from 'pg';

/** A database under attack: as the owner, to look around; two tenants with a row of each in every table. */
export interface Target {
  readonly databaseUrl: string;
  readonly mine: string;
  readonly theirs: string;
}

/** How many rows a statement reaches under a scope; everything it does is undone. */
export async function count(app: pg.Client, scope: string, statement: string): Promise<number> {
  await app.query('begin');
  try {
    await app.query(`select set_config('app.scope', $1, true)`, [scope]);
    return (await app.query(statement)).rowCount ?? 0;
  } finally {
    await app.query('rollback');
  }
}

const INSUFFICIENT_PRIVILEGE = '42501';

/** Rows a write reaches; that a key or a reference stops it, and not security, counts as all of them. */
export const reached = (app: pg.Client, scope: string, statement: string): Promise<number> =>
  count(app, scope, statement).catch((error) =>
    error.code === INSUFFICIENT_PRIVILEGE ? 0 : Number.POSITIVE_INFINITY,
  );
