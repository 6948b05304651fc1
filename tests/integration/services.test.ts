import { Redis } from 'ioredis';
import { expect, test } from 'vitest';
import { cloneDatabase } from '../support/database.ts';
import { query } from '../support/query.ts';
import { emptyRedis } from '../support/redis.ts';

test('a cloned database is migrated and has the settings the design relies on', async () => {
  const url = await cloneDatabase();
  const { rows } = await query(
    url,
    `select current_setting('server_encoding') as encoding, current_setting('TimeZone') as zone,
            (select count(*)::int from kysely_migration) as migrations`,
  );
  expect(rows[0]).toMatchObject({ encoding: 'UTF8', zone: 'UTC' });
  expect(rows[0].migrations).toBeGreaterThan(0);
});

test('a second clone does not see what was written to the first', async () => {
  await query(await cloneDatabase(), 'create table scratch ()');
  const { rows } = await query(await cloneDatabase(), `select to_regclass('scratch') as scratch`);
  expect(rows[0].scratch).toBeNull();
});

test('Redis keeps every key and writes an append-only file', async () => {
  const client = new Redis(await emptyRedis());
  expect(await client.config('GET', 'maxmemory-policy')).toEqual(['maxmemory-policy', 'noeviction']);
  expect(await client.config('GET', 'appendonly')).toEqual(['appendonly', 'yes']);
  client.disconnect();
});
