import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { announce, type News } from '../../../shared/node/redis/bus.ts';
import { openRedis } from '../../../shared/node/redis/client.ts';
import { Installation } from '../../support/installation.ts';
import { Listener } from '../../support/listener.ts';
import { mentions } from '../../support/mentions.ts';
import type { Customer } from '../../support/operator.ts';
import { OpsListener } from '../../support/ops-listener.ts';
import { newPerson } from '../../support/person.ts';
import { query } from '../../support/query.ts';
import { startTraffic } from '../../support/traffic.ts';
import { until } from '../../support/until.ts';
import { Witness } from './witness.ts';

/** Rights that may have changed and cannot be read, or changed while they were being read. */
let house: Installation;
let acme: Customer;
beforeAll(async () => {
  house = await Installation.open();
  acme = await house.operator.newCustomer('acme');
});
afterAll(() => house?.close());

async function tell(news: News): Promise<void> {
  const redis = openRedis(house.config.redisUrl, 'command');
  await announce(redis, news);
  redis.disconnect();
}

const sql = (text: string, values: unknown[] = []) => query(house.config.databaseUrl, text, values);

test('rights that cannot be read are none: silence at once, then 1013; a reader may come back', async () => {
  const person = await newPerson(house, { provider: 'mssp_analyst', assigned: [acme.id] });
  const traffic = startTraffic(house.operator, acme);
  const witness = await Witness.of(person, 'overview', [acme]);
  const neighbour = await Listener.on(house.operator);
  await sql('alter table provider_assignments rename to out_of_reach');
  let closedAt: number;
  try {
    await tell({ kind: 'access', users: [person.userId] });
    expect(await witness.live.closed()).toBe(1013);
    closedAt = Date.now();
    expect(await witness.ops.closed()).toMatch(/^transport (close|error)$/);
    expect(witness.ops.signedOut()).toEqual([]);
  } finally {
    await sql('alter table out_of_reach rename to provider_assignments');
  }
  // Held for two seconds before it was closed, and not a number in that time.
  expect(closedAt - witness.live.heardAt.at(-1)!).toBeGreaterThan(1_500);
  await until('the neighbour hears on', () => neighbour.heardAt.at(-1)! > closedAt);
  expect(neighbour.code).toBeUndefined();
  const again = await Witness.of(person, 'overview', [acme]);
  again.close();
  neighbour.socket.close();
  await traffic.stop();
});

test('news of rights that are as they were costs a reader no snapshot and no number', async () => {
  const person = await newPerson(house, { provider: 'mssp_analyst', assigned: [acme.id] });
  const reader = await Listener.on(person);
  const ops = await OpsListener.on(person);
  for (let n = 1; n <= 5; n++) {
    await tell({ kind: 'access', users: [person.userId] });
    await until('it is told', () => ops.rights() === n);
    const before = reader.cell('open_critical');
    await house.operator.report(acme);
    await until('one more is counted', () => reader.cell('open_critical') === before + 1);
  }
  expect(reader.all('snapshot')).toHaveLength(1);
  expect(reader.all('drop')).toEqual([]);
  reader.socket.close();
  ops.close();
});

test('a right that goes while its holder is being let in does not slip through', async () => {
  const borealis = await house.operator.newCustomer('borealis');
  const person = await newPerson(house, { memberOf: { [acme.id]: 'viewer', [borealis.id]: 'viewer' } });
  // That a session is in use is noted after its rights were read; a lock holds the upgrade there.
  await sql(`update identity.session set "updatedAt" = now() - interval '10 minutes' where "userId" = $1`, [
    person.userId,
  ]);
  const lock = new pg.Client({ connectionString: house.config.databaseUrl });
  await lock.connect();
  await lock.query('begin');
  await lock.query(`select from identity.session where "userId" = $1 for update`, [person.userId]);
  const live = new Listener(person);
  const waits = `select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
  await until('the upgrade waits', async () => (await sql(waits)).rowCount === 1);
  await sql('delete from tenant_members where tenant_id = $1 and user_id = $2', [acme.id, person.userId]);
  await tell({ kind: 'access', users: [person.userId] });
  await lock.query('commit');
  await lock.end();
  await live.until('hello');
  live.say({ type: 'subscribe', view: 'tenant', scope: [acme.id] });
  expect(await live.closed()).toBe(4501);
  expect(mentions(live.frames, acme.id)).toEqual([]);
});

test('what is no news is no harm', async () => {
  const reader = await Listener.on(house.operator);
  const redis = openRedis(house.config.redisUrl, 'command');
  for (const text of [
    '',
    '{',
    'null',
    '[]',
    '{"kind":"access"}',
    '{"kind":"closed","tenants":7}',
    '{"kind":"x"}',
  ]) {
    await redis.publish('wf:bus', text);
  }
  redis.disconnect();
  await reader.until('ping', reader.all('ping').length + 2);
  expect(reader.code).toBeUndefined();
  reader.socket.close();
});
