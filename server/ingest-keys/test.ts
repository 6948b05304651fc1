import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { SECOND_MS } from '../../shared/domain/clock.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import { findIncident } from '../../shared/node/db/incidents.ts';
import { progressOf } from '../../shared/node/db/receipts.ts';
import type { KeyHolder } from '../../shared/node/ingest/key.ts';
import { readerFor } from '../../shared/node/ingest/reader.ts';
import { receive } from '../../shared/node/ingest/receive.ts';
import type { KeyTest } from '../../shared/wire/http/ingest-keys.ts';
import type { ServerDeps } from '../deps.ts';

/** What test records are found by. */
const SOURCE = 'watchfloor-test';
/** A worker takes milliseconds; whoever waits longer than this looks elsewhere for the fault. */
const PATIENCE_MS = 10 * SECOND_MS;
const LOOK_EVERY_MS = 50;

/** Severity `info` and closed at once: no open total, no clock and no alert moves. */
const testRecord = (externalId: string, tenant: TenantId, at: string) => ({
  external_id: externalId,
  tenant,
  source: SOURCE,
  title: 'Test record: nothing happened',
  description:
    'Sent from the integrations page to show that records of this key arrive. It needs no attention.',
  severity: 'info',
  status: 'closed',
  resolution: 'benign',
  detected_at: at,
  closed_at: at,
  tags: ['test'],
});

/** Sends a marked record to a tenant the way the key's own would go, and tells how far it came. */
export async function testKey(deps: ServerDeps, holder: KeyHolder, tenant: TenantId): Promise<KeyTest> {
  const began = performance.now();
  const externalId = `test-${randomUUID()}`;
  const record = testRecord(externalId, tenant, new Date(deps.clock()).toISOString());
  const answer = await receive(deps, {
    reader: readerFor('native'),
    holder: { ...holder, rate: null },
    records: [{ ok: true, value: record }],
    bodyText: JSON.stringify(record),
    tenantHeader: undefined,
    idempotencyKey: undefined,
    receivedAt: deps.clock(),
  });
  const accepted = answer.accepted === 1;
  const incident = accepted ? await recorded(deps, answer.receipt, tenant, externalId) : null;
  return {
    receipt: answer.receipt,
    accepted,
    recorded: incident !== null,
    incident: incident === null ? null : deps.ids.seal('incident', incident),
    took_ms: Math.round(performance.now() - began),
  };
}

/** The incident a worker made of it, or null when none came within patience. */
async function recorded(
  { tenancy }: ServerDeps,
  receipt: string,
  tenant: TenantId,
  externalId: string,
): Promise<number | null> {
  const deadline = performance.now() + PATIENCE_MS;
  while (performance.now() < deadline) {
    const { waiting } = await tenancy.asSystem('follow test record', (tx) => progressOf(tx, receipt));
    if (waiting === 0) break;
    await sleep(LOOK_EVERY_MS);
  }
  return tenancy.asSystem('find test record', (tx) =>
    findIncident(tx, { tenantId: tenant, source: SOURCE, externalId }),
  );
}
