import { rmSync } from 'node:fs';
import pg from 'pg';
import { cpuSeconds } from './cpu.ts';
import type { Stack } from './stack.ts';

const ROUNDS = 3;
const FILE = '/tmp/wf-bench-floor.copy';

/** What a table needs at least to hold these rows: the columns that are written, their checks, and the key. */
const BARE = (columns: string): string => `
  create table floor as select ${columns} from incidents limit 0;
  alter table floor add primary key (id), add check ((status = 'closed') = (closed_at is not null))`;

/** All that ours derives and keeps in order beside. */
const INDEXED = 'create table floor (like incidents including all)';

interface Floor {
  readonly incidents: number;
  readonly roundsMs: readonly number[];
  /** Processor seconds of the copying backend, by round: they tell more than time where others use the machine. */
  readonly postgresSeconds: readonly number[];
  /** Of the fastest round. */
  readonly perSecond: number;
}

/** Copies the very rows that a run recorded into two empty tables: a bare one, and one like their own. */
export async function copyFloors({ databaseUrl }: Stack, incidents: number) {
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  const { rows } = await database.query<{ pid: number }>('select pg_backend_pid() as pid');
  const copier = rows[0]!.pid;
  const columns = await writtenColumns(database);
  await database.query(`copy (select ${columns} from incidents) to '${FILE}'`);
  const floorOf = async (create: string): Promise<Floor> => {
    const rounds: { readonly ms: number; readonly postgres: number }[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      await database.query(`drop table if exists floor; ${create}`);
      const before = cpuSeconds(copier);
      const start = performance.now();
      await database.query(`copy floor (${columns}) from '${FILE}'`);
      rounds.push({ ms: performance.now() - start, postgres: cpuSeconds(copier) - before });
    }
    const roundsMs = rounds.map(({ ms }) => ms);
    const perSecond = incidents / (Math.min(...roundsMs) / 1_000);
    return { incidents, roundsMs, postgresSeconds: rounds.map(({ postgres }) => postgres), perSecond };
  };
  const floors = { bare: await floorOf(BARE(columns)), indexed: await floorOf(INDEXED) };
  await database.end();
  rmSync(FILE, { force: true });
  return floors;
}

/** Those that the table does not derive by itself. */
async function writtenColumns(database: pg.Client): Promise<string> {
  const { rows } = await database.query<{ column_name: string }>(
    `select column_name from information_schema.columns where table_schema = 'public' and table_name = 'incidents'
       and is_generated = 'NEVER' order by ordinal_position`,
  );
  return rows.map(({ column_name }) => column_name).join(', ');
}
