import { isRecord } from '../reading/field.ts';
import { evidenceOf, indicate, nothingFound, techniques } from '../reading/found.ts';
import { limits } from '../reading/limit.ts';
import { linkFirst } from '../reading/link.ts';
import { digFirst, say } from '../reading/sensor.ts';
import { type Fields, type Shape, unnamed } from '../reading/shapes.ts';
import { accepted, type Draft, refused, type Verdict } from '../reading/verdict.ts';
import { every, whenAt } from '../reading/walk.ts';
import { clip } from '../reading/wellformed.ts';
import { ended, graded, staged } from '../reading/words.ts';
import { addresses, fileName, sentineloneEntities, user } from './evidence.ts';
import { sentineloneKind } from './kind.ts';
import { sentineloneSeverity, sentineloneStage, sentineloneVerdict } from './words.ts';

/** `Malware OfficeTimeline.exe on host05`: what engines call a threat is often no more than a file's name. */
export function threatTitle(classification: unknown, name: unknown, host: unknown): string {
  const what = say(classification, limits.category) ?? 'Threat';
  const which = say(name, limits.title);
  const where = say(host, limits.asset);
  return clip(
    [what, which, where && `on ${where}`].filter((part) => part !== undefined).join(' '),
    limits.title,
  );
}

/** Customers are accounts or, where a provider has one account for all, sites. The narrower one is named. */
export const tenantOf = (...parts: readonly unknown[]): string | undefined => {
  for (const key of ['siteId', 'accountId', 'siteName', 'accountName']) {
    for (const part of parts) {
      const found = isRecord(part) ? say(part[key], limits.tenant) : undefined;
      if (found !== undefined) return found;
    }
  }
  return undefined;
};

function evidence(record: Fields, info: Fields, host: unknown) {
  const found = nothingFound();
  sentineloneEntities(found, info);
  indicate(found, 'filename', fileName(info.filePath) ?? '');
  sentineloneEntities(found, { agentComputerName: host });
  const agent = isRecord(record.agentDetectionInfo) ? record.agentDetectionInfo : {};
  addresses(found, agent.agentIpV4);
  user(found, agent.agentLastLoggedInUserName);
  techniques(found, every(record, 'indicators.tactics.techniques.name'));
  return evidenceOf(found);
}

function read(record: Fields): Verdict {
  const info = record.threatInfo as Fields;
  const id = say(record.id ?? info.threatId, limits.externalId);
  if (id === undefined) return refused('id', 'is missing; send threats as the API gives them');
  const host = digFirst(
    record,
    'agentRealtimeInfo.agentComputerName',
    'agentDetectionInfo.agentComputerName',
  );
  const stage = ended(staged(sentineloneStage, info.incidentStatus), sentineloneVerdict(info.analystVerdict));
  const draft: Draft = {
    externalId: id,
    source: 'sentinelone',
    title: threatTitle(info.classification, info.threatName ?? fileName(info.filePath), host),
    ...graded(sentineloneSeverity, info.confidenceLevel),
    ...stage,
    ...sentineloneKind(undefined, info.classification, every(record, 'indicators.category')[0]),
    detectedAt: whenAt(info, 'createdAt', 'identifiedAt'),
    occurredAt: whenAt(info, 'identifiedAt'),
    updatedAt: whenAt(info, 'updatedAt'),
    description: say(every(record, 'indicators.description').join('. '), limits.description),
    impact: say(info.mitigationStatusDescription ?? info.mitigationStatus, limits.impact),
    url: linkFirst(record.threatUrl, info.threatUrl, record.url),
    ...evidence(record, info, host),
  };
  return accepted(draft, tenantOf(record.agentDetectionInfo, record.agentRealtimeInfo));
}

/** `/web/api/v2.1/threats`. */
export const threat: Shape = {
  why: 'has threatInfo',
  fits: ({ threatInfo }) =>
    isRecord(threatInfo) &&
    ('confidenceLevel' in threatInfo || 'incidentStatus' in threatInfo || 'threatName' in threatInfo),
  read,
};

/** Flat threats of API 2.0 say `resolved` and `markedAsBenign` where later ones have words. */
function legacyStage(record: Fields): Partial<Draft> {
  if (record.incidentStatus != null) {
    return ended(staged(sentineloneStage, record.incidentStatus), sentineloneVerdict(record.analystVerdict));
  }
  if (record.resolved !== true) return { status: 'open', sourceStatus: 'unresolved' };
  const resolution = record.markedAsBenign === true ? ('false_positive' as const) : undefined;
  return { status: 'closed', sourceStatus: 'resolved', resolution };
}

function readLegacy(record: Fields): Verdict {
  const id = say(record.id, limits.externalId);
  if (id === undefined) return unnamed('id');
  const found = nothingFound();
  sentineloneEntities(found, record);
  indicate(found, 'filename', fileName(record.filePath) ?? '');
  const draft: Draft = {
    externalId: id,
    source: 'sentinelone',
    title: threatTitle(
      record.classification,
      record.threatName ?? record.fileDisplayName,
      record.agentComputerName,
    ),
    ...graded(sentineloneSeverity, record.confidenceLevel, record.cloudVerdict),
    ...legacyStage(record),
    ...sentineloneKind(undefined, record.classification),
    detectedAt: whenAt(record, 'createdAt', 'createdDate'),
    occurredAt: whenAt(record, 'createdDate'),
    updatedAt: whenAt(record, 'updatedAt'),
    description: say(record.description, limits.description),
    impact: say(record.mitigationStatus, limits.impact),
    ...evidenceOf(found),
  };
  return accepted(draft, tenantOf(record));
}

/** `/web/api/v2.0/threats`. */
export const legacyThreat: Shape = {
  why: 'has threatName and mitigationStatus',
  fits: (record) =>
    (typeof record.id === 'string' || typeof record.id === 'number') &&
    typeof record.agentComputerName === 'string' &&
    record.mitigationStatus !== undefined &&
    (record.threatName !== undefined || record.fileContentHash !== undefined),
  read: readLegacy,
};
