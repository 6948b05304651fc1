import { writeFileSync } from 'node:fs';
import pg from 'pg';
import { encodeCursor } from '../server/routes/cursor.ts';
import { sealedIds } from '../server/sealed-id.ts';
import { filters } from './support/filters.ts';
import { fillIncidents } from './support/million.ts';
import { queuePlans } from './support/queue-plans.ts';
import { createReaders, type Reader } from './support/readers.ts';
import { read, registerLoaded, serve } from './support/register-server.ts';
import { quantile, report } from './support/report.ts';
import { openServices } from './support/stack.ts';

const INCIDENTS = 1_000_000;
const TENANTS = 1_000;
const ASSIGNED = 40;
const ROUNDS = 5;
const PAGE_ROWS = 50;
const DEEP_PAGE = 10_000;
const PAGE_ROUNDS = 40;
const AUTH_SECRET = 'a-secret-for-benchmarks-only-32-characters';

/** Milliseconds of one change of filter: its rows, its counts, and both as the console asks for them. */
interface Taken {
  readonly who: string;
  readonly filter: string;
  readonly rows: number;
  readonly counts: number;
  readonly both: number;
}

/** How long a change of filter takes over a million incidents, over HTTP; and whether a late page costs more. */
export async function queue(): Promise<void> {
  const { databaseUrl, redisUrl, close } = await openServices();
  const filling = performance.now();
  await fillIncidents(databaseUrl, TENANTS, INCIDENTS);
  const fillMs = performance.now() - filling;
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  const readers = await readersOf(database);
  const server = await serve({ DATABASE_URL: databaseUrl, REDIS_URL: redisUrl, AUTH_SECRET });
  try {
    const loadMs = await registerLoaded(server.url, readers[0]!);
    const taken: Taken[] = [];
    // The first round fills caches and is thrown away.
    for (let round = 0; round <= ROUNDS; round++) {
      const some = await changeFilters(server.url, readers);
      if (round > 0) taken.push(...some);
    }
    const pages = await deepPages(database, server.url, readers[0]!);
    const plans = await queuePlans(databaseUrl);
    writeFileSync(new URL('./results/queue-plans.txt', import.meta.url), plans);
    tell(taken, pages, { fillMs, loadMs });
  } finally {
    await server.close();
    await database.end();
    await close();
  }
}

async function readersOf(database: pg.Client): Promise<Reader[]> {
  const { rows } = await database.query(`select id from tenants order by length(slug), slug`);
  const ids: string[] = rows.map((row) => row.id);
  const { rows: groups } = await database.query(
    `insert into tenant_groups (name) values ('Group') returning id`,
  );
  await database.query(
    'insert into tenant_group_members (group_id, tenant_id) select $1, unnest($2::uuid[])',
    [groups[0].id, ids.slice(100, 150)],
  );
  const assigned = ids.filter((_, n) => n % (TENANTS / ASSIGNED) === 3);
  return createReaders(database, assigned, ids[3]!);
}

const get = (url: string, reader: Reader, path: string): Promise<unknown> =>
  read(url, reader, `incidents${path}`);

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

async function changeFilters(url: string, readers: readonly Reader[]): Promise<Taken[]> {
  const taken: Taken[] = [];
  for (const reader of readers) {
    for (const [filter, search] of Object.entries(filters)) {
      const rows = () => get(url, reader, `?counted=false&limit=${PAGE_ROWS}&${search}`);
      const counts = () => get(url, reader, `/counts?${search}`);
      taken.push({
        who: reader.who,
        filter,
        rows: await timed(rows),
        counts: await timed(counts),
        both: await timed(() => Promise.all([rows(), counts()])),
      });
    }
  }
  return taken;
}

/** The first page and a very late one in turn, so that both meet the same machine. */
async function deepPages(database: pg.Client, url: string, reader: Reader) {
  const { rows } = await database.query(
    `select id, detected_at from incidents where severity <> 'info' and coalesce(snoozed_until <= now(), true)
     order by detected_at desc, id desc offset $1 limit 1`,
    [DEEP_PAGE * PAGE_ROWS - 1],
  );
  const last = sealedIds(AUTH_SECRET).seal('incident', Number(rows[0].id));
  const cursor = encodeCursor([rows[0].detected_at.getTime(), last]);
  const first: number[] = [];
  const late: number[] = [];
  for (let round = 0; round < PAGE_ROUNDS; round++) {
    first.push(await timed(() => get(url, reader, `?counted=false&limit=${PAGE_ROWS}`)));
    late.push(await timed(() => get(url, reader, `?counted=false&limit=${PAGE_ROWS}&cursor=${cursor}`)));
  }
  return { first, late };
}

function tell(
  taken: readonly Taken[],
  pages: { first: number[]; late: number[] },
  raw: Record<string, number>,
) {
  const p95 = (part: 'rows' | 'counts' | 'both') =>
    quantile(
      taken.map((each) => each[part]),
      0.95,
    );
  const bounded = (name: string, value: number) =>
    ({ name, value, unit: 'ms', bound: 100, better: 'lower' }) as const;
  const median = (some: readonly number[]) => quantile(some, 0.5);
  const byFilter = Object.keys(filters).map((filter) => {
    const some = taken.filter((each) => each.filter === filter);
    const of = (part: 'rows' | 'counts' | 'both') => some.map((each) => each[part]);
    return {
      filter,
      rows: { p50: median(of('rows')), p95: quantile(of('rows'), 0.95) },
      counts: { p50: median(of('counts')), p95: quantile(of('counts'), 0.95) },
      both: { p50: median(of('both')), p95: quantile(of('both'), 0.95) },
    };
  });
  report(
    'queue',
    [
      bounded('rows of a change of filter, p95', p95('rows')),
      bounded('counts of a change of filter, p95', p95('counts')),
      bounded('rows and counts of a change of filter, p95', p95('both')),
      {
        name: `page ${DEEP_PAGE} ÷ page 1`,
        value: median(pages.late) / median(pages.first),
        unit: '×',
        bound: 1.2,
        better: 'lower',
      },
    ],
    { INCIDENTS, TENANTS, ...raw, p50: median(taken.map(({ both }) => both)), byFilter, taken, pages },
  );
}
