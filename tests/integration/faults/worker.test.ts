import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SHARDS } from '../../../shared/domain/shard.ts';
import { query } from '../../support/query.ts';
import { until } from '../../support/until.ts';
import { totals } from './conservation.ts';
import { type House, openHouse } from './house.ts';

/** Of shared/node/db/shard-lock.ts: who holds a shard's lock makes the worker stop in the middle of its transaction. */
const SHARD_LOCK = 0x57_46;
const WAITING = `select pid from pg_locks where locktype = 'advisory' and not granted
  and database = (select oid from pg_database where datname = current_database())`;
/** The dead worker's lock and the look for it take five seconds each; a process starts in a few. */
const TAKEN_UP_MS = 25_000;

let house: House;
let holder: pg.Client;
let key: string;
beforeAll(async () => {
  house = await openHouse('separate');
  await house.console.post('/api/v1/tenants', { slug: 'acme', name: 'Acme' });
  ({ key } = await house.console.post<{ key: string }>('/api/v1/ingest-keys', { name: 'test' }));
  holder = new pg.Client({ connectionString: house.databaseUrl });
  await holder.connect();
});
afterAll(async () => {
  await holder?.end();
  await house?.close();
});

/** Answers once the worker stands in the middle of its transaction: the process id of its connection. */
async function workerInTransaction(external_id: string): Promise<number> {
  for (let shard = 0; shard < SHARDS; shard++) {
    await holder.query('select pg_advisory_lock($1, $2)', [SHARD_LOCK, shard]);
  }
  await house.console.ingest(key, randomUUID(), [
    { tenant: 'acme', external_id, title: 'x', severity: 'low' },
  ]);
  const waiting = async () => (await query(house.databaseUrl, WAITING)).rows[0]?.pid as number | undefined;
  return until('the worker is at work', waiting, TAKEN_UP_MS);
}
const letGo = () => holder.query('select pg_advisory_unlock_all()');
const recorded = (count: number) =>
  until('it is recorded', async () => (await totals(house.databaseUrl)).incidents === count, TAKEN_UP_MS);

test('a worker that loses its connection in mid-transaction lives on and does the work again', {
  timeout: 60_000,
}, async () => {
  const pid = await workerInTransaction('one');
  await query(house.databaseUrl, 'select pg_terminate_backend($1)', [pid]);
  await letGo();
  await recorded(1);
  expect(house.worker.isRunning, house.worker.output).toBe(true);
  expect(await totals(house.databaseUrl)).toMatchObject({ waiting: 0, dead: 0 });
});

test('what a worker was killed over is taken up by the next one within seconds', {
  timeout: 60_000,
}, async () => {
  await workerInTransaction('two');
  await house.worker.kill();
  await letGo();
  house.worker.start();
  await recorded(2);
  expect(await totals(house.databaseUrl)).toMatchObject({ waiting: 0, dead: 0 });
});
