import { Type } from 'typebox';
import {
  NewRoutingRule,
  RoutingAnswer,
  RoutingRule,
  RoutingRuleChange,
  RoutingRules,
  RoutingTrial,
} from '../../shared/wire/http/routing.ts';
import type { ServerDeps } from '../deps.ts';
import { authorOf } from '../identity/actor.ts';
import { grantedTo } from '../plugins/access.ts';
import { changeRule, createRule, removeRule } from '../routing/change.ts';
import { listRules } from '../routing/rules.ts';
import { tryRouting } from '../routing/trial.ts';
import type { App } from '../typed.ts';

const RULES = '/api/v1/routing-rules';
const config = { needs: 'routing.manage' } as const;
const Params = Type.Object({ rule: Type.String({ maxLength: 64 }) });
const NEWS = { kind: 'routing' } as const;

/** What a provider's records go by when they name no tenant themselves. */
export function routingRoutes(app: App, { tenancy, news, clock }: ServerDeps): void {
  const listing = { summary: 'Routing rules, in order', response: { 200: RoutingRules } };
  app.get(RULES, { config, schema: listing }, () => tenancy.asSystem('list routing rules', listRules));

  const creation = { summary: 'Add a routing rule', body: NewRoutingRule, response: { 201: RoutingRule } };
  app.post(RULES, { config, schema: creation }, async (request, reply) => {
    const author = authorOf(grantedTo(request).actor, request);
    const rule = await tenancy.asSystem('add routing rule', (tx) => createRule(tx, author, request.body));
    await news.tell(NEWS);
    return reply.code(201).send(rule);
  });

  const change = {
    summary: 'Change or move a routing rule',
    params: Params,
    body: RoutingRuleChange,
    response: { 200: RoutingRule },
  };
  app.patch(`${RULES}/:rule`, { config, schema: change }, async (request) => {
    const author = authorOf(grantedTo(request).actor, request);
    const rule = await tenancy.asSystem('change routing rule', (tx) =>
      changeRule(tx, author, request.params.rule, request.body),
    );
    await news.tell(NEWS);
    return rule;
  });

  const removal = { summary: 'Remove a routing rule', params: Params, response: { 204: Type.Null() } };
  app.delete(`${RULES}/:rule`, { config, schema: removal }, async (request, reply) => {
    const author = authorOf(grantedTo(request).actor, request);
    await tenancy.asSystem('remove routing rule', (tx) => removeRule(tx, author, request.params.rule));
    await news.tell(NEWS);
    return reply.code(204).send(null);
  });

  const trial = {
    summary: 'Say where a record would go, and why; nothing is kept',
    body: RoutingTrial,
    response: { 200: RoutingAnswer },
  };
  app.post(`${RULES}/trial`, { config, schema: trial }, (request) =>
    tenancy.asSystem('try routing', (tx) => tryRouting(tx, request.body, clock())),
  );
}
