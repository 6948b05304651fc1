import { sql } from 'kysely';
import type { Clock } from '../../shared/domain/clock.ts';
import { countedSeverities } from '../../shared/domain/incident.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import type { Tenancy, Tx } from '../../shared/node/db/tenancy.ts';
import type { Durations, Handled, Handling } from '../../shared/wire/http/handling.ts';
import type { Identity } from '../identity/auth.ts';
import { catchUp } from '../live/catch-up.ts';
import type { Mirror } from '../live/mirror.ts';
import { freeze } from '../queue/register/read.ts';
import { flowOf } from './flow.ts';
import { handlerOf, namedHandlers } from './handlers.ts';
import { readOpenBy } from './open.ts';
import type { Question } from './question.ts';
import { type Group, readAcknowledged, readDetected, readOpen, readResolved } from './read.ts';

interface HandlingDeps {
  readonly tenancy: Tenancy;
  readonly identity: Identity;
  readonly mirror: Mirror;
  readonly clock: Clock;
}

/** Groups of each kind of time. */
interface Measured {
  readonly acknowledged: readonly Group[];
  readonly resolved: readonly Group[];
  readonly detected: readonly Group[];
  readonly open: readonly Group[];
}

/** Room to sort the times of a large provider in memory. */
const SETTINGS = "set local work_mem = '32MB'";

/** All figures of one instant: one snapshot has them. */
export async function answer(deps: HandlingDeps, question: Question): Promise<Handling> {
  const { tenancy, identity, mirror } = deps;
  const { period, span, before, scope, sight } = question;
  const handler = await handlerOf(tenancy, sight);
  await catchUp(deps, scope);
  const { now, earlier, open, tenants } = await tenancy.asScope(scope, async (tx) => {
    await freeze(tx);
    await sql.raw(SETTINGS).execute(tx);
    const times = { scope, handler, by: ['tenant', 'severity'] as const };
    const work = { ...times, by: sight === 'nobody' ? times.by : ([...times.by, 'handler'] as const) };
    const now: Measured = {
      acknowledged: await readAcknowledged(tx, span, work),
      resolved: await readResolved(tx, span, work),
      detected: await readDetected(tx, span, times),
      open: await readOpen(tx, span.to, times),
    };
    const total = { ...times, by: [] };
    const earlier: Measured = {
      acknowledged: await readAcknowledged(tx, before, total),
      resolved: await readResolved(tx, before, total),
      detected: [],
      open: [],
    };
    return { now, earlier, open: await readOpenBy(tx, scope), tenants: await readTenants(tx, idsIn(now)) };
  });
  return {
    as_of: instant(span.to),
    period,
    from: instant(span.from),
    before_from: instant(before.from),
    total: handled(now, ({ by }) => by === 'all'),
    before: worked(earlier, ({ by }) => by === 'all'),
    severities: countedSeverities.map((severity) => ({
      severity,
      ...handled(now, (group) => group.severity === severity),
    })),
    tenants: tenants.map((tenant) => ({ tenant, ...handled(now, (group) => group.tenant === tenant.id) })),
    open,
    flow: flowOf(mirror, scope, period, span),
    handlers: sight === 'nobody' ? null : await handlersIn(identity, now),
  };
}

const instant = (epochMs: number): string => new Date(epochMs).toISOString();

const idsIn = (measured: Measured): TenantId[] => [
  ...new Set(
    Object.values(measured).flatMap((groups: readonly Group[]) =>
      groups.flatMap(({ tenant }) => tenant ?? []),
    ),
  ),
];

async function readTenants(tx: Tx, ids: readonly TenantId[]) {
  if (ids.length === 0) return [];
  return tx
    .selectFrom('tenants')
    .select(['id', 'slug', 'name'])
    .where('id', 'in', ids)
    .orderBy('name')
    .execute();
}

async function handlersIn(identity: Identity, now: Measured): Promise<NonNullable<Handling['handlers']>> {
  const groups = [...now.acknowledged, ...now.resolved];
  const keys = [...new Set(groups.flatMap(({ handler }) => handler ?? []))];
  const named = await namedHandlers(identity, keys);
  return keys.map((key) => ({ handler: named(key), ...worked(now, ({ handler }) => handler === key) }));
}

type Chosen = (group: Group) => boolean;

const NOTHING: Durations = { count: 0, mean: null, median: null, p90: null };

const worked = ({ acknowledged, resolved }: Measured, chosen: Chosen): Handling['before'] => {
  const closed = resolved.find(chosen);
  return {
    acknowledge: acknowledged.find(chosen)?.durations ?? NOTHING,
    resolve: closed?.durations ?? NOTHING,
    closed_unacknowledged: closed?.unacknowledged ?? 0,
  };
};

const handled = (measured: Measured, chosen: Chosen): Handled => {
  const detected = measured.detected.find(chosen);
  return {
    ...worked(measured, chosen),
    detect: detected?.durations ?? NOTHING,
    detected: detected?.all ?? 0,
    open_age: measured.open.find(chosen)?.durations ?? NOTHING,
  };
};
