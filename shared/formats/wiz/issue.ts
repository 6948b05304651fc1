import { unlessEmpty } from '../reading/evidence.ts';
import { isRecord } from '../reading/field.ts';
import { evidenceOf, nothingFound } from '../reading/found.ts';
import type { Kind } from '../reading/kind.ts';
import { limits } from '../reading/limit.ts';
import { dig, digFirst, say } from '../reading/sensor.ts';
import { accepted, refused, type Verdict } from '../reading/verdict.ts';
import { whenFirst } from '../reading/when.ts';
import { ended, graded, staged } from '../reading/words.ts';
import { consoleLink, customerOf, cves, type Fields, filed, nodes, projectsOf, resources } from './part.ts';
import { wizResolution, wizSeverity, wizStage } from './words.ts';

const KINDS: Readonly<Record<string, Kind>> = {
  CLOUD_CONFIGURATION: { module: 'cloud', category: 'misconfiguration' },
  TOXIC_COMBINATION: { module: 'cloud', category: 'toxic_combination' },
  TOXIC_COMBINATIONS: { module: 'cloud', category: 'toxic_combination' },
  THREAT_DETECTION: { module: 'cloud', category: 'threat_detection' },
  VULNERABILITY: { module: 'attack_surface', category: 'known_cve' },
};
const OTHERWISE: Kind = { module: 'cloud', category: 'cloud_risk' };

function kind(issue: Fields, record: Fields): Kind {
  const type = say(digFirst(issue, 'type') ?? dig(record, 'trigger.source'), 64) ?? '';
  return Object.hasOwn(KINDS, type) ? KINDS[type]! : OTHERWISE;
}

/** Rules of which an issue may be: one, or several where a threat joins detections. */
const rulesOf = (issue: Fields, record: Fields): readonly unknown[] => [
  issue.sourceRule,
  ...nodes(issue.sourceRules),
  issue.control,
  record.control,
];

const first = (rules: readonly unknown[], ...keys: readonly string[]): unknown =>
  rules.map((rule) => digFirst(rule, ...keys)).find((found) => found !== undefined);

/** An issue: as GraphQL gives it, or as the webhook of an automation rule, with the rest beside `issue`. */
export function readIssue(record: Fields): Verdict {
  const issue = isRecord(record.issue) ? record.issue : record;
  const id = say(issue.id, limits.externalId / 2);
  if (id === undefined) return refused('id', 'is missing; send the issue with its id, as Wiz gives it');
  const at = whenFirst(issue, 'createdAt', 'created', 'statusChangedAt', 'updatedAt', 'updated');
  if (at === undefined) return refused('createdAt', 'is missing or no time; send the issue with createdAt');
  const rules = rulesOf(issue, record);
  const title = say(first(rules, 'name') ?? digFirst(issue, 'title', 'name'), limits.title) ?? 'Wiz issue';
  const found = nothingFound();
  cves(found, title);
  filed(found, ...rules);
  resources(found, issue.entitySnapshot, issue.entity, record.resource);
  const stage = ended(staged(wizStage, issue.status), wizResolution(issue.resolutionReason));
  const draft = {
    externalId: `issue/${id}`,
    source: 'wiz',
    title,
    ...graded(wizSeverity, issue.severity, first(rules, 'severity')),
    ...stage,
    ...kind(issue, record),
    description: say(
      first(
        rules,
        'controlDescription',
        'cloudEventRuleDescription',
        'cloudConfigurationRuleDescription',
        'description',
      ) ?? issue.description,
      limits.description,
    ),
    recommendation: say(
      first(rules, 'resolutionRecommendation', 'remediationInstructions'),
      limits.recommendation,
    ),
    url: consoleLink(id, issue.url, issue.wizUrl, record.url),
    assignee: say(digFirst(issue, 'assignee.email', 'assignee.name'), limits.assignee),
    detectedAt: at,
    updatedAt: whenFirst(issue, 'updatedAt', 'updated', 'statusChangedAt'),
    closedAt: stage.status === 'closed' ? whenFirst(issue, 'resolvedAt') : undefined,
    ...evidenceOf(found),
    tags: unlessEmpty(projectsOf(isRecord(record.issue) ? record : issue)),
  };
  return accepted(draft, customerOf(record));
}
