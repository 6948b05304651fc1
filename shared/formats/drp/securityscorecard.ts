import { isRecord } from '../reading/field.ts';
import { nothingFound } from '../reading/found.ts';
import type { Kind } from '../reading/kind.ts';
import { limits } from '../reading/limit.ts';
import { spoken } from '../reading/prose.ts';
import { dig, digFirst, say } from '../reading/sensor.ts';
import { accepted, refused } from '../reading/verdict.ts';
import { numberAt, whenAt } from '../reading/walk.ts';
import { bands, gradedOn } from '../reading/words.ts';
import { detailParts } from './details.ts';
import { owned } from './evidence.ts';
import { evidenceParts } from './report.ts';
import { told } from './secret.ts';
import { riskWords } from './severity.ts';
import { riskTopic } from './topic.ts';
import type { Fields, Vendor } from './vendor.ts';

/* SecurityScorecard: what its rules send when a scorecard changes (new issues, a lower score, a reported breach). */

const BREACH: Kind = { module: 'dark_web', category: 'breach_mention' };
const OTHERWISE: Kind = { module: 'attack_surface', category: 'misconfiguration' };

/** Issues that are there now, worst first as the vendor lists them; those that only departed are gone. */
function activeIssues(record: Fields): readonly string[] {
  const issues = dig(record, 'trigger.issues');
  if (!isRecord(issues)) return [];
  const names = Object.keys(issues).slice(0, 200);
  return names.filter((name) => (numberAt(issues, `${name}.active.count`) ?? 0) > 0);
}

const plainName = (issue: string): string => issue.replace(/_v\d+$/, '').replaceAll('_', ' ');

const SHOWN = 3;

function titleOf(record: Fields, domain: string): string {
  const type = say(dig(record, 'trigger.type'), 60) ?? '';
  const issues = activeIssues(record);
  const [before, after] = [numberAt(record, 'previous.score'), numberAt(record, 'current.score')];
  const company = say(dig(record, 'trigger.breach.company_name'), 120);
  if (type === 'breach_reported') return `Breach reported at ${company ?? domain}`;
  if (issues.length > 0) {
    const named = issues.slice(0, SHOWN).map(plainName).join(', ');
    const more = issues.length > SHOWN ? ` and ${issues.length - SHOWN} more` : '';
    return `Issues found on ${domain}: ${named}${more}`;
  }
  if (before !== undefined && after !== undefined && before !== after) {
    return `Score of ${domain} went from ${before} to ${after}`;
  }
  return `${spoken(type || 'scorecard change')}: ${domain}`;
}

/** How far a score fell, where no severity is said. */
const byFall = bands([
  [20, 'high'],
  [5, 'medium'],
  [0, 'low'],
]);

function severity(record: Fields) {
  const fall = (numberAt(record, 'previous.score') ?? 0) - (numberAt(record, 'current.score') ?? 0);
  const isBreach = dig(record, 'trigger.breach') !== undefined;
  return isBreach
    ? { severity: 'high' as const, sourceSeverity: say(dig(record, 'trigger.severity'), limits.said) }
    : gradedOn(riskWords, byFall, dig(record, 'trigger.severity'), fall > 0 ? fall : undefined);
}

function describe(record: Fields): string | undefined {
  const issues = dig(record, 'trigger.issues');
  const counted = activeIssues(record)
    .slice(0, 50)
    .map((name) => `${plainName(name)}: ${numberAt(issues, `${name}.active.count`)}`);
  return told(limits.description, [], dig(record, 'trigger.breach.description'), counted.join('\n'));
}

export const securityScorecard: Vendor = {
  recognise: (record) =>
    record.scorecard_id !== undefined && isRecord(record.trigger)
      ? 'has scorecard_id and trigger of SecurityScorecard'
      : null,
  read: (record) => {
    const run = say(record.execution_id, 100);
    const card = say(record.scorecard_id, 100) ?? '-';
    if (run === undefined)
      return refused('execution_id', 'is missing, so nothing tells this change from others; send it');
    const domain = say(digFirst(record, 'domain', 'trigger.breach.domain'), 200) ?? 'an unnamed scorecard';
    const isBreach = dig(record, 'trigger.breach') !== undefined;
    const found = nothingFound();
    owned(found, record.domain, dig(record, 'trigger.breach.domain'));
    const [first] = activeIssues(record);
    const kind = isBreach ? BREACH : (riskTopic(first) ?? OTHERWISE);
    const draft = {
      externalId: `${run} ${card}`,
      source: 'securityscorecard',
      title: titleOf(record, domain).slice(0, limits.title),
      ...severity(record),
      ...kind,
      ...detailParts(kind.module, {
        keyword: digFirst(record, 'trigger.breach.company_name', 'domain'),
        asset: record.domain,
        finding_type: first && spoken(plainName(first)),
      }),
      description: describe(record),
      url: `https://platform.securityscorecard.io/#/scorecard/${encodeURIComponent(domain)}/issues`,
      detectedAt: whenAt(record, 'created_at'),
      occurredAt: whenAt(record, 'trigger.breach.date_discovered'),
      ...evidenceParts(found, [dig(record, 'trigger.type'), ...activeIssues(record).slice(0, 20)]),
    };
    return accepted(draft, say(digFirst(record, 'trigger.breach.company_name', 'domain'), limits.tenant));
  },
};
