import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { announce } from '../shared/node/redis/bus.ts';
import { openRedis } from '../shared/node/redis/client.ts';
import { type Analyst, openAnalysts } from './support/analysts.ts';
import { spent } from './support/cpu.ts';
import { quantile, report } from './support/report.ts';
import { openStack, type Stack } from './support/stack.ts';
import { startLoad } from './support/steady.ts';

const TENANTS = 1_000;
const SOCKETS = 100;
/** Each tenant is watched by ten. */
const TENANTS_EACH = 100;
const SUSPENDED = 50;
const DEACTIVATED = 50;
const EVERY_MS = 100;
const BOUND_MS = 100;

/**
 * Time from the request that takes a right away to the frame (or the close) that ends it at the reader, at a hundred
 * open sockets over a thousand tenants, while 200 incidents a second come in. The request's own work, audit
 * included, is part of it. `bus` is what another server adds: from the row's commit over Redis to the reader.
 */
export async function revoke(): Promise<void> {
  const stack = await openStack();
  const database = new pg.Client({ connectionString: stack.databaseUrl });
  await database.connect();
  try {
    await stack.createTenants(TENANTS);
    const { rows } = await database.query<{ id: string }>('select id from tenants order by slug');
    const ids = rows.map(({ id }) => id);
    const tenantsOf = Array.from({ length: SOCKETS }, (_, n) =>
      Array.from({ length: TENANTS_EACH }, (_, k) => ids[(n * 10 + k) % TENANTS]!),
    );
    const analysts = await openAnalysts(database, stack.url, tenantsOf);
    const load = startLoad(stack.url, await stack.session.createIngestKey('bench'), TENANTS);
    await sleep(3_000);
    const [before, start] = [stack.cpu(), performance.now()];
    const assignments = await removeAssignments(stack, analysts);
    const bus = await removeBehindItsBack(stack, database, analysts);
    const suspensions = await suspend(stack, analysts);
    const deactivations = await deactivate(stack, analysts);
    const seconds = (performance.now() - start) / 1_000;
    const cpuSeconds = spent(before, stack.cpu());
    const sent = await load.stop();
    const all = [...assignments, ...suspensions, ...deactivations];
    report(
      'revoke',
      [
        {
          name: 'right removed → gone, p50',
          value: quantile(all, 0.5),
          unit: 'ms',
          bound: 50,
          better: 'lower',
        },
        {
          name: 'right removed → gone, p99',
          value: quantile(all, 0.99),
          unit: 'ms',
          bound: BOUND_MS,
          better: 'lower',
        },
        {
          name: 'told by another process → gone, p99',
          value: quantile(bus, 0.99),
          unit: 'ms',
          bound: BOUND_MS,
          better: 'lower',
        },
      ],
      { TENANTS, SOCKETS, seconds, cpuSeconds, sent, assignments, suspensions, deactivations, bus },
    );
    for (const analyst of analysts) analyst.close();
  } finally {
    await database.end();
    await stack.close();
  }
}

async function change({ url, session }: Stack, path: string, body: object): Promise<void> {
  const answer = await fetch(url + path, {
    method: 'PATCH',
    headers: { cookie: session.cookie, origin: url, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
}

/** One of every analyst's tenants, at their side by the team's own page. */
async function removeAssignments(stack: Stack, analysts: readonly Analyst[]): Promise<number[]> {
  const times: number[] = [];
  for (const analyst of analysts) {
    const gone = analyst.tenants.pop()!;
    const start = performance.now();
    const changed = change(stack, `/api/v1/team/${analyst.userId}`, { tenants: analyst.tenants });
    times.push((await analyst.dropped(gone)) - start);
    await changed;
    await sleep(EVERY_MS);
  }
  return times;
}

/** The same by a process that is not the server: the row, then the news. */
async function removeBehindItsBack(
  stack: Stack,
  database: pg.Client,
  analysts: readonly Analyst[],
): Promise<number[]> {
  const redis = openRedis(stack.redisUrl, 'command');
  const times: number[] = [];
  for (const analyst of analysts) {
    const gone = analyst.tenants.pop()!;
    const removal = 'delete from provider_assignments where user_id = $1 and tenant_id = $2';
    await database.query(removal, [analyst.userId, gone]);
    const start = performance.now();
    await announce(redis, { kind: 'access', users: [analyst.userId] });
    times.push((await analyst.dropped(gone)) - start);
    await sleep(EVERY_MS);
  }
  redis.disconnect();
  return times;
}

/** Until the last of those who watched the tenant has been told. */
async function suspend(stack: Stack, analysts: readonly Analyst[]): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < SUSPENDED; n++) {
    const gone = analysts[n]!.tenants[0]!;
    const watchers = analysts.filter(({ tenants }) => tenants.includes(gone));
    const start = performance.now();
    const changed = change(stack, `/api/v1/tenants/${gone}`, { state: 'suspended' });
    const ends = await Promise.all(watchers.map((analyst) => analyst.dropped(gone)));
    times.push(Math.max(...ends) - start);
    await changed;
    await sleep(EVERY_MS);
  }
  return times;
}

async function deactivate(stack: Stack, analysts: readonly Analyst[]): Promise<number[]> {
  const times: number[] = [];
  for (const analyst of analysts.slice(0, DEACTIVATED)) {
    const start = performance.now();
    const changed = change(stack, `/api/v1/team/${analyst.userId}`, { deactivated: true });
    times.push((await analyst.closed()) - start);
    await changed;
    await sleep(EVERY_MS);
  }
  return times;
}
