import { type RawBuilder, sql } from 'kysely';
import { MACHINERY } from '../../shared/domain/handling.ts';
import type { Scope } from '../../shared/domain/scope.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import type { Tenancy } from '../../shared/node/db/tenancy.ts';
import type { Handler } from '../../shared/wire/http/handling.ts';
import type { Identity } from '../identity/auth.ts';
import { readPeople } from '../people/directory.ts';
import { isMachine, MACHINE } from './counted.ts';
import type { Sight } from './question.ts';

/** What others are called in a group's key; no user's id begins like that. */
const PROVIDER = ':provider';
const FORMER = ':former';

/** Who is meant by an actor of the log, as a key of groups; in a row of `incidents`, or in a tenant's log. */
export interface HandlerOf {
  readonly inSql: (actor: RawBuilder<string>) => RawBuilder<string>;
  readonly of: (tenant: TenantId, actor: string) => string;
}

/**
 * A customer's people tell their own members apart: the provider's are one to them, and so are those who left. null
 * where nobody is to be told apart.
 */
export async function handlerOf(tenancy: Tenancy, scope: Scope, sight: Sight): Promise<HandlerOf | null> {
  if (sight === 'nobody') return null;
  if (sight === 'everybody') {
    return {
      inSql: (actor) => sql`case when ${isMachine(actor)} then ${MACHINE}::text else ${actor} end`,
      of: (_, actor) => (MACHINERY.includes(actor) ? MACHINE : actor),
    };
  }
  const team = await readTeam(tenancy);
  const members = await readMembers(tenancy, scope);
  return {
    inSql: (actor) => sql`case
      when ${isMachine(actor)} then ${MACHINE}::text
      when exists (select from tenant_members m where m.tenant_id = incidents.tenant_id and m.user_id = ${actor}) then ${actor}
      when ${actor} = any(${[...team]}::text[]) then ${PROVIDER}::text
      else ${FORMER}::text end`,
    of: (tenant, actor) => {
      if (MACHINERY.includes(actor)) return MACHINE;
      if (members.get(tenant)?.has(actor)) return actor;
      return team.has(actor) ? PROVIDER : FORMER;
    },
  };
}

const readTeam = async (tenancy: Tenancy): Promise<ReadonlySet<string>> =>
  tenancy.asSystem('tell the team from members', async (tx) => {
    const team = await tx.selectFrom('provider_members').select('user_id').execute();
    return new Set(team.map(({ user_id }) => user_id));
  });

const readMembers = (tenancy: Tenancy, scope: Scope): Promise<ReadonlyMap<TenantId, ReadonlySet<string>>> =>
  tenancy.asScope(scope, async (tx) => {
    const rows = await tx
      .selectFrom('tenant_members')
      .select(['tenant_id', 'user_id'])
      .$if(scope.kind === 'tenants', (query) =>
        query.where('tenant_id', 'in', scope.kind === 'tenants' ? scope.ids : []),
      )
      .execute();
    const members = new Map<TenantId, Set<string>>();
    for (const { tenant_id, user_id } of rows) {
      const id = tenant_id as TenantId;
      members.set(id, (members.get(id) ?? new Set()).add(user_id));
    }
    return members;
  });

const COLLECTIVES: Readonly<Record<string, Handler>> = {
  [MACHINE]: { kind: 'machine', id: null, name: null },
  [PROVIDER]: { kind: 'provider', id: null, name: null },
  [FORMER]: { kind: 'former', id: null, name: null },
};

/** Keys of groups as their readers see them. Whose account is gone keeps a row, and has no name. */
export async function namedHandlers(
  identity: Identity,
  keys: readonly string[],
): Promise<(key: string) => Handler> {
  const people = await readPeople(
    identity,
    keys.filter((key) => !(key in COLLECTIVES)),
  );
  return (key) => COLLECTIVES[key] ?? { kind: 'person', id: key, name: people.get(key)?.name ?? null };
}
