import type { Module } from '../../domain/incident.ts';
import { isRecord } from '../reading/field.ts';
import { indicate, nothingFound } from '../reading/found.ts';
import { limits } from '../reading/limit.ts';
import { linkFirst } from '../reading/link.ts';
import { line, spoken } from '../reading/prose.ts';
import { dig, digFirst, say } from '../reading/sensor.ts';
import { accepted, refused } from '../reading/verdict.ts';
import { every, whenAt } from '../reading/walk.ts';
import { ended, graded, resolutionWords, stageWords } from '../reading/words.ts';
import { detailParts } from './details.ts';
import { owned, suspect } from './evidence.ts';
import { evidenceParts, stageParts } from './report.ts';
import { told, withoutSecrets } from './secret.ts';
import { riskWords } from './severity.ts';
import { OTHER_RISK, riskTopic } from './topic.ts';
import type { Fields, Vendor } from './vendor.ts';

/* Cyberint (Check Point External Risk Management, Argos): alerts of /alert/api/v1/alerts. */

const STATUSES = stageWords([
  [{ status: 'open' }, ['open']],
  [{ status: 'in_progress' }, ['acknowledged']],
  [{ status: 'closed' }, ['closed']],
]);
const REASONS = resolutionWords({
  true_positive: ['resolved', 'no longer a threat', 'asm no longer detected'],
  benign: [
    'asset belongs to my organization',
    'irrelevant',
    'irrelevant alert subtype',
    'asset should not be monitored',
  ],
  false_positive: ['false positive'],
});

/** What an alert's data holds of threats, and of the customer's own. */
const THREATS = ['url', 'a_record', 'domain', 'phishing_url', 'link', 'cve'];
const OWN = [
  'subdomain',
  'designated_url',
  'username',
  'hostname',
  'asset',
  'interface',
  'computer_name',
  'email',
  'ip_address',
];
const SECRETS = ['password', 'credentials.password', 'card_number', 'cvv'];

function evidence(alert: Fields) {
  const found = nothingFound();
  owned(found, ...every(alert, 'targeted_brands'), ...every(alert, 'related_assets.name'));
  for (const key of OWN) owned(found, dig(alert.alert_data, key));
  for (const key of THREATS) suspect(found, dig(alert.alert_data, key));
  for (const ioc of every(alert, 'iocs'))
    indicate(found, say(dig(ioc, 'type'), 40) ?? 'other', dig(ioc, 'value'));
  indicate(found, 'actor', alert.threat_actor);
  return evidenceParts(found, [
    every(alert, 'tags').slice(0, 20),
    alert.category,
    alert.type,
    every(alert, 'impacts').slice(0, 10),
  ]);
}

const ASSETS = ['asset', 'subdomain', 'ip_address', 'interface', 'designated_url', 'hostname', 'domain'];

function details(alert: Fields, module: Module) {
  const brand = every(alert, 'targeted_brands')[0];
  const type = say(alert.type, limits.category);
  const source = say(alert.source_category, limits.category);
  return detailParts(module, {
    keyword: brand ?? digFirst(alert.alert_data, 'email', 'username', 'designated_url'),
    publisher: source && spoken(source),
    brand_domain: brand,
    threat_type: type && spoken(type),
    asset: every(alert, 'related_assets.name')[0] ?? digFirst(alert.alert_data, ...ASSETS),
    finding_type: type && spoken(type),
  });
}

const impactOf = (alert: Fields): string | undefined =>
  every(alert, 'impacts').length === 0
    ? undefined
    : every(alert, 'impacts')
        .slice(0, 20)
        .map((word) => spoken(say(word, 60) ?? ''))
        .join(', ');

/** One alert alone is answered as `{"alert": {…}}`. */
const alertOf = (record: Fields): Fields => (isRecord(record.alert) ? record.alert : record);

const MARKS = ['environment', 'alert_data', 'source_category', 'publish_date', 'impacts'];

export const cyberint: Vendor = {
  recognise: (record) => {
    const alert = alertOf(record);
    return typeof alert.ref_id === 'string' && MARKS.some((key) => key in alert)
      ? 'has ref_id and environment of a Cyberint alert'
      : null;
  },
  read: (record) => {
    const alert = alertOf(record);
    const id = say(alert.ref_id, 100);
    const title = line(alert.title, limits.title) ?? line(alert.type, 100);
    if (id === undefined)
      return refused('ref_id', 'is blank, so nothing tells this alert from others; send it');
    if (title === undefined) return refused('title', 'is missing; send the alert whole');
    const secrets = SECRETS.map((key) => dig(alert.alert_data, key));
    const kind = riskTopic(alert.type, alert.category, title) ?? OTHER_RISK;
    const updatedAt = whenAt(alert, 'modification_date', 'update_date');
    const stage = stageParts(alert.status, whenAt(alert, 'closure_date') ?? updatedAt, STATUSES);
    const draft = {
      externalId: id,
      source: 'cyberint',
      title: withoutSecrets(alert.title ? title : spoken(title)),
      ...graded(riskWords, alert.severity),
      ...stage,
      ...ended(stage, REASONS(alert.closure_reason)),
      ...kind,
      ...details(alert, kind.module),
      description: told(limits.description, secrets, alert.description),
      recommendation: told(limits.recommendation, secrets, alert.recommendation),
      impact: impactOf(alert),
      url: linkFirst(alert.alert_url, alert.portal_url),
      assignee: say(
        digFirst(alert, 'assignee.email', 'acknowledged_by.email', 'acknowledged_by.name'),
        limits.assignee,
      ),
      detectedAt: whenAt(alert, 'created_date', 'publish_date'),
      occurredAt: whenAt(alert, 'publish_date'),
      updatedAt,
      ...evidence(alert),
    };
    return accepted(draft, say(alert.environment, limits.tenant));
  },
};
