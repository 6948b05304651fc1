import { digest } from '../reading/digest.ts';
import { isRecord } from '../reading/field.ts';
import { evidenceOf, type Found, nothingFound, techniques } from '../reading/found.ts';
import { limits } from '../reading/limit.ts';
import { linkFirst } from '../reading/link.ts';
import { spoken } from '../reading/prose.ts';
import { dig, digFirst, say, sayAll } from '../reading/sensor.ts';
import type { Fields } from '../reading/shapes.ts';
import { accepted, refused, type Verdict } from '../reading/verdict.ts';
import { numberAt } from '../reading/walk.ts';
import { whenFirst } from '../reading/when.ts';
import { ended, gradedOn, staged } from '../reading/words.ts';
import { eachEvent, fields, listed, udm } from './evidence.ts';
import { detectionKind } from './kind.ts';
import { riskSeverity, secopsResolution, secopsSeverity, secopsStage } from './words.ts';

export const SOURCE = 'google-secops';

/** The one rule of a detection: the list around it always has one element. */
export const ruleOf = (record: Fields): Fields => {
  const rule = Array.isArray(record.detection) ? record.detection[0] : record.detection;
  return isRecord(rule) ? rule : {};
};

const labelled = (pairs: unknown, key: string): unknown =>
  listed(pairs).find((pair) => typeof pair.key === 'string' && pair.key.toLowerCase() === key)?.value;

/** Ids are unique the world over; a rule's test run gives none, and then its match identifies it. */
function identity(record: Fields, rule: Fields): string {
  const id = say(record.id, limits.externalId / 2);
  if (id !== undefined) return `detection/${id}`;
  const parts = [rule.ruleId, record.detectionTime, dig(record, 'timeWindow.startTime')].map(
    (part) => say(part, 256) ?? '',
  );
  const matched = listed(rule.detectionFields).map((pair) => `${say(pair.key, 64)}=${say(pair.value, 256)}`);
  return `detection/${digest([...parts, ...matched])}`;
}

/** Leaves room in a title for ` on ` and what it is on. */
const MAX_NAME = limits.title - limits.asset - 4;

/** Rules are named like functions; people read words. */
function title(rule: Fields, found: Found): string {
  const name = say(digFirst(rule, 'ruleName', 'ruleSetDisplayName'), MAX_NAME);
  const words = name === undefined ? 'Detection' : name.includes(' ') ? name : spoken(name);
  const [asset] = found.assets;
  return asset === undefined ? words : `${words} on ${asset}`;
}

/** What an analyst thinks goes before what the rule says; a rule that does not alert reports nothing to act on. */
function severity(record: Fields, rule: Fields) {
  const said =
    digFirst(record, 'feedbackSummary.severityDisplay', 'feedbackSummary.priorityDisplay', 'severity') ??
    rule.severity ??
    labelled(rule.ruleLabels, 'severity') ??
    labelled(rule.outcomes, 'severity');
  const risk =
    numberAt(record, 'feedbackSummary.riskScore') ??
    numberAt(rule, 'riskScore') ??
    numberAt({ value: labelled(rule.outcomes, 'risk_score') }, 'value');
  const graded = gradedOn(secopsSeverity, riskSeverity, said, risk);
  return rule.alertState === 'NOT_ALERTING' ? { ...graded, severity: 'info' as const } : graded;
}

const INSTANCE = /\/instances\/([0-9a-f-]{36})\//i;
const HOST = /^https:\/\/([a-z0-9-]{1,63})\.backstory\.chronicle\.security\//i;

/** A customer's instance: its id in resource names, else the name in front of the console's address. */
export function instanceOf(...said: readonly unknown[]): string | undefined {
  for (const text of said) {
    if (typeof text !== 'string' || text.length > limits.url) continue;
    const found = INSTANCE.exec(text)?.[1] ?? HOST.exec(text)?.[1];
    if (found !== undefined) return found.toLowerCase();
  }
  return undefined;
}

function evidence(record: Fields, rule: Fields, tags: readonly string[]): Found {
  const found = nothingFound();
  fields(found, rule.detectionFields);
  fields(found, rule.outcomes);
  eachEvent(record, (event) => udm(found, event));
  techniques(found, tags);
  return found;
}

/** A detection of a rule, of Google's curated ones too, or the alert that it became. */
export function readDetection(record: Fields): Verdict {
  const rule = ruleOf(record);
  const at = whenFirst(record, 'createdTime', 'detectionTime', 'commitTime', 'timeWindow.endTime');
  if (at === undefined)
    return refused(
      'createdTime',
      'is missing or no time; send the detection whole, as ListDetections gives it',
    );
  const labels = listed(rule.ruleLabels).map((pair) => pair.value);
  const tags = sayAll([...sayAll(record.tags, limits.tag), ...labels], limits.tag);
  const found = evidence(record, rule, tags);
  const stage = ended(
    staged(secopsStage, digFirst(record, 'feedbackSummary.status')),
    secopsResolution(digFirst(record, 'feedbackSummary.verdict')),
  );
  const draft = {
    externalId: identity(record, rule),
    source: SOURCE,
    title: title(rule, found),
    ...severity(record, rule),
    ...stage,
    ...detectionKind(record, tags, rule.ruleName, rule.ruleSetDisplayName),
    description: say(
      digFirst(rule, 'description', 'summary') ?? labelled(rule.ruleLabels, 'description'),
      limits.description,
    ),
    url: linkFirst(rule.urlBackToProduct),
    detectedAt: at,
    occurredAt: whenFirst(record, 'timeWindow.startTime', 'detectionTime'),
    updatedAt: whenFirst(record, 'lastUpdatedTime', 'feedbackSummary.createTime'),
    ...evidenceOf(found),
  };
  return accepted(
    draft,
    say(digFirst(record, 'customerId'), limits.tenant) ?? instanceOf(record.name, rule.urlBackToProduct),
  );
}

/** An alert of another product that Google passes on, with the asset or person it was about beside it. */
export function readPassedOn(record: Fields): Verdict {
  const alert = isRecord(record.alertInfo) ? record.alertInfo : {};
  const at = whenFirst(alert, 'timestamp');
  if (at === undefined)
    return refused(
      'alertInfo.timestamp',
      'is missing or no time; send the alert whole, as ListAlerts gives it',
    );
  const found = nothingFound();
  const name = say(alert.name, MAX_NAME) ?? 'Alert';
  const about = say(
    digFirst(record, 'asset.hostname', 'asset.assetIpAddress', 'user.email', 'user.username'),
    limits.asset,
  );
  if (about !== undefined) found.assets.add(about);
  const product = say(alert.sourceProduct, limits.category) ?? '';
  const draft = {
    externalId: `alert/${digest([name, product, about ?? '', say(alert.timestamp, 64) ?? ''])}`,
    source: SOURCE,
    title: about === undefined ? name : `${name} on ${about}`,
    ...gradedOn(secopsSeverity, riskSeverity, alert.severity, undefined),
    ...detectionKind(undefined, [], name, product),
    url: linkFirst(...sayAll(alert.uri, limits.url)),
    detectedAt: at,
    ...evidenceOf(found),
  };
  return accepted(draft, instanceOf(...sayAll(alert.uri, limits.url)));
}
