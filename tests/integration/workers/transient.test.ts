import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Tx } from '../../../shared/node/db/tenancy.ts';
import { openTenancy } from '../../../shared/node/db/tenancy.ts';
import { isTransient } from '../../../shared/node/db/transient.ts';
import { query } from '../../support/query.ts';
import { until } from '../../support/until.ts';
import { openWorkbench, type Workbench } from '../../support/workbench.ts';

let bench: Workbench;
beforeAll(async () => {
  bench = await openWorkbench();
});
afterAll(() => bench.close());

const failure = (work: (tx: Tx) => Promise<unknown>): Promise<unknown> =>
  bench.tenancy.asSystem('fail', work).then(
    () => 'no failure',
    (error) => error,
  );

async function loseConnection(tx: Tx): Promise<void> {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
  const pid = rows[0]!.pid;
  await query(bench.databaseUrl, 'select pg_terminate_backend($1)', [pid]);
  const gone = async () =>
    (await query(bench.databaseUrl, 'select from pg_stat_activity where pid = $1', [pid])).rowCount === 0;
  await until('the connection is gone', gone);
}

describe('is "not now"', () => {
  test('a connection lost between two statements', async () => {
    const error = await failure(async (tx) => {
      await loseConnection(tx);
      await sql`select 1`.execute(tx);
    });
    expect(isTransient(error), String(error)).toBe(true);
  });

  test('a connection lost while a statement runs', async () => {
    const sleeping = `select pid from pg_stat_activity where query like '%pg_sleep(29)%' and pid <> pg_backend_pid()`;
    const error = failure((tx) => sql`select pg_sleep(29)`.execute(tx));
    const pid = await until('it runs', async () => (await query(bench.databaseUrl, sleeping)).rows[0]?.pid);
    await query(bench.databaseUrl, 'select pg_terminate_backend($1)', [pid]);
    expect(isTransient(await error), String(await error)).toBe(true);
  });

  test('a connection known to be lost', () => {
    const said = [
      'Client has encountered a connection error and is not queryable',
      'Client was closed and is not queryable',
      'Connection terminated unexpectedly',
      'timeout exceeded when trying to connect',
    ];
    expect(said.filter((message) => !isTransient(new Error(message)))).toEqual([]);
  });

  test('a lock not had and a statement cut off in time', async () => {
    const cut = await failure(async (tx) => {
      await sql`set local statement_timeout = 5`.execute(tx);
      await sql`select pg_sleep(30)`.execute(tx);
    });
    expect(isTransient(cut), String(cut)).toBe(true);
  });

  test('a server that is not there', async () => {
    const nowhere = openTenancy('postgres://nobody@127.0.0.1:1/nothing');
    const error = await nowhere.asSystem('fail', async () => 'no failure').catch((thrown) => thrown);
    await nowhere.close();
    expect(isTransient(error), String(error)).toBe(true);
  });
});

test.each([
  'select 1 / 0',
  'select * from nowhere',
  `insert into heads (tenant_id) values ('7b0d5c0e-0000-4000-8000-000000000000')`,
  `select 'x'::uuid`,
  `select '\\ud800'::jsonb`,
])('is "not this": %s', async (statement) => {
  expect(isTransient(await failure((tx) => sql.raw(statement).execute(tx)))).toBe(false);
});
