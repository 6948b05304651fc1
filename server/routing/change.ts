import { Fault } from '../../shared/domain/fault.ts';
import { type Author, audit } from '../../shared/node/db/audit.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import type { RuleText } from '../../shared/node/ingest/routing/rule.ts';
import { type NewRoutingRule, type RoutingRule, RoutingRuleChange } from '../../shared/wire/http/routing.ts';
import { findTenant } from '../routes/tenant.ts';
import { arrange, closeGaps, findRule, lockRules } from './rules.ts';
import { settle } from './settle.ts';

/** A rule for each of a thousand customers, twice. */
const MAX_RULES = 2_000;
/** Rules that compare otherwise than by `equals` are asked one by one, for every record. */
const MAX_SCANNED = 100;

export async function createRule(tx: Tx, author: Author, asked: NewRoutingRule): Promise<RoutingRule> {
  await lockRules(tx);
  const rule = settle(textOf(asked));
  const { id: tenant_id } = await findTenant(tx, asked.tenant);
  const { id } = await tx
    .insertInto('routing_rules')
    .values({ ...rule, tenant_id, enabled: asked.enabled ?? true, position: MAX_RULES + 1 })
    .returning('id')
    .executeTakeFirstOrThrow();
  await checkCounts(tx);
  await arrange(tx, id, asked.position);
  const made = await findRule(tx, id);
  await write(tx, author, 'routing_rule.created', made, { after: told(made) });
  return made;
}

export async function changeRule(
  tx: Tx,
  author: Author,
  id: string,
  asked: RoutingRuleChange,
): Promise<RoutingRule> {
  if (Object.keys(asked).length === 0) {
    const names = Object.keys(RoutingRuleChange.properties).join(', ');
    throw new Fault('bad_request', `name at least one of ${names}`);
  }
  await lockRules(tx);
  const held = await findRule(tx, id);
  const rule = settle(textOf({ ...held, ...asked }));
  const tenant = asked.tenant === undefined ? held.tenant : await findTenant(tx, asked.tenant);
  await tx
    .updateTable('routing_rules')
    .set({ ...rule, tenant_id: tenant.id, enabled: asked.enabled ?? held.enabled })
    .where('id', '=', id)
    .execute();
  await checkCounts(tx);
  if (asked.position !== undefined) await arrange(tx, id, asked.position);
  const changed = await findRule(tx, id);
  await write(tx, author, 'routing_rule.changed', changed, { before: told(held), after: told(changed) });
  return changed;
}

export async function removeRule(tx: Tx, author: Author, id: string): Promise<void> {
  await lockRules(tx);
  const held = await findRule(tx, id);
  await tx.deleteFrom('routing_rules').where('id', '=', id).execute();
  await closeGaps(tx);
  await write(tx, author, 'routing_rule.removed', held, { before: told(held) });
}

const textOf = ({ place, format, match, value }: Omit<NewRoutingRule, 'tenant'>): RuleText => ({
  ...place,
  format,
  match,
  value,
});

/** Whose records go where is the provider's to know: a tenant's own log would name the others it competes with. */
const write = (
  tx: Tx,
  author: Author,
  action: string,
  rule: RoutingRule,
  change: { before?: object; after?: object },
) =>
  audit(tx, author, {
    action,
    tenantId: null,
    target: { type: 'routing_rule', id: rule.id, label: rule.value },
    ...change,
  });

const told = ({ position, place, format, match, value, tenant, enabled }: RoutingRule) => ({
  position,
  place,
  format,
  match,
  value,
  tenant: tenant.slug,
  enabled,
});

async function checkCounts(tx: Tx): Promise<void> {
  const { all, scanned } = await tx
    .selectFrom('routing_rules')
    .select((eb) => [
      eb.fn.countAll<number>().as('all'),
      eb.fn.countAll<number>().filterWhere('match', '<>', 'equals').as('scanned'),
    ])
    .executeTakeFirstOrThrow();
  if (all > MAX_RULES) throw new Fault('conflict', `there are ${MAX_RULES} rules already; remove one`);
  if (scanned > MAX_SCANNED) {
    throw new Fault(
      'conflict',
      `${MAX_SCANNED} rules may compare otherwise than by equals; use equals`,
      'match',
    );
  }
}
