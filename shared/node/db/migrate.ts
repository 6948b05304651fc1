import { Kysely, type MigrationResultSet, Migrator, PostgresDialect } from 'kysely';
import pg from 'pg';
import { migrations } from '../../../migrations/index.ts';

export interface MigrationState {
  readonly name: string;
  readonly applied: boolean;
}

/** Runs as the owner, on a connection of its own: the app's roles cannot change the schema. */
async function withMigrator<T>(databaseUrl: string, work: (migrator: Migrator) => Promise<T>): Promise<T> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    return await work(new Migrator({ db, provider: { getMigrations: async () => migrations } }));
  } finally {
    await db.destroy();
  }
}

function names({ error, results = [] }: MigrationResultSet): string[] {
  if (error) throw error;
  return results.map((result) => result.migrationName);
}

/** Applies what is missing, each migration in a transaction; answers the names applied. */
export const migrateUp = (databaseUrl: string): Promise<string[]> =>
  withMigrator(databaseUrl, async (migrator) => names(await migrator.migrateToLatest()));

/** Takes back the last `steps` migrations; answers their names. */
export const migrateDown = (databaseUrl: string, steps = 1): Promise<string[]> =>
  withMigrator(databaseUrl, async (migrator) => {
    const undone: string[] = [];
    for (let step = 0; step < steps; step++) undone.push(...names(await migrator.migrateDown()));
    return undone;
  });

export const migrationStatus = (databaseUrl: string): Promise<MigrationState[]> =>
  withMigrator(databaseUrl, async (migrator) =>
    (await migrator.getMigrations()).map(({ name, executedAt }) => ({
      name,
      applied: executedAt !== undefined,
    })),
  );
