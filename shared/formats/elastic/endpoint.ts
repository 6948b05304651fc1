import { dotted, dottedFirst, only } from '../reading/dotted.ts';
import { limits } from '../reading/limit.ts';
import { say } from '../reading/sensor.ts';
import type { Fields, Shape } from '../reading/shapes.ts';
import { accepted, type Draft, refused, type Verdict } from '../reading/verdict.ts';
import { clip } from '../reading/wellformed.ts';
import { when } from '../reading/when.ts';
import { gradedOn } from '../reading/words.ts';
import { hitOf } from './detection.ts';
import { elasticEvidence } from './evidence.ts';
import { elasticKind } from './kind.ts';
import { elasticSeverity, riskSeverity } from './words.ts';

const get = (alert: Fields, ...paths: readonly string[]): unknown => only(dottedFirst(alert, ...paths));

/** `Malware Prevention Alert: evil.exe on host7`; a behaviour rule's name says more than the message. */
function titleOf(alert: Fields): string {
  const what = say(get(alert, 'rule.name', 'message'), limits.title) ?? 'Elastic Defend alert';
  const which = say(get(alert, 'file.name', 'process.name'), limits.asset);
  const where = say(get(alert, 'host.name', 'host.hostname'), limits.asset);
  const named = which === undefined || what.includes(which) ? what : `${what}: ${which}`;
  return clip(where === undefined ? named : `${named} on ${where}`, limits.title);
}

function read(record: Fields): Verdict {
  const { alert, id } = hitOf(record);
  const event = say(get(alert, 'event.id') ?? id, limits.externalId);
  if (event === undefined)
    return refused('event.id', 'is missing; send documents of logs-endpoint.alerts whole');
  const draft: Draft = {
    externalId: event,
    source: 'elastic',
    title: titleOf(alert),
    ...gradedOn(elasticSeverity, riskSeverity, undefined, get(alert, 'event.risk_score', 'event.severity')),
    ...elasticKind(alert, [get(alert, 'threat.tactic.id')], []),
    detectedAt: when(get(alert, '@timestamp')) ?? when(get(alert, 'event.created')),
    occurredAt: when(get(alert, 'event.created')),
    description: say(get(alert, 'rule.description', 'message'), limits.description),
    ...elasticEvidence(alert, undefined),
  };
  return accepted(
    draft,
    say(get(alert, 'organization.id', 'organization.name', 'data_stream.namespace'), limits.tenant),
  );
}

const isEndpointAlert = (alert: Fields): boolean =>
  only(dotted(alert, 'event.kind')) === 'alert' &&
  (only(dotted(alert, 'event.module')) === 'endpoint' ||
    only(dotted(alert, 'event.dataset')) === 'endpoint.alerts' ||
    only(dotted(alert, 'agent.type')) === 'endpoint');

/** Elastic Defend's own alerts (`logs-endpoint.alerts-*`), before a rule made detection alerts of them. */
export const endpointAlert: Shape = {
  why: 'has event.kind alert of Elastic Defend',
  fits: (record) => isEndpointAlert(hitOf(record).alert),
  read,
};
