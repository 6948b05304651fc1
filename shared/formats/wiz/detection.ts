import { evidenceOf, nothingFound, techniques } from '../reading/found.ts';
import { limits } from '../reading/limit.ts';
import { dig, digFirst, say, sayAll } from '../reading/sensor.ts';
import { tactic } from '../reading/tactic.ts';
import { accepted, refused, type Verdict } from '../reading/verdict.ts';
import { whenFirst } from '../reading/when.ts';
import { ended, graded, staged } from '../reading/words.ts';
import { consoleLink, customerOf, cves, events, type Fields, filed, nodes, resources } from './part.ts';
import { wizResolution, wizSeverity, wizStage } from './words.ts';

const RULE = ['ruleMatch.rule', 'rule', 'matchedRule', 'matchedRule.rule'] as const;

/** Actors are accounts of the customer's, or addresses from outside. */
const isOwnActor = (actor: Fields): boolean => !/ip|external|unknown/i.test(say(actor.type, 64) ?? '');

/** A detection of Wiz Defend, as GraphQL gives it or as the webhook does. */
export function readDetection(record: Fields): Verdict {
  const id = say(record.id, limits.externalId / 2);
  if (id === undefined) return refused('id', 'is missing; send the detection with its id, as Wiz gives it');
  const at = whenFirst(record, 'createdAt', 'startedAt', 'timeframe.start', 'endedAt');
  if (at === undefined)
    return refused('createdAt', 'is missing or no time; send the detection with createdAt');
  const rule = digFirst(record, ...RULE);
  const title = say(digFirst(record, 'title', 'name') ?? dig(rule, 'name'), limits.title) ?? 'Wiz detection';
  const found = nothingFound();
  cves(found, title);
  filed(found, rule);
  techniques(found, record.mitreTechniques ?? dig(rule, 'MITRETechniques'));
  resources(found, record.primaryResource, ...nodes(record.resources));
  resources(found, ...nodes(record.actors).filter(isOwnActor));
  events(found, record.triggeringEvents);
  const threat = digFirst(record, 'threatId', 'issue.id');
  const tactics = sayAll(record.mitreTactics ?? dig(rule, 'MITRETactics'), 64);
  const draft = {
    externalId: `detection/${id}`,
    source: 'wiz',
    title,
    ...graded(wizSeverity, record.severity),
    ...ended(staged(wizStage, record.status), wizResolution(record.resolutionReason)),
    module: 'cloud' as const,
    category: tactics.map(tactic).find((name) => name !== undefined) ?? 'threat_detection',
    description: say(record.description, limits.description),
    url: consoleLink(threat, record.threatURL, dig(record, 'issue.url'), record.url),
    detectedAt: at,
    occurredAt: whenFirst(record, 'startedAt', 'timeframe.start'),
    updatedAt: whenFirst(record, 'updatedAt'),
    ...evidenceOf(found),
  };
  return accepted(draft, customerOf(record));
}
