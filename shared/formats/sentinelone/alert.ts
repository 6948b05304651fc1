import { isRecord } from '../reading/field.ts';
import { evidenceOf, indicate, nothingFound, techniques } from '../reading/found.ts';
import { limits } from '../reading/limit.ts';
import { digFirst, say } from '../reading/sensor.ts';
import type { Fields, Shape } from '../reading/shapes.ts';
import { accepted, type Draft, refused, type Verdict } from '../reading/verdict.ts';
import { whenAt } from '../reading/walk.ts';
import { clip } from '../reading/wellformed.ts';
import { ended, graded, staged } from '../reading/words.ts';
import { sentineloneEntities } from './evidence.ts';
import { sentineloneKind } from './kind.ts';
import { tenantOf } from './threat.ts';
import { sentineloneSeverity, sentineloneStage, sentineloneVerdict } from './words.ts';

/** A rule's name and where it fired. */
export function ruleTitle(rule: unknown, host: unknown): string {
  const what = say(rule, limits.title) ?? 'Custom detection rule';
  const where = say(host, limits.asset);
  return where === undefined ? what : clip(`${what} on ${where}`, limits.title);
}

/** Threat intelligence rules say which indicator matched, and of what kind. */
const TI_TYPES: Readonly<Record<string, string>> = {
  DNS: 'domain',
  IPV4: 'ip',
  IPV6: 'ip',
  URL: 'url',
  MD5: 'md5',
  SHA1: 'sha1',
  SHA256: 'sha256',
};

export function indicatorOf(type: unknown): string {
  const name = typeof type === 'string' ? type.toUpperCase() : '';
  return Object.hasOwn(TI_TYPES, name) ? TI_TYPES[name]! : 'other';
}

function evidence(record: Fields, alert: Fields, rule: Fields, host: unknown) {
  const found = nothingFound();
  sentineloneEntities(found, [
    alert,
    record.sourceProcessInfo,
    record.targetProcessInfo,
    { computerName: host },
  ]);
  const type = indicatorOf(alert.tiIndicatorType);
  if (type !== 'other') indicate(found, type, alert.tiIndicatorValue);
  techniques(found, [rule.name, rule.description]);
  return evidenceOf(found);
}

function read(record: Fields): Verdict {
  const alert = record.alertInfo as Fields;
  const rule = isRecord(record.ruleInfo) ? record.ruleInfo : {};
  const id = say(digFirst(alert, 'alertId') ?? record.id, limits.externalId);
  if (id === undefined)
    return refused('alertInfo.alertId', 'is missing; send cloud detection alerts as the API gives them');
  const host = digFirst(
    record,
    'agentDetectionInfo.name',
    'agentRealtimeInfo.name',
    'agentDetectionInfo.agentComputerName',
  );
  const draft: Draft = {
    externalId: id,
    source: 'sentinelone',
    title: ruleTitle(rule.name, host),
    ...graded(sentineloneSeverity, rule.severity),
    ...ended(staged(sentineloneStage, alert.incidentStatus), sentineloneVerdict(alert.analystVerdict)),
    ...sentineloneKind(undefined, alert.indicatorCategory),
    detectedAt: whenAt(alert, 'createdAt', 'reportedAt'),
    occurredAt: whenAt(alert, 'reportedAt'),
    updatedAt: whenAt(alert, 'updatedAt'),
    description: say(rule.description, limits.description),
    ...evidence(record, alert, rule, host),
  };
  return accepted(draft, tenantOf(record.agentDetectionInfo, record.agentRealtimeInfo));
}

/** `/web/api/v2.1/cloud-detection/alerts`: STAR and other custom rules. */
export const starAlert: Shape = {
  why: 'has alertInfo and ruleInfo',
  fits: ({ alertInfo, ruleInfo, sourceProcessInfo }) =>
    isRecord(alertInfo) && (isRecord(ruleInfo) || isRecord(sourceProcessInfo)),
  read,
};
