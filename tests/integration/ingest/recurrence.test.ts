import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TenantId } from '../../../shared/domain/tenant.ts';
import { inOneTrip } from '../../../shared/node/db/trip.ts';
import { drain } from '../../../workers/ingest/drain.ts';
import { audit } from '../../../workers/rebuild/audit.ts';
import { putRecords } from '../../support/inbox.ts';
import {
  type Alert,
  alerts,
  type Delivery,
  deliveryOf,
  STRETCH_MS,
} from '../../support/recurrence/alerts.ts';
import { incidentsOf, inOrder } from '../../support/recurrence/reference.ts';
import { newTenant } from '../../support/tenant.ts';
import { openWorkbench, type Workbench } from '../../support/workbench.ts';

const SEED = Number(process.env.SCHEDULE_SEED ?? 20_261_123);
const RUNS = Number(process.env.SCHEDULE_RUNS ?? 25);
const LIMIT_MS = 120_000;

let bench: Workbench;
let second: Workbench['deps'];
beforeAll(async () => {
  bench = await openWorkbench();
  second = bench.another();
});
afterAll(() => bench.close());

/** What happens to a worker over a batch. */
type Fate = 'none' | 'dies before its commit' | 'rung twice' | 'two at once';
const fates = fc.infiniteStream(
  fc.constantFrom<Fate>('none', 'dies before its commit', 'rung twice', 'two at once'),
);

const iso = (at: number | undefined) =>
  at === undefined ? undefined : new Date(bench.time.now + at).toISOString();

const nativeOf = ({ report }: Alert) => ({
  external_id: report.externalId,
  source: report.source,
  fingerprint: report.fingerprint,
  title: report.title,
  severity: report.severity,
  category: report.category,
  description: report.description,
  detected_at: iso(report.detectedAt),
  occurred_at: iso(report.occurredAt),
  assets: report.assets,
  tags: report.tags,
});

async function work(tenant: TenantId, records: readonly unknown[], fate: Fate): Promise<void> {
  if (records.length === 0) return;
  const { deps } = bench;
  const shard = await putRecords(deps, tenant, records);
  if (fate === 'dies before its commit') await expect(drain(dying(), shard)).rejects.toThrow('killed');
  if (fate === 'two at once') await Promise.all([drain(deps, shard), drain(second, shard)]);
  await drain(deps, shard);
  if (fate === 'rung twice') await drain(second, shard);
}

/** A worker that has done all the work of its turn when it is killed. */
function dying(): Workbench['deps'] {
  const { tenancy } = bench.deps;
  const killed = Object.assign(new Error('killed'), { code: '57P01' });
  const asSystem: typeof tenancy.asSystem = (reason, run) =>
    tenancy.asSystem(reason, async (tx) => {
      const done = await run(tx, inOneTrip);
      if (reason === 'ingest') throw killed;
      return done;
    });
  return { ...bench.deps, tenancy: { ...tenancy, asSystem } };
}

const rowsOf = (tenant: TenantId) =>
  bench.tenancy.asTenant(tenant, (tx) => tx.selectFrom('incidents').selectAll().orderBy('number').execute());

/** Delivers stretch after stretch, closing at the end of each what is open; answers how many records were accepted. */
async function deliver(
  tenant: TenantId,
  all: readonly Alert[],
  stretches: readonly Delivery[],
  fate: () => Fate,
) {
  let accepted = 0;
  const send = (records: readonly unknown[]) => {
    accepted += records.length;
    return work(tenant, records, fate());
  };
  for (const [stretch, { batches }] of stretches.entries()) {
    for (const batch of batches) await send(batch.map((index) => nativeOf(all[index]!)));
    const open = (await rowsOf(tenant)).filter((row) => row.status !== 'closed');
    const closed_at = iso((stretch + 1) * STRETCH_MS);
    await send(
      open.map(({ external_id, source, title, severity, detected_at }) => ({
        ...{ external_id, source, title, severity },
        detected_at: detected_at.toISOString(),
        status: 'closed',
        closed_at,
      })),
    );
  }
  return accepted;
}

const shown = (rows: Awaited<ReturnType<typeof rowsOf>>) =>
  rows
    .map((row) => ({
      fingerprint: row.fingerprint!,
      title: row.title,
      category: row.category,
      description: row.description,
      severity: row.severity,
      detectedAt: row.detected_at.getTime() - bench.time.now,
      lastSeenAt: row.last_seen_at.getTime() - bench.time.now,
      occurredAt: row.occurred_at && row.occurred_at.getTime() - bench.time.now,
      assets: row.assets,
      tags: row.tags,
    }))
    .toSorted(inOrder);

const delivered = alerts.chain((all) => fc.tuple(fc.constant(all), deliveryOf(all), fates));

test('alerts in any order, repeated and replayed, by workers that die and run twice, end in the same incidents', {
  timeout: LIMIT_MS,
}, async () => {
  const play = async ([all, delivery, fate]: [Alert[], Delivery[], fc.Stream<Fate>]) => {
    const { id } = await newTenant(bench.tenancy);
    const accepted = await deliver(id, all, delivery, () => fate.next().value!);
    const rows = await rowsOf(id);
    const wanted = incidentsOf(all).map(({ sourceSeverity: _, techniques: __, ...rest }) => rest);
    expect(shown(rows)).toEqual(wanted);
    expect(rows.reduce((sum, row) => sum + row.occurrences, 0)).toBe(accepted);
    const [source] = await bench.tenancy.asTenant(id, (tx) =>
      tx.selectFrom('sources').select('records').execute(),
    );
    expect(source?.records).toBe(accepted);
  };
  await fc.assert(fc.asyncProperty(delivered, play), { seed: SEED, numRuns: RUNS, endOnFailure: true });
  expect(await audit(bench.deps)).toEqual([]);
});
