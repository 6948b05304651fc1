import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Incident, IncidentList } from '../shared/wire/http/incidents.ts';
import { type Act, actStagesOf } from './support/act-stages.ts';
import { spent } from './support/cpu.ts';
import { createReaders, type OpsWatcher, watchOps } from './support/listeners.ts';
import { incidentOf } from './support/load.ts';
import { printStages, quantile, report } from './support/report.ts';
import { openStack, type Stack } from './support/stack.ts';
import { post, startLoad } from './support/steady.ts';

const TENANTS = 200;
const ANALYSTS = 50;
/** Each analyst works for these many, the acted-on tenant among them. */
const TENANTS_EACH = 20;
const ACTS = 200;
const EVERY_MS = 150;
const WARM_UP_MS = 5_000;
const BOUND_MS = 150;

/**
 * Time from the answer to an analyst's act to its news at 50 others, and at 50 through a second server, while 200
 * incidents a second come in for 200 tenants. `whole` counts from the sending of the act.
 */
export async function ops(): Promise<void> {
  const stack = await openStack();
  const database = new pg.Client({ connectionString: stack.databaseUrl });
  await database.connect();
  let load: ReturnType<typeof startLoad> | undefined;
  try {
    await stack.createTenants(TENANTS);
    const { rows } = await database.query<{ id: string }>('select id from tenants order by slug');
    const ids = rows.map(({ id }) => id);
    const shared = ids[0]!;
    const tenantsOf = Array.from({ length: ANALYSTS }, (_, n) => [
      shared,
      ...Array.from({ length: TENANTS_EACH - 1 }, (_, k) => ids[1 + ((n * 7 + k) % (TENANTS - 1))]!),
    ]);
    const tokens = await createReaders(database, tenantsOf);
    const another = await stack.startAnother();
    const key = await stack.session.createIngestKey('bench');
    let incident = await newIncident(stack, key);
    const watching = (url: string) =>
      Promise.all(tokens.map((token) => watchOps(url, token, () => incident.id)));
    const [near, far] = [await watching(stack.url), await watching(another)];
    load = startLoad(stack.url, key, TENANTS);
    await sleep(WARM_UP_MS);

    const times = {
      near: [] as number[],
      far: [] as number[],
      whole: [] as number[],
      request: [] as number[],
    };
    const acts: Act[] = [];
    const [before, start] = [stack.cpu(), performance.now()];
    for (let n = 0; n < ACTS; n++) {
      const sent = performance.now();
      incident = await change(stack, incident, n % 2 === 0 ? 'medium' : 'low');
      const answered = performance.now();
      times.request.push(answered - sent);
      const heard = (all: readonly OpsWatcher[]) =>
        Promise.all(all.map((one) => one.heard(incident.version)));
      const [here, there] = await Promise.all([heard(near), heard(far)]);
      times.near.push(...here.map((at) => at - answered));
      times.far.push(...there.map((at) => at - answered));
      times.whole.push(...[...here, ...there].map((at) => at - sent));
      const absolute = (at: number) => performance.timeOrigin + at;
      acts.push({
        ...{ version: incident.version, sent: absolute(sent), answered: absolute(answered) },
        ...{ near: here.map(absolute), far: there.map(absolute) },
      });
      await sleep(EVERY_MS);
    }
    const seconds = (performance.now() - start) / 1_000;
    const cpuSeconds = spent(before, stack.cpu());
    const news = [...near, ...far].reduce((sum, one) => sum + one.count(), 0);
    const sent = await load.stop();
    for (const one of [...near, ...far]) one.close();
    const stages = await actStagesOf(database, stack.redisUrl, acts);
    printStages('ops', stages);
    report('ops', claimsOf(times), {
      ...{ TENANTS, ANALYSTS, TENANTS_EACH, ACTS, seconds, cpuSeconds, sent, news, stages },
      ...Object.fromEntries(Object.entries(times).map(([name, list]) => [name, summary(list)])),
    });
  } finally {
    await load?.stop();
    await database.end();
    await stack.close();
  }
}

const claimsOf = ({ near, far, whole }: Readonly<Record<'near' | 'far' | 'whole', number[]>>) => {
  const claim = (name: string, values: readonly number[], q: number, bound: number) => ({
    ...{ name: `${name}, p${q * 100}`, value: quantile(values, q), unit: 'ms', bound },
    better: 'lower' as const,
  });
  return [
    claim('act answered → told to others', near, 0.5, BOUND_MS / 3),
    claim('act answered → told to others', near, 0.99, BOUND_MS),
    claim('act answered → told through another server', far, 0.99, BOUND_MS),
    claim('act sent → told to all', whole, 0.99, BOUND_MS),
  ];
};

const summary = (values: readonly number[]) => ({
  count: values.length,
  ...Object.fromEntries([0.5, 0.9, 0.99, 0.999].map((q) => [`p${q * 100}`, quantile(values, q)])),
});

async function newIncident({ url, session }: Stack, key: string): Promise<Incident> {
  await post(url, key, {
    ...incidentOf(0, Date.now()),
    severity: 'low',
    external_id: 'acted-on',
    tenant: 'bench-0',
  });
  for (;;) {
    const { items } = await session.call<IncidentList>(
      'GET',
      '/api/v1/incidents?tenant=bench-0&counted=false',
    );
    if (items[0]) return items[0];
    await sleep(50);
  }
}

async function change(
  { url, session }: Stack,
  { id, version }: Incident,
  severity: string,
): Promise<Incident> {
  const answer = await fetch(`${url}/api/v1/incidents/${id}`, {
    method: 'PATCH',
    headers: { cookie: session.cookie, origin: url, 'content-type': 'application/json' },
    body: JSON.stringify({ version, severity }),
  });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Incident;
}
