import type { Module } from '../../domain/incident.ts';
import { isRecord } from '../reading/field.ts';
import { affect, type Found, indicate, nothingFound } from '../reading/found.ts';
import { limits } from '../reading/limit.ts';
import { linkFirst } from '../reading/link.ts';
import { line, spoken } from '../reading/prose.ts';
import { dig, digFirst, say } from '../reading/sensor.ts';
import { accepted, refused, type Verdict } from '../reading/verdict.ts';
import { every, whenAt } from '../reading/walk.ts';
import { graded, severityWords, stageWords } from '../reading/words.ts';
import { detailParts } from './details.ts';
import { suspect } from './evidence.ts';
import { about, evidenceParts, stageParts } from './report.ts';
import { told, withoutSecrets } from './secret.ts';
import { OTHER_RISK, riskTopic } from './topic.ts';
import type { Fields, Vendor } from './vendor.ts';

/*
 * Recorded Future: alerts (v2 with `entities`, v3 with `hits`) and playbook alerts, whole (`panel_status`, …) or as a
 * search lists them. Answers put one of them under `data`.
 */

const PRIORITIES = severityWords({
  info: ['informational'],
  low: ['low', 'unusual'],
  medium: ['moderate', 'medium', 'suspicious'],
  high: ['high', 'malicious'],
  critical: ['critical', 'very critical', 'very malicious'],
});
const STATUSES = stageWords([
  [{ status: 'open' }, ['new', 'no-action', 'unassigned', 'reopened']],
  [{ status: 'in_progress' }, ['in progress', 'pending', 'assigned', 'actionable', 'tuning']],
  [{ status: 'closed' }, ['resolved', 'dismiss', 'dismissed', 'closed']],
]);

/** References carry their type before them: `idn:example.org`, `ip:192.0.2.1`, `email:a@example.org`. */
const TYPES: Readonly<Record<string, string>> = {
  ...{ idn: 'domain', ip: 'ip', url: 'url', email: 'email', hash: 'hash' },
  ...{ InternetDomainName: 'domain', IpAddress: 'ip', URL: 'url', EmailAddress: 'email', Hash: 'hash' },
  ...{ CyberVulnerability: 'cve', Malware: 'malware', ThreatActor: 'actor' },
};

const bare = (reference: unknown): string | undefined =>
  say(reference, 2_048)?.replace(/^(?:idn|ip|url|email|hash):/, '');

function reference(found: Found, value: unknown): void {
  const parts = typeof value === 'string' ? /^(idn|ip|url|email|hash):(.{1,2000})$/.exec(value) : null;
  if (parts !== null) indicate(found, TYPES[parts[1]!]!, parts[2]);
  else suspect(found, value);
}

function entity(found: Found, value: unknown): void {
  const type = say(dig(value, 'type'), 40) ?? '';
  if (Object.hasOwn(TYPES, type)) indicate(found, TYPES[type]!, dig(value, 'name'));
}

/** Kinds of playbook alerts by which one tells them: the label of the case rule, or the category of a listing. */
const playbookKind = (label: unknown, category: unknown, title: unknown) =>
  riskTopic(label, category, title) ?? OTHER_RISK;

/** Where what was exposed lies. */
const DUMPS = ['panel_evidence_summary.dump.name', 'panel_evidence_summary.repository.name'];

function playbook(record: Fields): Verdict {
  const status = isRecord(record.panel_status) ? record.panel_status : record;
  const id = say(record.playbook_alert_id, 200);
  if (id === undefined)
    return refused('playbook_alert_id', 'is missing, so nothing tells this alert from others; send it');
  const label = line(digFirst(status, 'case_rule_label', 'category'), 120) ?? 'Playbook alert';
  const subject = line(bare(digFirst(status, 'entity_name', 'entity_id')), 300);
  const updatedAt = whenAt(status, 'updated');
  const isIdentity = /identity/i.test(label);
  const found = nothingFound();
  // Whose identity was exposed is the customer's own; of a domain or an address it is the other side's.
  if (isIdentity) affect(found, subject);
  else reference(found, status.entity_id ?? status.entity_name);
  for (const target of every(status, 'targets')) affect(found, bare(dig(target, 'name') ?? target));
  playbookEvidence(found, record);
  const kind = playbookKind(label, record.category, record.title);
  const [first] = every(status, 'targets');
  const target = bare(dig(first, 'name') ?? first);
  const draft = {
    externalId: id,
    source: 'recorded-future',
    title: withoutSecrets(line(record.title, limits.title) ?? about(spoken(label), subject)),
    ...graded(PRIORITIES, status.priority),
    ...stageParts(status.status, updatedAt, STATUSES),
    ...kind,
    ...detailParts(kind.module, {
      keyword: subject,
      publisher: digFirst(record, ...DUMPS),
      brand_domain: target,
      threat_type: spoken(label),
      asset: target ?? subject,
      finding_type: spoken(label),
    }),
    description: playbookText(record),
    url: `https://app.recordedfuture.com/portal/playbook-alerts/${encodeURIComponent(id)}`,
    assignee: say(digFirst(status, 'assignee_name', 'assignee_id'), limits.assignee),
    detectedAt: whenAt(status, 'created'),
    occurredAt: whenAt(record, 'panel_evidence_summary.compromised_host.exfiltration_date'),
    updatedAt,
    ...evidenceParts(found, [label, every(status, 'context_list.context').slice(0, 20)]),
  };
  return accepted(draft, ownerOf(status));
}

const ownerOf = (record: unknown): string | undefined =>
  say(
    digFirst(record, 'owner_organisation_details.enterprise_name', 'organisation_name', 'owner_name') ??
      every(record, 'owner_organisation_details.organisations.organisation_name')[0],
    limits.tenant,
  );

const EVIDENCE = ['resolved_record_list.entity', 'ip_list.entity', 'mx_list.entity'];

function playbookEvidence(found: Found, record: Fields): void {
  for (const panel of ['panel_evidence_summary', 'panel_evidence_dns']) {
    for (const path of EVIDENCE) for (const value of every(record[panel], path)) reference(found, value);
  }
  const summary = record.panel_evidence_summary;
  indicate(found, 'malware', dig(summary, 'malware_family.name'));
  indicate(found, 'ip', dig(summary, 'infrastructure.ip'));
  for (const path of ['compromised_host.computer_name', 'compromised_host.os_username'])
    affect(found, dig(summary, path));
  for (const cve of every(summary, 'summary.lifecycle_stage.cve')) indicate(found, 'cve', cve);
}

/** What is known of an exposed identity: never the secret, nor the vendor's hint at it. */
function playbookText(record: Fields): string | undefined {
  const summary = record.panel_evidence_summary;
  const dump = say(dig(summary, 'dump.name'), 300);
  const malware = say(dig(summary, 'malware_family.name'), 100);
  return told(
    limits.description,
    [
      dig(summary, 'exposed_secret.details.clear_text_value'),
      dig(summary, 'exposed_secret.details.clear_text_hint'),
    ],
    digFirst(summary, 'explanation', 'summary.description', 'repository.name'),
    dump && `Seen in ${dump}.`,
    dig(summary, 'dump.description'),
    malware && `Stolen by ${malware}.`,
  );
}

/** Where it was read, and the rule that found it: what was watched for stands in neither. */
const alertDetails = (record: Fields, module: Module, rule: string | undefined) =>
  detailParts(module, {
    publisher:
      every(record, 'hits.document.source.name')[0] ??
      every(record, 'entities.documents.source.name')[0] ??
      every(record, 'entities.risk.documents.source.name')[0],
    threat_type: rule,
    finding_type: rule,
  });

function alert(record: Fields): Verdict {
  const id = say(record.id, 200);
  const title = line(record.title, limits.title);
  if (id === undefined) return refused('id', 'is missing, so nothing tells this alert from others; send it');
  if (title === undefined) return refused('title', 'is missing; send the alert whole');
  const found = nothingFound();
  for (const path of [
    'entities.entity',
    'hits.entities',
    'hits.primary_entity',
    'enriched_entities.entity',
  ]) {
    for (const value of every(record, path)) entity(found, value);
  }
  const review = digFirst(record, 'review.status_in_portal', 'review.statusInPortal', 'review.status');
  const reviewedAt = whenAt(
    record,
    'review.status_date',
    'review.statusDate',
    'review.noteDate',
    'review.note_date',
  );
  const rule = say(dig(record, 'rule.name'), 200);
  const kind = riskTopic(rule, title) ?? OTHER_RISK;
  const draft = {
    externalId: id,
    source: 'recorded-future',
    title: withoutSecrets(title),
    ...graded(PRIORITIES, record.priority, every(record, 'entities.risk.criticalityLabel')[0]),
    ...stageParts(review, reviewedAt, STATUSES),
    ...kind,
    ...alertDetails(record, kind.module, rule),
    description: told(
      limits.description,
      [],
      digFirst(record, 'ai_insights.text', 'ai_insights.comment', 'aiInsights.text'),
      every(record, 'hits.fragment')[0] ?? every(record, 'entities.documents.references.fragment')[0],
    ),
    url: linkFirst(
      dig(record, 'url.portal'),
      record.url,
      dig(record, 'rule.url.portal'),
      dig(record, 'rule.url'),
    ),
    assignee: say(dig(record, 'review.assignee'), limits.assignee),
    detectedAt: whenAt(record, 'log.triggered', 'triggered'),
    updatedAt: reviewedAt,
    ...evidenceParts(found, [rule, record.type]),
  };
  return accepted(draft, ownerOf(record));
}

const inner = (record: Fields): Fields => (isRecord(record.data) ? record.data : record);

const isPlaybook = (record: Fields): boolean => typeof record.playbook_alert_id === 'string';
const isAlert = (record: Fields): boolean =>
  isRecord(record.rule) &&
  isRecord(record.review) &&
  (record.triggered !== undefined || record.log !== undefined || record.title !== undefined);

export const recordedFuture: Vendor = {
  recognise: (record) => {
    const one = inner(record);
    if (isPlaybook(one)) return 'has playbook_alert_id of Recorded Future';
    return isAlert(one) ? 'has rule and review of a Recorded Future alert' : null;
  },
  read: (record) => {
    const one = inner(record);
    return isPlaybook(one) ? playbook(one) : alert(one);
  },
};
