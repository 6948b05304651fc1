import { person } from '../reading/account.ts';
import { isRecord } from '../reading/field.ts';
import { affect, evidenceOf, indicate, nothingFound, techniques } from '../reading/found.ts';
import { limits } from '../reading/limit.ts';
import { linkFirst } from '../reading/link.ts';
import { dig, digFirst, say } from '../reading/sensor.ts';
import type { Fields, Shape } from '../reading/shapes.ts';
import { accepted, type Draft, refused, type Verdict } from '../reading/verdict.ts';
import { every, numberAt, whenAt } from '../reading/walk.ts';
import { ended, graded, gradedOn, staged } from '../reading/words.ts';
import { sentineloneEntities } from './evidence.ts';
import { sentineloneKind } from './kind.ts';
import { findingSeverity, sentineloneSeverity, sentineloneStage, sentineloneVerdict } from './words.ts';

/** The severity itself, else that of the finding inside, else the engine's confidence. */
function grade(record: Fields) {
  const finding = numberAt(record, 'rawData.severity_id');
  if (sentineloneSeverity(record.severity) !== undefined || !finding) {
    return graded(sentineloneSeverity, record.severity, record.confidenceLevel);
  }
  return gradedOn(sentineloneSeverity, findingSeverity, undefined, finding);
}

function evidence(record: Fields) {
  const found = nothingFound();
  sentineloneEntities(found, [record, record.process]);
  for (const name of every(record, 'asset.name')) affect(found, name);
  for (const name of every(record, 'assets.name')) affect(found, name);
  for (const name of every(record, 'rawData.resources.name')) affect(found, name);
  for (const name of every(record, 'rawData.evidences.actor.user.name')) person(found, name);
  for (const ip of every(record, 'rawData.evidences.src_endpoint.ip')) indicate(found, 'ip', ip);
  for (const ip of every(record, 'rawData.evidences.dst_endpoint.ip')) indicate(found, 'ip', ip);
  techniques(found, every(record, 'rawData.finding_info.attacks.technique.uid'));
  techniques(found, every(record, 'attacks.technique.uid'));
  techniques(found, every(record, 'mitreTechniques.id'));
  return evidenceOf(found);
}

const TENANTS = [
  'realTime.scope.site.id',
  'scope.site.id',
  'siteId',
  'asset.siteId',
  'realTime.scope.account.id',
  'scope.account.id',
  'accountId',
  'realTime.scope.site.name',
  'realTime.scope.account.name',
];

function tenantOf(record: Fields): string | undefined {
  const inside = [
    ...every(record, 'rawData.resources.s1_metadata.site_id'),
    ...every(record, 'rawData.resources.s1_metadata.account_id'),
    ...every(record, 'assets.siteId'),
  ];
  return say(digFirst(record, ...TENANTS) ?? inside[0], limits.tenant);
}

function read(record: Fields): Verdict {
  const id = say(record.id ?? record.externalId, limits.externalId);
  if (id === undefined) return refused('id', 'is missing; ask for it in the GraphQL query');
  const surface = every(record, 'attackSurfaces')[0];
  const category = digFirst(record, 'analytics.category', 'rawData.finding_info.analytic.category');
  const draft: Draft = {
    externalId: id,
    source: 'sentinelone',
    title: say(digFirst(record, 'name', 'rawData.finding_info.title'), limits.title) ?? 'SentinelOne alert',
    ...grade(record),
    ...ended(staged(sentineloneStage, record.status), sentineloneVerdict(record.analystVerdict)),
    ...sentineloneKind(
      surface,
      record.classification,
      every(record, 'rawData.finding_info.attacks.tactics.name')[0],
      category,
    ),
    detectedAt: whenAt(record, 'detectedAt', 'createdAt', 'rawData.time'),
    occurredAt: whenAt(record, 'firstSeenAt'),
    updatedAt: whenAt(record, 'updatedAt'),
    description: say(digFirst(record, 'description', 'rawData.finding_info.desc'), limits.description),
    assignee: say(digFirst(record, 'assignee.email', 'assignee.fullName', 'assignee.name'), limits.assignee),
    url: linkFirst(record.url, dig(record, 'externalUrl')),
    ...evidence(record),
  };
  return accepted(draft, tenantOf(record));
}

const SIGNS = ['attackSurfaces', 'analystVerdict', 'storylineId', 'confidenceLevel'];

/** Unified alerts of the GraphQL API (`/web/api/v2.1/unifiedalerts/graphql`), and of Singularity Identity. */
export const unifiedAlert: Shape = {
  why: 'has detectedAt beside detectionSource or other fields of unified alerts',
  fits: (record) =>
    record.detectedAt !== undefined &&
    typeof record.name === 'string' &&
    (isRecord(record.detectionSource) || SIGNS.filter((sign) => record[sign] !== undefined).length >= 2),
  read,
};
