import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TenantId } from '../../../shared/domain/tenant.ts';
import { openPool } from '../../../shared/node/db/pool.ts';
import type { Tx } from '../../../shared/node/db/tenancy.ts';
import { openTenancy, type Tenancy } from '../../../shared/node/db/tenancy.ts';
import { query } from '../../support/query.ts';
import { openTarget } from './target.ts';

let target: Awaited<ReturnType<typeof openTarget>>;
let tenancy: Tenancy;
beforeAll(async () => {
  target = await openTarget();
  tenancy = openTenancy(target.databaseUrl);
});
afterAll(async () => {
  await tenancy.close();
  await target.close();
});

const incidents = async (tx: Tx): Promise<number> =>
  (await tx.selectFrom('incidents').select('id').execute()).length;

test('each door shows what it should: one tenant, a scope, nobody, everyone', async () => {
  const { mine, theirs } = target as unknown as Record<string, TenantId>;
  expect(await tenancy.asTenant(mine!, incidents)).toBe(1);
  expect(await tenancy.asScope({ kind: 'tenants', ids: [mine!, theirs!] }, incidents)).toBe(2);
  expect(await tenancy.asScope({ kind: 'tenants', ids: [] }, incidents)).toBe(0);
  expect(await tenancy.asScope({ kind: 'all' }, incidents)).toBe(2);
  expect(await tenancy.asSystem('count', incidents)).toBe(2);
});

/** What a borrower finds on the one connection that everybody before has used. */
const LEFT = `select current_user as role, current_setting('app.scope', true) as scope,
  (select count(*)::int from incidents) as incidents`;

test('a connection goes back without scope or role, after success, an error and a cancel', async () => {
  const pool = openPool(target.databaseUrl, 'watchfloor_app');
  pool.options.max = 1;
  const left = async () => (await pool.query(LEFT)).rows[0];
  const clean = { role: 'watchfloor_app', incidents: 0 };
  const within = async (settings: string, work: string) => {
    const client = await pool.connect();
    try {
      await client.query('begin');
      await client.query(settings);
      await client.query(work);
      await client.query('commit');
    } catch {
      await client.query('rollback');
    } finally {
      client.release();
    }
  };
  const scope = `select set_config('app.scope', '*', true)`;
  const system = `select set_config('role', 'watchfloor_system', true)`;
  for (const settings of [scope, system]) {
    for (const work of [
      'select 1',
      'select 1 / 0',
      `set local statement_timeout = 10; select pg_sleep(30)`,
    ]) {
      await within(settings, work);
      expect(await left(), `${settings}; ${work}`).toMatchObject(clean);
      expect((await left()).scope || null).toBeNull();
    }
  }
  await pool.end();
});

test('the doors leave nothing behind, whatever happens inside', async () => {
  const seen = async () => {
    const held = await query(
      target.databaseUrl,
      `select count(*)::int as n from pg_stat_activity where datname = current_database() and state like 'idle in%'`,
    );
    return held.rows[0].n;
  };
  const failing = tenancy.asScope({ kind: 'all' }, async (tx) => {
    await incidents(tx);
    throw new Error('on purpose');
  });
  await expect(failing).rejects.toThrow('on purpose');
  const broken = tenancy.asSystem('break', (tx) => sql`select 1 / 0`.execute(tx));
  await expect(broken).rejects.toThrow('division by zero');
  expect(await seen()).toBe(0);
  expect(await tenancy.asScope({ kind: 'tenants', ids: [] }, incidents)).toBe(0);
});

test('the next borrower of a door’s one connection finds neither scope nor role of the last', async () => {
  const narrow = openTenancy(target.databaseUrl, 1);
  const left = async (tx: Tx) => {
    const { rows } = await sql<{ role: string; scope: string | null }>`
      select current_user as role, current_setting('app.scope', true) as scope`.execute(tx);
    return rows[0]!;
  };
  try {
    for (const end of ['done', 'on purpose']) {
      const work = async () => {
        if (end !== 'done') throw new Error(end);
      };
      await narrow.asScope({ kind: 'all' }, work).catch(() => {});
      // The machinery sets no scope of its own, so what it sees is what was left.
      expect((await narrow.asSystem('look', left)).scope || null, end).toBeNull();
      await narrow.asSystem('work', work).catch(() => {});
      expect((await narrow.asScope({ kind: 'all' }, left)).role, end).toBe('watchfloor_app');
    }
  } finally {
    await narrow.close();
  }
});

test('a scope is a list of tenants and nothing else: a forged one is refused or shows nothing', async () => {
  for (const id of ['', '*', 'null', `${target.mine}','*`, `${target.mine}}','{`]) {
    const seen = await tenancy.asTenant(id as TenantId, incidents).catch(() => 'refused');
    expect([0, 'refused'], id).toContain(seen);
  }
});
