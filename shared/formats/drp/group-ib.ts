import { isRecord } from '../reading/field.ts';
import { affect, indicate, nothingFound } from '../reading/found.ts';
import { limits } from '../reading/limit.ts';
import { linkFirst } from '../reading/link.ts';
import { line, spoken } from '../reading/prose.ts';
import { dig, digFirst, say } from '../reading/sensor.ts';
import { accepted, refused } from '../reading/verdict.ts';
import { every, numberAt, whenAt } from '../reading/walk.ts';
import { bands, gradedOn, stageWords } from '../reading/words.ts';
import { detailParts } from './details.ts';
import { suspect } from './evidence.ts';
import { about, evidenceParts, stageParts } from './report.ts';
import { told, withoutSecrets } from './secret.ts';
import { riskWords } from './severity.ts';
import { TAKEDOWN } from './stage.ts';
import type { TakedownState } from './takedown.ts';
import { riskTopic } from './topic.ts';
import type { Fields, Vendor } from './vendor.ts';

/* Group-IB Digital Risk Protection: violations, flat as its connectors give them or under `violation` as the API does. */

const STATUSES = stageWords([
  [{ status: 'open' }, ['detected', 'active', 'new', 'available']],
  [{ status: 'in_progress' }, ['under review', 'monitoring']],
  [TAKEDOWN, ['in response', 'inresponse', 'response']],
  [{ status: 'closed', resolution: 'true_positive' }, ['solved', 'blocked', 'eliminated', 'taken down']],
  [{ status: 'closed' }, ['closed', 'not available', 'rejected']],
]);

/** The customer decides whether a takedown goes ahead: 1 not required, 2 rejected, 3 under review, 4 approved. */
const APPROVALS = new Map([
  ['1', 'approval not required'],
  ['2', 'takedown rejected'],
  ['3', 'approval under review'],
  ['4', 'takedown approved'],
]);

/** A violation that is solved has been taken down; until then its approval says whether it may be. */
function takedown(one: Fields): TakedownState | undefined {
  const stage = STATUSES(one.status);
  if (stage?.resolution === 'true_positive') return 'completed';
  const approval = text(one.approveState, 4);
  if (approval === '2') return 'rejected';
  if (stage === TAKEDOWN || approval === '4') return 'in_progress';
  return approval === '3' ? 'requested' : undefined;
}

/** How dangerous the vendor thinks a violation is, 0 to 100. */
const byRisk = bands([
  [90, 'critical'],
  [70, 'high'],
  [40, 'medium'],
  [0, 'low'],
]);

const violationOf = (record: Fields): Fields =>
  isRecord(record.violation)
    ? { ...record, ...record.violation, id: record.id ?? record.violation.id }
    : record;

const MARKS = ['violationType', 'violationSubtype', 'approveState'];

const text = (value: unknown, limit: number): string | undefined =>
  say(isRecord(value) ? digFirst(value, 'name', 'title', 'id') : value, limit);

export const groupIb: Vendor = {
  recognise: (record) => {
    const one = violationOf(record);
    const isViolation =
      MARKS.some((mark) => one[mark] !== undefined) && (one.uri ?? one.link ?? one.brand) !== undefined;
    return isViolation ? 'has violationType and uri of a Group-IB violation' : null;
  },
  read: (record) => {
    const one = violationOf(record);
    const id = say(digFirst(one, 'id', 'uid'), 200);
    if (id === undefined)
      return refused('id', 'is missing, so nothing tells this violation from others; send it');
    const [type, subtype, brand] = [
      text(one.violationType, 100),
      text(one.violationSubtype, 100),
      text(one.brand, 200),
    ];
    const kind = riskTopic(subtype, type, one.title) ?? { module: 'brand', category: 'brand_abuse' };
    const named = line(one.title, limits.title);
    const solvedAt = whenAt(one, 'firstSolved', 'dates.closedDate');
    const updatedAt = whenAt(one, 'dates.updatedDate', 'updatedAt');
    const found = nothingFound();
    affect(found, brand);
    suspect(found, one.uri, one.domain);
    for (const ip of every(one, 'ip')) indicate(found, 'ip', ip);
    const score = numberAt(one, 'score_risk', 'scores.risk', 'riskScore');
    const draft = {
      externalId: id,
      source: 'group-ib-drp',
      title: withoutSecrets(
        named ?? about(spoken(subtype ?? type ?? 'Violation'), text(one.uri, 300) ?? brand),
      ),
      ...gradedOn(riskWords, byRisk, one.severity, score),
      ...stageParts(one.status, solvedAt ?? updatedAt, STATUSES),
      ...kind,
      ...detailParts(kind.module, {
        keyword: brand,
        publisher: dig(one, 'source.name'),
        brand_domain: brand,
        threat_type: subtype ?? type,
        takedown_state: takedown(one),
        asset: digFirst(one, 'domain', 'uri'),
        finding_type: subtype ?? type,
      }),
      description: told(
        limits.description,
        [],
        one.description,
        APPROVALS.get(text(one.approveState, 4) ?? ''),
      ),
      url: linkFirst(one.link),
      detectedAt: whenAt(one, 'firstDetected', 'dates.createdDate', 'detectedAt', 'dates.foundDate'),
      occurredAt: whenAt(one, 'firstActive'),
      updatedAt,
      ...evidenceParts(found, [type, subtype, every(one, 'tags').slice(0, 20), dig(one, 'source.name')]),
    };
    return accepted(draft, text(one.company, limits.tenant) ?? brand);
  },
};
