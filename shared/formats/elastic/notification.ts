import { isRecord } from '../reading/field.ts';
import { limits } from '../reading/limit.ts';
import { linkFirst } from '../reading/link.ts';
import { dig, digFirst, say } from '../reading/sensor.ts';
import type { Fields, Shape } from '../reading/shapes.ts';
import { accepted, type Draft, type Verdict } from '../reading/verdict.ts';
import { every, whenAt } from '../reading/walk.ts';
import { gradedOn } from '../reading/words.ts';
import { elasticKind } from './kind.ts';
import { elasticSeverity, riskSeverity } from './words.ts';

/** A rule of Observability says itself when what it found is over. */
const RECOVERED = 'recovered';

/** An alert by its own id; one without is the rule's, and each of its notifications tells of the same. */
const identity = (record: Fields): string =>
  say(digFirst(record, 'alert.uuid'), limits.externalId) ??
  `${say(digFirst(record, 'rule.id', 'rule.name'), 256) ?? '-'}/${say(digFirst(record, 'alert.id'), 240) ?? '-'}`;

function read(record: Fields): Verdict {
  const isOver = dig(record, 'alert.actionGroup') === RECOVERED;
  const stage = isOver ? { status: 'closed' as const, sourceStatus: RECOVERED } : {};
  const severity = digFirst(record, 'context.rule.severity', 'rule.severity', 'severity');
  const draft: Draft = {
    externalId: identity(record),
    source: 'elastic',
    title: say(digFirst(record, 'rule.name', 'context.rule.name'), limits.title) ?? 'Elastic rule',
    ...gradedOn(
      elasticSeverity,
      riskSeverity,
      severity,
      digFirst(record, 'context.rule.risk_score', 'rule.risk_score'),
    ),
    ...stage,
    ...elasticKind(record, every(record, 'context.rule.threat.tactic.id'), []),
    detectedAt: whenAt(record, 'date', 'timestamp', '@timestamp'),
    description: say(
      digFirst(record, 'context.reason', 'context.message', 'message', 'context.rule.description'),
      limits.description,
    ),
    url: linkFirst(
      dig(record, 'context.alertDetailsUrl'),
      dig(record, 'context.results_link'),
      dig(record, 'rule.url'),
    ),
  };
  return accepted(draft, say(digFirst(record, 'rule.spaceId', 'spaceId'), limits.tenant));
}

/** What a webhook action sends that names Kibana's variables by their own names: `rule`, `alert`, `context`, `date`. */
export const notification: Shape = {
  why: 'has rule and alert of a Kibana action',
  fits: ({ rule, alert, date, context, agent, manager }) =>
    isRecord(rule) &&
    isRecord(alert) &&
    agent === undefined &&
    manager === undefined &&
    typeof rule.name === 'string' &&
    (alert.uuid !== undefined ||
      alert.actionGroup !== undefined ||
      (alert.id !== undefined && (date !== undefined || isRecord(context)))),
  read,
};
