import { isRecord } from '../reading/field.ts';
import { evidenceOf, indicate, nothingFound } from '../reading/found.ts';
import { limits } from '../reading/limit.ts';
import { digFirst, say } from '../reading/sensor.ts';
import type { Fields, Shape } from '../reading/shapes.ts';
import { accepted, type Draft, refused, type Verdict } from '../reading/verdict.ts';
import { whenAt } from '../reading/walk.ts';
import { ended, graded, staged } from '../reading/words.ts';
import { indicatorOf, ruleTitle } from './alert.ts';
import { addresses, fileName, sentineloneEntities, user } from './evidence.ts';
import { sentineloneKind } from './kind.ts';
import { tenantOf, threatTitle } from './threat.ts';
import { sentineloneSeverity, sentineloneStage, sentineloneVerdict } from './words.ts';

/** The log writes keys in lower case for alerts and in camelCase for threats. */
const ALERT_IDS = ['alertid', 'alertId'];

/** Steps in the life of a threat that change what is known of it; kills and quarantines do not. */
const CHANGES = ['newIncidentStatus', 'newAnalystVerdict', 'newConfidenceLevel'];
/** Types that announce a threat: mitigated, not mitigated, suspicious, found by a scan, prevented. */
const ANNOUNCED = new Set([18, 19, 4002, 4003, 4108, 4109]);

function alertOf(record: Fields, data: Fields, id: string): Verdict {
  const found = nothingFound();
  const host = digFirst(data, 'origagentname', 'computerName');
  sentineloneEntities(found, [data, { computerName: host }]);
  addresses(found, data.agentipv4);
  user(found, data.sourceprocessusername);
  const type = indicatorOf(data.tiindicatortype);
  if (type !== 'other') indicate(found, type, data.tiindicatorvalue);
  const draft: Draft = {
    externalId: id,
    source: 'sentinelone',
    title: ruleTitle(digFirst(data, 'rulename', 'ruleName'), host),
    ...graded(sentineloneSeverity, data.severity),
    ...ended(staged(sentineloneStage, data.newIncidentStatus), sentineloneVerdict(data.newAnalystVerdict)),
    ...sentineloneKind(undefined, data.indicatorcategory),
    detectedAt: whenAt(data, 'detectedat') ?? whenAt(record, 'createdAt'),
    occurredAt: whenAt(data, 'eventtime'),
    description: say(digFirst(data, 'ruledescription') ?? record.primaryDescription, limits.description),
    ...evidenceOf(found),
  };
  return accepted(draft, tenantOf(record, data));
}

function threatOf(record: Fields, data: Fields, id: string): Verdict {
  const found = nothingFound();
  sentineloneEntities(found, data);
  indicate(found, 'filename', fileName(data.filePath ?? data.fileDisplayName) ?? '');
  indicate(found, 'hash', data.fileContentHash ?? record.hash);
  const isAnnounced = CHANGES.every((key) => data[key] == null);
  const draft: Draft = {
    externalId: id,
    source: 'sentinelone',
    title: threatTitle(
      digFirst(data, 'threatClassification', 'classification'),
      digFirst(data, 'fileDisplayName', 'threatName') ?? fileName(data.filePath),
      digFirst(data, 'computerName', 'agentComputerName'),
    ),
    ...graded(sentineloneSeverity, data.newConfidenceLevel, data.confidenceLevel),
    ...ended(staged(sentineloneStage, data.newIncidentStatus), sentineloneVerdict(data.newAnalystVerdict)),
    ...sentineloneKind(undefined, digFirst(data, 'threatClassification', 'classification')),
    detectedAt: isAnnounced ? whenAt(record, 'createdAt') : undefined,
    updatedAt: whenAt(record, 'updatedAt', 'createdAt'),
    description: say(record.primaryDescription, limits.description),
    ...evidenceOf(found),
  };
  return accepted(draft, tenantOf(record, data));
}

function read(record: Fields): Verdict {
  const data = isRecord(record.data) ? record.data : {};
  const alert = say(digFirst(data, ...ALERT_IDS), limits.externalId);
  if (alert !== undefined) return alertOf(record, data, alert);
  const type = say(record.activityType, 24) ?? 'without a type';
  const threat = say(record.threatId, limits.externalId);
  if (threat === undefined) {
    return refused(
      'activityType',
      `activity ${type} is an entry of the activity log, not a threat; send threats and alerts`,
    );
  }
  const tells =
    ANNOUNCED.has(Number(type)) ||
    CHANGES.some((key) => data[key] != null) ||
    (typeof data.confidenceLevel === 'string' && data.threatClassification != null);
  return tells
    ? threatOf(record, data, threat)
    : refused(
        'activityType',
        `activity ${type} is a step in handling a threat, not a new one; send threats themselves`,
      );
}

/** `/web/api/v2.1/activities`: only those that announce a threat or alert, or change where one stands. */
export const activity: Shape = {
  why: 'has activityType and primaryDescription',
  fits: (record) =>
    record.activityType !== undefined && (record.primaryDescription !== undefined || isRecord(record.data)),
  read,
};
