import { shardOf } from '../../shared/domain/shard.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import { hashOf, newKey } from '../../shared/node/ingest/key.ts';
import { readerFor } from '../../shared/node/ingest/reader.ts';
import { receive } from '../../shared/node/ingest/receive.ts';
import { openReception } from '../../shared/node/ingest/reception.ts';
import type { WorkerDeps } from '../../workers/deps.ts';

/** Puts native records of one tenant into the inbox, as the ingest route does. Answers the shard to drain. */
export async function putRecords(
  deps: WorkerDeps,
  tenantId: TenantId,
  records: readonly unknown[],
): Promise<number> {
  const { tenancy, clock } = deps;
  const { id } = await tenancy.asSystem('a key for a test', (tx) =>
    tx
      .insertInto('ingest_keys')
      .values({ tenant_id: tenantId, name: 'test', hash: hashOf(newKey()) })
      .returning('id')
      .executeTakeFirstOrThrow(),
  );
  const reception = openReception(deps);
  const answer = await receive(reception, {
    reader: readerFor('native'),
    holder: { id, tenantId, rate: null, mapping: 0 },
    records: records.map((value) => ({ ok: true, value })),
    bodyText: JSON.stringify(records),
    tenantHeader: undefined,
    idempotencyKey: undefined,
    receivedAt: clock(),
  });
  await reception.close();
  if (answer.accepted !== records.length) throw new Error(`refused: ${JSON.stringify(answer.refused)}`);
  return shardOf(tenantId);
}
