import pg from 'pg';
import { spent } from './support/cpu.ts';
import { incidentOf } from './support/load.ts';
import { report } from './support/report.ts';
import { openStack, type Stack } from './support/stack.ts';

const TENANTS = 50;
const INCIDENTS = 240_000;
const RECORDS_A_REQUEST = 500;
/** Enough to keep the next commit filled while one is under way. */
const SENDERS = 8;
const FLOOR_ROUNDS = 3;

/** Durable end-to-end ingest (HTTP to committed incidents and counters) against COPY into the same indexed table. */
export async function ingest(): Promise<void> {
  const stack = await openStack();
  try {
    const endToEnd = await measureEndToEnd(stack);
    const floor = await measureCopy(stack);
    const ratio = endToEnd.perSecond / floor.perSecond;
    report(
      'ingest',
      [{ name: 'end-to-end ÷ COPY', value: ratio, unit: '×', bound: 0.25, better: 'higher' }],
      {
        endToEnd,
        floor,
      },
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
  await database.end();
  return {
    cpuSeconds: spent(cpuBefore, cpuAfter),
    incidents: INCIDENTS,
    acceptedMs: accepted - start,
    recordedMs: recorded - start,
    countedMs: counted - start,
    perSecond: INCIDENTS / ((counted - start) / 1_000),
  };
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

/** Copies the very rows the run recorded into an empty table with the same columns, checks and indexes. */
async function measureCopy({ databaseUrl }: Stack) {
  const rounds: number[] = [];
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  const columns = await writtenColumns(database);
  for (let round = 0; round < FLOOR_ROUNDS; round++) {
    await database.query('drop table if exists floor');
    await database.query('create table floor (like incidents including all)');
    await database.query(`copy (select ${columns} from incidents) to '/tmp/wf-bench-floor.copy'`);
    const start = performance.now();
    await database.query(`copy floor (${columns}) from '/tmp/wf-bench-floor.copy'`);
    rounds.push(performance.now() - start);
  }
  await database.end();
  const best = Math.min(...rounds);
  return { incidents: INCIDENTS, roundsMs: rounds, perSecond: INCIDENTS / (best / 1_000) };
}

/** Those that the table does not derive by itself. */
async function writtenColumns(database: pg.Client): Promise<string> {
  const { rows } = await database.query<{ column_name: string }>(
    `select column_name from information_schema.columns where table_schema = 'public' and table_name = 'incidents'
       and is_generated = 'NEVER' order by ordinal_position`,
  );
  return rows.map(({ column_name }) => column_name).join(', ');
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 300_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error('the records were not recorded in five minutes');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
