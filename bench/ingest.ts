import pg from 'pg';
import { copyFloors } from './support/copy-floor.ts';
import { spent } from './support/cpu.ts';
import { incidentOf } from './support/load.ts';
import { report } from './support/report.ts';
import { openStack, type Stack } from './support/stack.ts';

const TENANTS = 50;
const INCIDENTS = 240_000;
const RECORDS_A_REQUEST = 500;
/** Enough to keep the next commit filled while one is under way. */
const SENDERS = 8;

/** Some 15,000 incidents a second where COPY into the bare table does 160,000. */
const BARE_BOUND = 0.09;

/**
 * Durable end-to-end ingest (HTTP to committed incidents and counters) against COPY of the same rows. The bound of
 * record is the bare table: against one with our own indexes, whatever made those dearer would make ingest look better.
 */
export async function ingest(): Promise<void> {
  const stack = await openStack();
  try {
    const endToEnd = await measureEndToEnd(stack);
    const floors = await copyFloors(stack, INCIDENTS);
    const over = (floor: { readonly perSecond: number }) => endToEnd.perSecond / floor.perSecond;
    const higher = { unit: '×', better: 'higher' } as const;
    report(
      'ingest',
      [
        {
          name: 'end-to-end ÷ COPY into a bare table',
          value: over(floors.bare),
          bound: BARE_BOUND,
          ...higher,
        },
        { name: 'end-to-end ÷ COPY with all indexes', value: over(floors.indexed), bound: 0.25, ...higher },
        {
          name: 'write-ahead log of an incident',
          value: endToEnd.bytesAnIncident.log,
          unit: 'bytes',
          bound: 5_000,
          better: 'lower',
        },
      ],
      { endToEnd, floors },
    );
  } finally {
    await stack.close();
  }
}

async function measureEndToEnd(stack: Stack) {
  const { session, url, databaseUrl } = stack;
  const keys: string[] = [];
  for (let n = 0; n < TENANTS; n++) {
    await session.createTenant({ slug: `bench-${n}`, name: `Bench ${n}` });
    keys.push(await session.createIngestKey('bench', `bench-${n}`));
  }
  const bodies = requestBodies(keys);
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  const logBefore = await logBytes(database);
  const cpuBefore = stack.cpu();
  const start = performance.now();
  await Promise.all(Array.from({ length: SENDERS }, () => send(url, bodies)));
  const accepted = performance.now();
  await until(
    async () => Number((await database.query('select sum(number) n from heads')).rows[0].n) === INCIDENTS,
  );
  const recorded = performance.now();
  await until(async () => (await overviewCount(session)) === INCIDENTS);
  const counted = performance.now();
  const cpuAfter = stack.cpu();
  const bytesAnIncident = await bytesOf(database, (await logBytes(database)) - logBefore);
  await database.end();
  return {
    bytesAnIncident,
    cpuSeconds: spent(cpuBefore, cpuAfter),
    incidents: INCIDENTS,
    acceptedMs: accepted - start,
    recordedMs: recorded - start,
    countedMs: counted - start,
    perSecond: INCIDENTS / ((counted - start) / 1_000),
  };
}

const logBytes = async (database: pg.Client): Promise<number> =>
  Number((await database.query(`select pg_current_wal_lsn() - '0/0'::pg_lsn as bytes`)).rows[0].bytes);

/** What one incident takes of the disk; the log tells of its record, its events and its heads as well. */
async function bytesOf(database: pg.Client, log: number) {
  const { rows } = await database.query<{ heap: string; indexes: string }>(
    `select pg_table_size('incidents') as heap, pg_indexes_size('incidents') as indexes`,
  );
  const each = (bytes: unknown) => Math.round(Number(bytes) / INCIDENTS);
  return { log: each(log), heap: each(rows[0]?.heap), indexes: each(rows[0]?.indexes) };
}

function requestBodies(keys: readonly string[]): { key: string; body: string }[] {
  const now = Date.now();
  return Array.from({ length: INCIDENTS / RECORDS_A_REQUEST }, (_, request) => {
    const first = request * RECORDS_A_REQUEST;
    const records = Array.from({ length: RECORDS_A_REQUEST }, (_, n) => incidentOf(first + n, now));
    return { key: keys[request % keys.length]!, body: JSON.stringify(records) };
  });
}

async function send(url: string, bodies: { key: string; body: string }[]): Promise<void> {
  for (let next = bodies.pop(); next !== undefined; next = bodies.pop()) {
    const response = await fetch(`${url}/api/v1/ingest/native`, {
      method: 'POST',
      headers: { authorization: `Bearer ${next.key}`, 'content-type': 'application/json' },
      body: next.body,
    });
    const answer = (await response.json()) as { accepted: number };
    if (answer.accepted !== RECORDS_A_REQUEST) throw new Error(`accepted ${JSON.stringify(answer)}`);
  }
}

async function overviewCount(session: Stack['session']): Promise<number> {
  return (await session.call<{ new_24h: number }>('GET', '/api/v1/overview')).new_24h;
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 300_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error('the records were not recorded in five minutes');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
