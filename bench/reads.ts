import pg from 'pg';
import type { TenantId } from '../shared/domain/tenant.ts';
import { openTenancy } from '../shared/node/db/tenancy.ts';
import { openRedis } from '../shared/node/redis/client.ts';
import { openProjection } from '../shared/node/redis/projection.ts';
import { fillIncidents } from './support/million.ts';
import { createReaders, type Reader } from './support/readers.ts';
import { type Read, readsOf, watch } from './support/reads.ts';
import { read, registerLoaded, serve } from './support/register-server.ts';
import { type Claim, quantile, report } from './support/report.ts';
import { openServices } from './support/stack.ts';

const INCIDENTS = 1_000_000;
const TENANTS = 1_000;
/** What an analyst of a large provider looks after. */
const ASSIGNED = 100;
const ROUNDS = 20;
const AUTH_SECRET = 'a-secret-for-benchmarks-only-32-characters';

/** What a person waits for without noticing. */
const BOUND_MS = 100;
/** All percentiles of a month over all customers; and a page of assets of which most are said in half of all titles. */
const BOUNDS_MS: Readonly<Record<string, number>> = {
  'response times, 7 days': 200,
  'response times, 30 days': 200,
  'monitored assets': 1_000,
};

interface Taken extends Read {
  readonly p50: number;
  readonly p95: number;
}

/** How long each page's reads take over a million incidents of a thousand customers, over HTTP, for whom. */
export async function reads(): Promise<void> {
  const { databaseUrl, redisUrl, close } = await openServices();
  await fillIncidents(databaseUrl, TENANTS, INCIDENTS);
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  await watch(database);
  const readers = await readersOf(database);
  const asked = await readsOf(database, AUTH_SECRET);
  await database.end();
  await countAll(databaseUrl, redisUrl);
  const server = await serve({ DATABASE_URL: databaseUrl, REDIS_URL: redisUrl, AUTH_SECRET });
  try {
    const loadMs = await registerLoaded(server.url, readers.get('admin')!);
    tell(await takeAll(server.url, readers, asked), loadMs);
  } finally {
    await server.close();
    await close();
  }
}

/** What live numbers are read from, as workers keep it: without it every answer that has some waits for them. */
async function countAll(databaseUrl: string, redisUrl: string): Promise<void> {
  const tenancy = openTenancy(databaseUrl);
  const redis = openRedis(redisUrl, 'command');
  const ids = await tenancy.asSystem('count for a benchmark', (tx) =>
    tx.selectFrom('tenants').select('id').execute(),
  );
  await openProjection({ redis, tenancy, clock: Date.now }).rebuild(ids.map(({ id }) => id as TenantId));
  redis.disconnect();
  await tenancy.close();
}

async function readersOf(database: pg.Client): Promise<ReadonlyMap<string, Reader>> {
  const { rows } = await database.query('select id from tenants order by length(slug), slug');
  const ids: string[] = rows.map((row) => row.id);
  const assigned = ids.filter((_, n) => n % (TENANTS / ASSIGNED) === 3);
  const readers = await createReaders(database, assigned, ids[3]!);
  return new Map(readers.map((reader) => [reader.who, reader]));
}

/** In turn, so that all meet the same machine. The first round fills caches and is thrown away. */
async function takeAll(
  url: string,
  readers: ReadonlyMap<string, Reader>,
  asked: readonly Read[],
): Promise<Taken[]> {
  const times = new Map<Read, number[]>(asked.map((each) => [each, []]));
  for (let round = 0; round <= ROUNDS; round++) {
    for (const each of asked) {
      const start = performance.now();
      await read(url, readers.get(each.by)!, each.path);
      if (round > 0) times.get(each)!.push(performance.now() - start);
    }
  }
  return asked.map((each) => {
    const taken = times.get(each)!;
    return { ...each, p50: quantile(taken, 0.5), p95: quantile(taken, 0.95) };
  });
}

function tell(taken: readonly Taken[], loadMs: number): void {
  const claims = taken.map(
    ({ name, by, p50, p95 }): Claim => ({
      name: `${name}, ${by}: p50 ${p50.toFixed(1)}, p95`,
      value: p95,
      unit: 'ms',
      bound: BOUNDS_MS[name] ?? BOUND_MS,
      better: 'lower',
    }),
  );
  report('reads', claims, { INCIDENTS, TENANTS, ASSIGNED, ROUNDS, loadMs, taken });
}
