import type { Clock } from '../../shared/domain/clock.ts';
import { countedSeverities } from '../../shared/domain/incident.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import type { Tenancy, Tx } from '../../shared/node/db/tenancy.ts';
import type { Handled, Handling } from '../../shared/wire/http/handling.ts';
import type { Identity } from '../identity/auth.ts';
import { catchUp } from '../live/catch-up.ts';
import type { Mirror } from '../live/mirror.ts';
import type { Register } from '../queue/register/register.ts';
import { flowOf } from './flow.ts';
import { type Groups, type Measured, NOTHING, type Times } from './groups.ts';
import { handlerOf, namedHandlers } from './handlers.ts';
import { measureHeld } from './held.ts';
import { measureInSql } from './measure-sql.ts';
import type { Question } from './question.ts';

interface HandlingDeps {
  readonly tenancy: Tenancy;
  readonly identity: Identity;
  readonly mirror: Mirror;
  readonly register: Register;
  readonly clock: Clock;
}

/** All figures of one instant: the register has them, or one snapshot. */
export async function answer(deps: HandlingDeps, question: Question): Promise<Handling> {
  const { tenancy, identity, mirror, register } = deps;
  const { period, span, before, scope, sight } = question;
  const handler = await handlerOf(tenancy, scope, sight);
  const [held] = await Promise.all([
    register.ask(scope, null, (tenants) =>
      measureHeld(tenants, { span, before, handlerOf: handler?.of ?? null }),
    ),
    catchUp(deps, scope),
  ]);
  const measured =
    held ?? (await measureInSql(tenancy, { scope, span, before, handlerOf: handler?.inSql ?? null }));
  const tenants = await tenancy.asScope(scope, (tx) => readTenants(tx, idsIn(measured)));
  return {
    as_of: instant(span.to),
    period,
    from: instant(span.from),
    before_from: instant(before.from),
    total: handled(measured, ({ all }) => all),
    before: worked(measured.before.acknowledged, measured.before.resolved),
    severities: countedSeverities.map((severity) => ({
      severity,
      ...handled(measured, (groups) => groups.severity.get(severity)),
    })),
    tenants: tenants.map((tenant) => ({
      tenant,
      ...handled(measured, (groups) => groups.tenant.get(tenant.id as TenantId)),
    })),
    open: measured.openBy,
    flow: flowOf(mirror, scope, period, span),
    handlers: handler === null ? null : await handlersIn(identity, measured),
  };
}

const instant = (epochMs: number): string => new Date(epochMs).toISOString();

const idsIn = ({ acknowledged, resolved, detected, open }: Measured): TenantId[] => [
  ...new Set([acknowledged, resolved, detected, open].flatMap(({ tenant }) => [...tenant.keys()])),
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

async function handlersIn(
  identity: Identity,
  { acknowledged, resolved }: Measured,
): Promise<NonNullable<Handling['handlers']>> {
  const keys = [...new Set([...acknowledged.handler.keys(), ...resolved.handler.keys()])];
  const named = await namedHandlers(identity, keys);
  return keys.map((key) => ({
    handler: named(key),
    ...worked(acknowledged.handler.get(key), resolved.handler.get(key)),
  }));
}

const worked = (acknowledged: Times = NOTHING, resolved: Times = NOTHING): Handling['before'] => ({
  acknowledge: acknowledged.durations,
  resolve: resolved.durations,
  closed_unacknowledged: resolved.unacknowledged,
});

const handled = (
  { acknowledged, resolved, detected, open }: Measured,
  of: (groups: Groups) => Times | undefined,
): Handled => ({
  ...worked(of(acknowledged), of(resolved)),
  detect: (of(detected) ?? NOTHING).durations,
  detected: of(detected)?.all ?? 0,
  open_age: (of(open) ?? NOTHING).durations,
});
