import { expect, test } from 'vitest';
import { severities } from '../../../shared/domain/incident.ts';
import { periodStart } from '../../../shared/domain/window.ts';
import { openTenancy } from '../../../shared/node/db/tenancy.ts';
import { query } from '../../support/query.ts';
import { seeded } from '../../support/random.ts';
import { until } from '../../support/until.ts';
import { counters, logs, totals } from './conservation.ts';
import { type House, type Layout, openHouse } from './house.ts';
import { type Material, material } from './material.ts';
import { Reader } from './reader.ts';
import { forecast, strike } from './storm.ts';

/** All of the data set with CHAOS_RECORDS=18073; the suite takes every so-manieth record of it. */
const RECORDS = Number(process.env.CHAOS_RECORDS ?? 3_000);
const ROUNDS = Number(process.env.CHAOS_ROUNDS ?? 1);
const SEED = Number(process.env.CHAOS_SEED ?? 20_260_201);
const BATCH = 50;
/** Concurrent sensors, so that requests commit together. */
const SENSORS = 4;
/** The server starts again, and what a dead worker held is taken up. */
const SETTLE_MS = 90_000;
const LIMIT_MS = 300_000;

const slugs = (records: readonly Material[]) => [...new Set(records.map((record) => record.tenant))];

async function deliver(house: House, key: string, records: readonly Material[]): Promise<number> {
  const batches = Array.from({ length: Math.ceil(records.length / BATCH) }, (_, n) =>
    records.slice(n * BATCH, (n + 1) * BATCH),
  );
  const plan = forecast(batches.length, ROUNDS, seeded(SEED));
  let next = 0;
  let accepted = 0;
  let storm = Promise.resolve();
  const sensor = async () => {
    while (next < batches.length) {
      const index = next++;
      for (const fault of plan.get(index) ?? []) storm = storm.then(() => strike(house, fault));
      const answer = await house.console.ingest(key, `batch-${index}`, batches[index]!);
      accepted += answer.accepted;
    }
  };
  await Promise.all(Array.from({ length: SENSORS }, sensor));
  await storm;
  return accepted;
}

/** The law: accepted = rows = occurrences = counters = overview = what a reader shows, and logs without gaps. */
async function settle(house: House, expected: number): Promise<void> {
  const recorded = async () => (await totals(house.databaseUrl)).waiting === 0;
  await until('nothing waits', recorded, SETTLE_MS);
  expect(await totals(house.databaseUrl)).toEqual({
    incidents: expected,
    distinct_incidents: expected,
    receipted: expected,
    occurrences: expected,
    records: expected,
    waiting: 0,
    dead: 0,
  });
  for (const log of await logs(house.databaseUrl)) {
    expect(log).toMatchObject({ seq_runs: true, number_runs: true });
  }
}

async function countersAgree(house: House): Promise<void> {
  const tenancy = openTenancy(house.databaseUrl);
  const level = async () => (await counters(tenancy, house.redis.url)).differing.length === 0;
  await until('counters agree with SQL', level, SETTLE_MS).catch(() => {});
  const { open, differing } = await counters(tenancy, house.redis.url);
  await tenancy.close();
  expect(differing).toEqual([]);
  const rows = Object.fromEntries((await logs(house.databaseUrl)).map((log) => [log.slug, log.incidents]));
  expect(open).toEqual(rows);
}

async function openBySeverity(databaseUrl: string): Promise<Record<string, number>> {
  const { rows } = await query(databaseUrl, 'select severity, count(*)::int as n from incidents group by 1');
  const counted = Object.fromEntries(rows.map((row) => [row.severity, row.n]));
  return Object.fromEntries(severities.map((severity) => [severity, counted[severity] ?? 0]));
}

async function readersAgree(house: House, reader: Reader): Promise<void> {
  const expected = await openBySeverity(house.databaseUrl);
  const shown = () => Object.fromEntries(severities.map((s) => [s, reader.cell(`open_${s}`)]));
  const equal = () => JSON.stringify(shown()) === JSON.stringify(expected);
  await until('the reader shows it all', equal, SETTLE_MS).catch(() => {});
  expect(shown(), 'reader').toEqual(expected);
  for (const { slug, incidents } of await logs(house.databaseUrl)) {
    const open = severities.reduce((sum, s) => sum + reader.cell(`open_${s}`, slug)!, 0);
    expect(open, `reader's row of ${slug}`).toBe(incidents);
  }
  const overview = await house.console.overview('30d');
  const { info: _, ...counted } = expected;
  expect(overview.open).toEqual(counted);
  const from = new Date(periodStart('30d', Date.parse(overview.as_of)));
  const { rows } = await query(
    house.databaseUrl,
    'select count(*)::int as n from incidents where detected_at >= $1',
    [from],
  );
  expect(overview.opened).toBe(rows[0].n);
  expect(reader.cell('opened_30d')).toBe(overview.opened);
}

test.each<Layout>(['separate', 'embedded'])(
  'whatever is killed, what was accepted is counted once: %s workers',
  { timeout: LIMIT_MS },
  async (layout) => {
    const records = material(RECORDS, Date.now());
    const house = await openHouse(layout);
    const { console: http } = house;
    let reader: Reader | undefined;
    try {
      for (const slug of slugs(records)) await http.post('/api/v1/tenants', { slug, name: slug });
      const { key } = await http.post<{ key: string }>('/api/v1/ingest-keys', { name: 'chaos' });
      reader = new Reader(`${http.url.replace('http', 'ws')}/live/v1`, http.headers);
      const startedAt = Date.now();
      expect(await deliver(house, key, records)).toBe(records.length);
      const deliveredAt = Date.now();
      await settle(house, records.length);
      const settledAt = Date.now();
      await countersAgree(house);
      await readersAgree(house, reader);
      expect(http.wrong).toEqual([]);
      expect(reader.connections, 'the reader came back').toBeGreaterThan(1);
      console.info(
        `${layout}: ${records.length} records, ${http.retries} retries, ${reader.connections} connections;`,
        `delivered in ${deliveredAt - startedAt} ms, recorded ${settledAt - deliveredAt} ms later,`,
        `shown ${Date.now() - settledAt} ms after that`,
      );
    } catch (error) {
      console.error(house.server.output, house.worker.output);
      throw error;
    } finally {
      reader?.close();
      await house.close();
    }
  },
);
