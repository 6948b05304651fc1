import { randomUUID } from 'node:crypto';
import { Fault } from '../../shared/domain/fault.ts';
import { type Author, audit } from '../../shared/node/db/audit.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import { hashOf, newKey } from '../../shared/node/ingest/key.ts';
import type { SealedSecrets } from '../../shared/node/sealed-secret.ts';
import type { NewConnector } from '../../shared/wire/http/connectors.ts';
import type { Holder } from './present.ts';
import { checkSettings } from './settings.ts';

const DEFAULT_INTERVAL_S = 300;
/** A customer owns some dozens of products; each connector costs a run now and then. */
const MAX_CONNECTORS = 100;

export interface Making {
  readonly author: Author;
  readonly holder: Holder;
  readonly secrets: SealedSecrets;
  readonly now: number;
}

/** Makes a connector with an ingest key of its own, which nobody ever sees. Answers its id. */
export async function createConnector(tx: Tx, making: Making, asked: NewConnector): Promise<string> {
  const { author, holder, secrets, now } = making;
  const { kind, name, settings, interval_s = DEFAULT_INTERVAL_S, enabled = true, secret } = asked;
  checkSettings(kind, settings);
  await checkRoom(tx, holder);
  const id = randomUUID();
  const mapping = settings.mapping === undefined ? null : JSON.stringify(settings.mapping);
  const key = await tx
    .insertInto('ingest_keys')
    .values({
      tenant_id: holder,
      name: `Connector: ${name}`,
      hash: hashOf(newKey()),
      for_connector: true,
      mapping,
      mapping_version: mapping === null ? 0 : 1,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('connectors')
    .values({
      id,
      tenant_id: holder,
      ingest_key_id: key.id,
      kind,
      name,
      settings: JSON.stringify(settings),
      secret: secret ? secrets.seal(id, secret) : null,
      interval_s,
      enabled,
      cursor: '{}',
      next_run_at: new Date(now),
    })
    .execute();
  await audit(tx, author, {
    action: 'connector.created',
    tenantId: holder,
    target: { type: 'connector', id, label: name },
    after: { kind, name, settings, interval_s, enabled, has_secret: Boolean(secret) },
  });
  return id;
}

async function checkRoom(tx: Tx, holder: Holder): Promise<void> {
  const { count } = await tx
    .selectFrom('connectors')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('tenant_id', holder === null ? 'is' : '=', holder)
    .executeTakeFirstOrThrow();
  if (Number(count) < MAX_CONNECTORS) return;
  throw new Fault(
    'conflict',
    `there are ${MAX_CONNECTORS} connectors here already; remove one that is not used`,
  );
}
