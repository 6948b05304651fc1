import { drain } from '../../../workers/ingest/drain.ts';
import { putRecords } from '../../support/inbox.ts';
import { newTenant } from '../../support/tenant.ts';
import { openWorkbench } from '../../support/workbench.ts';
import type { Target } from './attack.ts';

/** Two tenants with a row of each in every table a tenant's rows lie in, written the way they always are. */
export async function openTarget(): Promise<Target & { close(): Promise<void> }> {
  const bench = await openWorkbench();
  const { deps, tenancy } = bench;
  const ids: string[] = [];
  for (const _ of ['mine', 'theirs']) {
    const { id } = await newTenant(tenancy);
    const record = {
      external_id: 'x',
      title: 'x',
      severity: 'high',
      indicators: [{ type: 'ip', value: '192.0.2.1' }],
    };
    await drain(deps, await putRecords(deps, id, [record]));
    ids.push(id);
  }
  return { databaseUrl: bench.databaseUrl, mine: ids[0]!, theirs: ids[1]!, close: bench.close };
}
