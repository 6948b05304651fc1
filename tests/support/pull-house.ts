import { createConnector } from '../../server/connectors/create.ts';
import { showConnector } from '../../server/connectors/present.ts';
import { type TenantId, tenantId } from '../../shared/domain/tenant.ts';
import { MACHINERY } from '../../shared/node/db/audit.ts';
import { openReception } from '../../shared/node/ingest/reception.ts';
import { sealedSecrets } from '../../shared/node/sealed-secret.ts';
import type { Connector, NewConnector } from '../../shared/wire/http/connectors.ts';
import { claimDue } from '../../workers/pull/claim.ts';
import { openGate } from '../../workers/pull/outside.ts';
import { type PullDeps, run } from '../../workers/pull/run.ts';
import { query } from './query.ts';
import { newTenant } from './tenant.ts';
import { openWorkbench } from './workbench.ts';

const SECRET = 'a secret of thirty-two characters';

/** Connectors over services of the calling file's own, run when a test says so. */
export async function openPullHouse(allowed: readonly string[] = ['127.0.0.1/32']) {
  const bench = await openWorkbench();
  const reception = openReception(bench.deps);
  const secrets = sealedSecrets(SECRET);
  const deps: PullDeps = { ...bench.deps, reception, secrets, gate: openGate(allowed) };
  const sql = (text: string, values: unknown[] = []) =>
    query(bench.databaseUrl, text, values).then(({ rows }) => rows);

  const connect = async (asked: Omit<NewConnector, 'name'>) => {
    const tenant = (await newTenant(bench.tenancy)).id as TenantId;
    const making = { author: MACHINERY, holder: tenant, secrets, now: bench.time.now };
    const id = await bench.tenancy.asTenant(tenant, (tx) =>
      createConnector(tx, making, { name: 'test', ...asked }),
    );
    const look = (): Promise<Connector> =>
      bench.tenancy.asTenant(tenant, (tx) => showConnector(tx, tenant, id, () => bench.time.now));
    const stored = async (): Promise<Record<string, unknown>[]> => {
      const rows = await sql('select payload from inbox where tenant_id = $1 order by id', [tenant]);
      return rows.flatMap(({ payload }) => (payload as string).split('\n').map((line) => JSON.parse(line)));
    };
    return { id, tenant: tenantId(tenant), look, stored };
  };
  /** Runs everything that is due; answers how many runs there were. */
  const runDue = async (given: Partial<PullDeps> = {}, stop = new AbortController().signal) => {
    const claimed = await bench.tenancy.asSystem('test', (tx) => claimDue(tx, bench.time.now, 8));
    await Promise.all(claimed.map((each) => run({ ...deps, ...given }, each, stop)));
    return claimed.length;
  };
  /** Lets the time pass until the next run is due. */
  const later = (ms = 24 * 3_600_000) => {
    bench.time.now += ms;
  };
  const close = async () => {
    await reception.close();
    await bench.close();
  };
  return { bench, deps, reception, secrets, sql, connect, runDue, later, close };
}
export type PullHouse = Awaited<ReturnType<typeof openPullHouse>>;
