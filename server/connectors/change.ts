import { sql } from 'kysely';
import { Fault } from '../../shared/domain/fault.ts';
import { audit } from '../../shared/node/db/audit.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import type { ConnectorChange, ConnectorKind } from '../../shared/wire/http/connectors.ts';
import type { Making } from './create.ts';
import { isResting, lockConnector } from './present.ts';
import { checkSettings } from './settings.ts';

/**
 * Changes a connector. A run under way ends without storing more, and the next one begins at once; with other settings
 * it begins anew, for its cursor may mean nothing to them. An empty secret removes it.
 */
export async function changeConnector(
  tx: Tx,
  making: Making,
  id: string,
  asked: ConnectorChange,
): Promise<void> {
  const { author, holder, secrets, now } = making;
  const { secret, settings, ...plain } = asked;
  const before = await lockConnector(tx, holder, id);
  if (settings !== undefined) {
    checkSettings(before.kind as ConnectorKind, settings);
    await setMapping(tx, before.ingest_key_id, settings.mapping);
  }
  await tx
    .updateTable('connectors')
    .set({
      ...plain,
      ...(settings && { settings: JSON.stringify(settings), cursor: '{}' }),
      ...(secret !== undefined && { secret: secret === '' ? null : secrets.seal(id, secret) }),
      run_id: null,
      run_until: null,
      next_run_at: new Date(now),
      failures: 0,
      last_error: null,
    })
    .where('id', '=', id)
    .where('tenant_id', holder === null ? 'is' : '=', holder)
    .execute();
  const told = { ...plain, ...(settings && { settings }) };
  await audit(tx, author, {
    action: 'connector.changed',
    tenantId: holder,
    target: { type: 'connector', id, label: before.name },
    before: Object.fromEntries(Object.keys(told).map((key) => [key, before[key as keyof typeof told]])),
    after: { ...told, ...(secret !== undefined && { secret: secret === '' ? 'removed' : 'replaced' }) },
  });
}

const setMapping = (tx: Tx, keyId: string, mapping: unknown) =>
  tx
    .updateTable('ingest_keys')
    .set({
      mapping: mapping === undefined ? null : JSON.stringify(mapping),
      mapping_version: sql`mapping_version + 1`,
    })
    .where('id', '=', keyId)
    .execute();

/** Has a connector run as soon as a worker is free. */
export async function runConnector(tx: Tx, { author, holder, now }: Making, id: string): Promise<void> {
  const connector = await lockConnector(tx, holder, id);
  if (isResting(connector)) {
    throw new Fault(
      'conflict',
      'this connector rests; enable it first, or activate its customer',
      'connector',
    );
  }
  await tx
    .updateTable('connectors')
    .set({ next_run_at: new Date(now) })
    .where('id', '=', id)
    .execute();
  await audit(tx, author, {
    action: 'connector.run',
    tenantId: holder,
    target: { type: 'connector', id, label: connector.name },
  });
}

/** Removes a connector and revokes its key: a run under way stores nothing more. */
export async function removeConnector(tx: Tx, { author, holder, now }: Making, id: string): Promise<void> {
  const { name, kind, ingest_key_id } = await lockConnector(tx, holder, id);
  await tx.deleteFrom('connectors').where('id', '=', id).execute();
  await tx
    .updateTable('ingest_keys')
    .set({ revoked_at: new Date(now) })
    .where('id', '=', ingest_key_id)
    .execute();
  await audit(tx, author, {
    action: 'connector.removed',
    tenantId: holder,
    target: { type: 'connector', id, label: name },
    before: { kind, name },
  });
}
