import { isRecord } from '../reading/field.ts';
import { affect, indicate, nothingFound } from '../reading/found.ts';
import { limits } from '../reading/limit.ts';
import { line, spoken } from '../reading/prose.ts';
import { dig, digFirst, say } from '../reading/sensor.ts';
import { accepted, refused } from '../reading/verdict.ts';
import { every, whenAt } from '../reading/walk.ts';
import { graded, type Stage } from '../reading/words.ts';
import { detailParts } from './details.ts';
import { suspect } from './evidence.ts';
import { about, evidenceParts } from './report.ts';
import { told, withoutSecrets } from './secret.ts';
import { riskWords } from './severity.ts';
import { takedownState } from './takedown.ts';
import { OTHER_RISK, riskTopic } from './topic.ts';
import type { Fields, Vendor } from './vendor.ts';

/* IntSights (Rapid7 Threat Command): alerts of /public/v1/data/alerts/get-complete-alert. */

const REASONS: Readonly<Record<string, Stage['resolution']>> = {
  ProblemSolved: 'true_positive',
  ProblemWeAreAlreadyAwareOf: 'duplicate',
  InformationalOnly: 'benign',
  CompanyOwnedDomain: 'benign',
  LegitimateApplication: 'benign',
  LegitimateProfile: 'benign',
  NotRelatedToMyCompany: 'false_positive',
  FalsePositive: 'false_positive',
};

const REQUESTED = /^(?:requested|sent|in ?progress|pending|open|submitted)$/i;

/** Closed or not is said outright; a takedown under way, or somebody assigned, is work in progress. */
function stageOf(record: Fields, updatedAt: number | undefined) {
  const takedown = say(record.TakedownStatus, limits.said);
  if (dig(record, 'Closed.IsClosed') === true) {
    const reason = say(dig(record, 'Closed.CloseReason'), limits.said);
    const resolution = reason !== undefined && Object.hasOwn(REASONS, reason) ? REASONS[reason] : undefined;
    const closedAt = whenAt(record, 'Closed.Date', 'Closed.CloseDate') ?? updatedAt;
    return {
      status: 'closed' as const,
      ...(resolution && { resolution }),
      sourceStatus: reason ?? 'Closed',
      closedAt,
    };
  }
  const isTaken = takedown !== undefined && REQUESTED.test(takedown);
  const isHeld = every(record, 'Assignees').length > 0;
  return {
    status: isTaken || isHeld ? ('in_progress' as const) : ('open' as const),
    sourceStatus: isTaken ? `Takedown ${takedown}` : 'Open',
  };
}

function evidence(record: Fields) {
  const found = nothingFound();
  for (const asset of every(record, 'Assets.Value')) affect(found, asset);
  suspect(found, dig(record, 'Details.Source.URL'));
  for (const ioc of every(record, 'RelatedIocs')) {
    const value = digFirst(ioc, 'Value', 'value') ?? ioc;
    const type = say(digFirst(ioc, 'Type', 'type'), 40);
    if (type === undefined) suspect(found, value);
    else indicate(found, type, value);
  }
  const source = dig(record, 'Details.Source');
  return evidenceParts(found, [
    ...['Type', 'SubType'].map((key) => dig(record.Details, key)),
    every(record, 'Details.Tags.Name').slice(0, 20),
    dig(source, 'NetworkType'),
    dig(source, 'Type'),
  ]);
}

export const intsights: Vendor = {
  recognise: (record) =>
    isRecord(record.Details) &&
    (record.FoundDate !== undefined || record.TakedownStatus !== undefined || isRecord(record.Closed))
      ? 'has Details and FoundDate of a Threat Command alert'
      : null,
  read: (record) => {
    const id = say(digFirst(record, '_id', 'Id', 'AlertId'), 200);
    if (id === undefined)
      return refused('_id', 'is missing, so nothing tells this alert from others; send it');
    const [type, subtype] = ['Type', 'SubType'].map((key) => line(dig(record.Details, key), 100));
    const named = line(dig(record, 'Details.Title'), limits.title);
    const subject = line(every(record, 'Assets.Value')[0], 200);
    const kind = riskTopic(subtype, type, named) ?? OTHER_RISK;
    const updatedAt = whenAt(record, 'UpdateDate', 'Closed.Date');
    const draft = {
      externalId: id,
      source: 'intsights',
      title: withoutSecrets(named ?? about(spoken(subtype ?? type ?? 'Threat Command alert'), subject)),
      ...graded(riskWords, dig(record, 'Details.Severity')),
      ...stageOf(record, updatedAt),
      ...kind,
      ...detailParts(kind.module, {
        keyword: subject,
        publisher: digFirst(record, 'Details.Source.Type', 'Details.Source.NetworkType'),
        brand_domain: subject,
        threat_type: subtype ?? type,
        takedown_state: takedownState(record.TakedownStatus),
        asset: subject,
        finding_type: subtype ?? type,
      }),
      description: told(limits.description, [], dig(record, 'Details.Description')),
      recommendation: told(limits.recommendation, [], dig(record, 'Details.Recommendation')),
      url: `https://dashboard.ti.insight.rapid7.com/#/threat-command/alerts?search=${encodeURIComponent(id)}`,
      assignee: say(
        digFirst(every(record, 'Assignees')[0], 'Email', 'email') ?? every(record, 'Assignees')[0],
        limits.assignee,
      ),
      detectedAt: whenAt(record, 'FoundDate'),
      occurredAt: whenAt(record, 'Details.Source.Date'),
      updatedAt,
      ...evidence(record),
    };
    return accepted(
      draft,
      say(digFirst(record, 'TenantName', 'SubscriberName', 'AccountId', 'CustomerName'), limits.tenant),
    );
  },
};
