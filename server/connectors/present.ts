import type { Selectable } from 'kysely';
import type { Clock } from '../../shared/domain/clock.ts';
import { Fault } from '../../shared/domain/fault.ts';
import type { TenantId, TenantState } from '../../shared/domain/tenant.ts';
import { isClosed } from '../../shared/domain/tenant-state.ts';
import { isUuid } from '../../shared/domain/uuid.ts';
import type { ConnectorTable } from '../../shared/node/db/schema.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import type { Connector, Connectors } from '../../shared/wire/http/connectors.ts';

/** Whose connector it is: a tenant's, or null for the provider's. */
export type Holder = TenantId | null;

type Row = Selectable<ConnectorTable> & {
  slug: string | null;
  tenant_name: string | null;
  state: TenantState | null;
};

const heldBy = (tx: Tx, holder: Holder) =>
  tx
    .selectFrom('connectors')
    .leftJoin('tenants', 'tenants.id', 'connectors.tenant_id')
    .selectAll('connectors')
    .select(['tenants.slug', 'tenants.name as tenant_name', 'tenants.state'])
    .where('connectors.tenant_id', holder === null ? 'is' : '=', holder);

export async function listConnectors(tx: Tx, holder: Holder, now: number): Promise<Connectors> {
  const rows = await heldBy(tx, holder).orderBy('connectors.created_at').orderBy('connectors.id').execute();
  return { items: rows.map((row) => present(row, now)) };
}

/** A connector of a holder; one of another holder is none. */
async function findConnector(tx: Tx, holder: Holder, id: string): Promise<Row> {
  const row = isUuid(id)
    ? await heldBy(tx, holder).where('connectors.id', '=', id).executeTakeFirst()
    : undefined;
  if (row === undefined) throw new Fault('not_found', 'no such connector here', 'connector');
  return row;
}

/** The same, held until the end of the transaction. */
export async function lockConnector(tx: Tx, holder: Holder, id: string): Promise<Row> {
  await findConnector(tx, holder, id);
  await tx.selectFrom('connectors').select('id').where('id', '=', id).forUpdate().execute();
  return findConnector(tx, holder, id);
}

export const showConnector = async (tx: Tx, holder: Holder, id: string, clock: Clock): Promise<Connector> =>
  present(await findConnector(tx, holder, id), clock());

function present(row: Row, now: number): Connector {
  const cursor = row.cursor as { said?: string | null };
  return {
    id: row.id,
    kind: row.kind as Connector['kind'],
    tenant: row.tenant_id === null ? null : { id: row.tenant_id, slug: row.slug!, name: row.tenant_name! },
    name: row.name,
    settings: row.settings as Connector['settings'],
    interval_s: row.interval_s,
    enabled: row.enabled,
    has_secret: row.secret !== null,
    health: healthOf(row, now),
    last_run_at: row.last_run_at?.toISOString() ?? null,
    last_success_at: row.last_success_at?.toISOString() ?? null,
    next_run_at: isResting(row) ? null : row.next_run_at.toISOString(),
    failures: row.failures,
    last_error: row.last_error,
    records: row.records,
    cursor: cursor.said ?? null,
  };
}

/** Whether no run of it will begin as things are. */
export const isResting = ({ enabled, state }: Pick<Row, 'enabled' | 'state'>): boolean =>
  !enabled || (state !== null && isClosed(state));

function healthOf(row: Row, now: number): Connector['health'] {
  if (isResting(row)) return 'paused';
  if (row.run_until !== null && row.run_until.getTime() > now) return 'running';
  if (row.failures > 0) return 'failing';
  return row.last_success_at === null ? 'waiting' : 'healthy';
}
