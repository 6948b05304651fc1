import { listLimits } from '../domain/incident.ts';
import { digest } from './reading/digest.ts';
import { listUnder } from './reading/envelope.ts';
import { unlessEmpty } from './reading/evidence.ts';
import { isRecord } from './reading/field.ts';
import { evidenceOf, nothingFound, techniques } from './reading/found.ts';
import { limits } from './reading/limit.ts';
import { linkFirst } from './reading/link.ts';
import { digFirst, say, sayAll } from './reading/sensor.ts';
import { type Fields, type Shape, shaped } from './reading/shapes.ts';
import { accepted, type Draft, type Format, refused, type Verdict } from './reading/verdict.ts';
import { every, whenAt } from './reading/walk.ts';
import { clip } from './reading/wellformed.ts';
import { ended, graded, staged } from './reading/words.ts';
import { alertThings, entityOf, observedThings } from './vision-one/evidence.ts';
import { visionKind } from './vision-one/kind.ts';
import { visionResult, visionSeverity, visionStage } from './vision-one/words.ts';

const tenantOf = (record: Fields) =>
  say(
    digFirst(record, 'companyId', 'customerId', 'businessId', 'tenantId', 'detail.customerId'),
    limits.tenant,
  );

const FILTERS = 'matchedRules.matchedFilters';

function readAlert(outer: Fields): Verdict {
  const id = say(digFirst(outer, 'id', 'workbenchId'), limits.externalId);
  // Version 2 of the API puts what it tells beside the alert's state into `detail`.
  const record = isRecord(outer.detail) ? { ...outer, ...outer.detail } : outer;
  if (id === undefined) return refused('id', 'is missing; send workbench alerts as the API gives them');
  const name =
    say(digFirst(record, 'model', 'workbenchName', 'name', 'description'), limits.title) ??
    'Vision One workbench alert';
  const word = digFirst(record, 'investigationStatus', 'status');
  const stage = staged(visionStage, digFirst(record, 'status', 'investigationStatus'));
  const found = nothingFound();
  alertThings(found, record);
  techniques(found, every(record, `${FILTERS}.mitreTechniqueIds`));
  techniques(found, every(record, `${FILTERS}.mitreTechniques`));
  techniques(found, every(record, 'matchedRules.matchedTechniques.id'));
  const draft: Draft = {
    externalId: id,
    source: 'vision-one',
    title: name,
    ...graded(visionSeverity, record.severity),
    ...ended(stage, visionResult(record.investigationResult) ?? visionResult(word)),
    ...visionKind(
      name,
      every(record, 'impactScope.entities.entityType')[0] ?? every(record, 'impactScope.entityType')[0],
      every(record, `${FILTERS}.mitreTacticIds`),
    ),
    detectedAt: whenAt(record, 'createdDateTime', 'createdTime', 'workbenchCreatedTime'),
    occurredAt: whenAt(every(record, FILTERS)[0], 'matchedDateTime', 'timestamp'),
    updatedAt: whenAt(record, 'updatedDateTime', 'updatedTime'),
    description: say(record.description, limits.description),
    assignee: say(digFirst(record, 'ownerName') ?? every(record, 'ownerIds')[0], limits.assignee),
    url: linkFirst(record.workbenchLink, record.alertLink, record.url),
    ...evidenceOf(found),
    tags: unlessEmpty(sayAll(every(record, 'matchedRules.name'), limits.tag).slice(0, listLimits.tags)),
  };
  return accepted(draft, tenantOf(record));
}

/** `/v3.0/workbench/alerts`, and the older `/v2.0/siem/events` and `/v2.0/workbench`. */
const workbenchAlert: Shape = {
  why: 'has the id or the link of a workbench alert',
  fits: (record) =>
    (typeof record.id === 'string' && record.id.startsWith('WB-')) ||
    typeof record.workbenchId === 'string' ||
    (typeof record.workbenchLink === 'string' && record.model !== undefined),
  read: readAlert,
};

/** From worst to mildest: an observation is as bad as the worst of the filters it matched. */
const LEVELS = ['critical', 'high', 'medium', 'low', 'info', 'undefined'];

function worst(record: Fields): string | undefined {
  const said = new Set([
    ...every(record, 'filters.riskLevel'),
    ...every(record, 'filters.level'),
    record.riskLevel,
  ]);
  return (
    LEVELS.find((level) => said.has(level)) ??
    say(
      [...said].find((level) => typeof level === 'string'),
      limits.said,
    )
  );
}

/** Observations have an id each, and no life of their own: the same filters on the same entity are one matter. */
function readObserved(record: Fields): Verdict {
  const entity = entityOf(record) ?? '';
  const filters = sayAll(every(record, 'filters.id'), 128);
  const names = sayAll(every(record, 'filters.name'), limits.title);
  const id = say(digFirst(record, 'uuid', 'detail.uuid'), 256);
  const at = say(digFirst(record, 'detectedDateTime', 'detectionTime'), 64) ?? '';
  const name = names[0] ?? 'Observed attack technique';
  const found = nothingFound();
  observedThings(found, record);
  techniques(found, every(record, 'filters.mitreTechniqueIds'));
  techniques(found, every(record, 'filters.techniques'));
  const draft: Draft = {
    externalId: id ?? digest([at, entity, ...filters]),
    fingerprint: digest([entity, ...(filters.length > 0 ? filters : names).toSorted()]),
    source: 'vision-one',
    title: entity === '' ? name : clip(`${name} on ${entity}`, limits.title),
    ...graded(visionSeverity, worst(record)),
    ...visionKind(name, record.entityType, every(record, 'filters.mitreTacticIds')),
    detectedAt: whenAt(
      record,
      'detectedDateTime',
      'detectionTime',
      'ingestedDateTime',
      'detail.eventTimeDT',
      'detail.eventTime',
    ),
    description: say(every(record, 'filters.description')[0], limits.description),
    ...evidenceOf(found),
  };
  return accepted(draft, tenantOf(record));
}

/** `/v3.0/oat/detections`. */
const observedTechnique: Shape = {
  why: 'has filters with risk levels, of an observed attack technique',
  fits: (record) =>
    Array.isArray(record.filters) &&
    (record.detectedDateTime !== undefined ||
      record.detectionTime !== undefined ||
      record.entityType !== undefined ||
      record.detail !== undefined) &&
    (every(record, 'filters.riskLevel').length > 0 ||
      every(record, 'filters.level').length > 0 ||
      every(record, 'filters.mitreTechniqueIds').length > 0),
  read: readObserved,
};

const { read, recognise, isOne } = shaped(
  'Trend Vision One',
  [workbenchAlert, observedTechnique],
  'send workbench alerts or observed attack techniques as the API gives them',
);

/** Trend Vision One: workbench alerts and observed attack techniques. */
export const visionOne: Format = {
  read,
  recognise,
  open: listUnder(['items', 'workbenchRecords', 'detections', 'data'], isOne),
};
