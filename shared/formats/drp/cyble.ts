import type { Module } from '../../domain/incident.ts';
import { isRecord } from '../reading/field.ts';
import { affect, nothingFound } from '../reading/found.ts';
import type { Kind } from '../reading/kind.ts';
import { kinds } from '../reading/kind.ts';
import { limits } from '../reading/limit.ts';
import { linkFirst } from '../reading/link.ts';
import { line, spoken } from '../reading/prose.ts';
import { digFirst, say } from '../reading/sensor.ts';
import { accepted, refused } from '../reading/verdict.ts';
import { every, whenAt } from '../reading/walk.ts';
import { graded, stageWords } from '../reading/words.ts';
import { detailParts } from './details.ts';
import { owned, suspect } from './evidence.ts';
import { about, evidenceParts, stageParts } from './report.ts';
import { told, withoutSecrets } from './secret.ts';
import { riskWords } from './severity.ts';
import { OTHER_RISK, riskTopic } from './topic.ts';
import type { Fields, Vendor } from './vendor.ts';

/* Cyble Vision: alerts of /engine/api/v4/alerts. `service` is the module that found them. */

const STATUSES = stageWords([
  [{ status: 'open' }, ['UNREVIEWED', 'REOPENED']],
  [{ status: 'in_progress' }, ['VIEWED', 'UNDER_REVIEW', 'CONFIRMED_INCIDENT', 'REMEDIATION_IN_PROGRESS']],
  [{ status: 'closed' }, ['RESOLVED', 'REMEDIATION_NOT_REQUIRED']],
  [{ status: 'closed', resolution: 'benign' }, ['INFORMATIONAL']],
  [{ status: 'closed', resolution: 'false_positive' }, ['FALSE_POSITIVE']],
]);

const SERVICES = kinds([
  ['ssl_expiry', 'attack_surface', 'certificate'],
  ['assets', 'attack_surface', 'exposed_service'],
  ['botnet', 'dark_web', 'credential_leak'],
  ['cloud_storage', 'attack_surface', 'misconfiguration'],
  ['bit_bucket', 'dark_web', 'data_leak'],
  ['docker', 'dark_web', 'data_leak'],
  ['github', 'dark_web', 'data_leak'],
  ['postman', 'dark_web', 'data_leak'],
  ['compromised_cards', 'dark_web', 'card_leak'],
  ['compromised_endpoints_cookies', 'dark_web', 'credential_leak'],
  ['stealer_logs', 'dark_web', 'credential_leak'],
  ['compromised_files', 'dark_web', 'data_leak'],
  ['news_feed', 'dark_web', 'breach_mention'],
  ['cyber_crime_forums', 'dark_web', 'breach_mention'],
  ['cyble_research_labs', 'dark_web', 'threat_report'],
  ['advisory', 'dark_web', 'threat_report'],
  ['flash_report', 'dark_web', 'threat_report'],
  ['darkweb_marketplaces', 'dark_web', 'access_sale'],
  ['darkweb_data_breaches', 'dark_web', 'breach_mention'],
  ['defacement_content', 'attack_surface', 'defacement'],
  ['defacement_keyword', 'attack_surface', 'defacement'],
  ['defacement_url', 'attack_surface', 'defacement'],
  ['discord', 'dark_web', 'breach_mention'],
  ['domain_expiry', 'attack_surface', 'misconfiguration'],
  ['domain_watchlist', 'brand', 'typosquat'],
  ['hacktivism', 'dark_web', 'breach_mention'],
  ['i2p', 'dark_web', 'breach_mention'],
  ['iocs', 'dark_web', 'threat_report'],
  ['ip_risk_score', 'attack_surface', 'exposed_service'],
  ['vulnerability', 'attack_surface', 'known_cve'],
  ['mobile_apps', 'brand', 'fake_app'],
  ['new_vulnerability', 'attack_surface', 'known_cve'],
  ['new_port', 'attack_surface', 'exposed_service'],
  ['osint', 'dark_web', 'breach_mention'],
  ['ot_ics', 'attack_surface', 'exposed_service'],
  ['pastebin', 'dark_web', 'breach_mention'],
  ['phishing', 'brand', 'phishing_site'],
  ['product_vulnerability', 'attack_surface', 'known_cve'],
  ['ransomware_updates', 'dark_web', 'ransomware_listing'],
  ['darkweb_ransomware', 'dark_web', 'ransomware_listing'],
  ['social_media_monitoring', 'brand', 'fake_profile'],
  ['subdomains', 'attack_surface', 'exposed_service'],
  ['suspicious_domains', 'brand', 'typosquat'],
  ['telegram_mentions', 'dark_web', 'breach_mention'],
  ['tor_links', 'dark_web', 'breach_mention'],
  ['web_applications', 'attack_surface', 'exposed_service'],
  ['physical_threats', 'brand', 'physical_threat'],
  ['malicious_ads', 'brand', 'brand_abuse'],
  ['leaked_credentials', 'dark_web', 'credential_leak'],
]);

const serviceOf = (record: Fields): string =>
  say(digFirst(record, 'service.name', 'service', 'service_name'), 60)?.toLowerCase() ?? '';
const kindOf = (service: string): Kind => SERVICES.get(service) ?? riskTopic(service) ?? OTHER_RISK;

const keywordOf = (record: Fields): string | undefined =>
  line(
    digFirst(
      record,
      'keyword.name',
      'keyword.tag_name',
      'keyword',
      'keyword_name',
      'entity.keyword.tag_name',
      'metadata.entity.keyword.display_name',
      'metadata.entity.keyword.tag_name',
      'entity',
    ),
    200,
  );

/** What was found, which lists of alerts call the message. */
const dataOf = (record: Fields): Fields =>
  isRecord(record.data) ? record.data : isRecord(record.data_message) ? record.data_message : {};

/** Services that are named after the place they look at. */
const PLACES = new Set([
  ...['bit_bucket', 'cyber_crime_forums', 'darkweb_marketplaces', 'discord', 'docker', 'github', 'i2p'],
  ...['pastebin', 'postman', 'telegram_mentions', 'tor_links'],
]);

function details(record: Fields, module: Module, service: string) {
  const keyword = keywordOf(record);
  return detailParts(module, {
    keyword,
    publisher: PLACES.has(service) ? spoken(service) : undefined,
    brand_domain: keyword,
    threat_type: spoken(service),
    asset: digFirst(dataOf(record), 'domain', 'ip', 'url') ?? keyword,
    finding_type: spoken(service),
  });
}

/** What the found thing itself says, without what it leaked. */
const THREATS = ['url', 'domain', 'ip', 'link', 'phishing_url', 'cve', 'cve_id', 'hash'];
const SECRETS = ['password', 'card_number', 'cvv', 'credentials.password'];

function evidence(record: Fields, { module }: Kind) {
  const found = nothingFound();
  affect(found, keywordOf(record));
  const data = dataOf(record);
  for (const key of THREATS) {
    for (const value of every(data, key)) {
      if (module === 'attack_surface' && !key.startsWith('cve')) owned(found, value);
      else suspect(found, value);
    }
  }
  return evidenceParts(found, [
    serviceOf(record),
    every(record, 'tags.name').slice(0, 20),
    every(record, 'tags').slice(0, 20),
  ]);
}

export const cyble: Vendor = {
  recognise: (record) => {
    const isAlert =
      (record.alert_id ?? record.id) !== undefined &&
      (record.severity ?? record.user_severity ?? record.status) !== undefined;
    if (isAlert && SERVICES.has(serviceOf(record))) return `is of Cyble’s service ${serviceOf(record)}`;
    // Cyble adds services, and customers have some of their own.
    const isListed = record.alert_group_id !== undefined && record.data_message !== undefined;
    return isAlert && isListed ? 'has alert_group_id and data_message of a Cyble alert' : null;
  },
  read: (record) => {
    const id = say(digFirst(record, 'alert_id', 'id'), 200);
    if (id === undefined)
      return refused('alert_id', 'is blank, so nothing tells this alert from others; send it');
    const service = serviceOf(record);
    const kind = kindOf(service);
    const secrets = SECRETS.flatMap((key) => every(dataOf(record), key));
    const named = line(digFirst(record, 'name', 'title', 'alert_name', 'data_message'), limits.title);
    const updatedAt = whenAt(record, 'updated_at', 'modified_at');
    const draft = {
      externalId: id,
      source: 'cyble',
      title: told(limits.title, secrets, named) ?? withoutSecrets(about(spoken(service), keywordOf(record))),
      ...graded(riskWords, record.user_severity, record.severity),
      ...stageParts(record.status, updatedAt, STATUSES),
      ...kind,
      ...details(record, kind.module, service),
      description: told(
        limits.description,
        secrets,
        digFirst(record, 'description', 'data_message', 'summary'),
      ),
      url: linkFirst(record.alert_url, record.link),
      assignee: say(digFirst(record, 'assignee.email', 'assignee_email', 'assignee'), limits.assignee),
      detectedAt: whenAt(record, 'created_at', 'timestamp', 'date'),
      occurredAt: whenAt(record, 'first_seen_on', 'event_date'),
      updatedAt,
      ...evidence(record, kind),
    };
    return accepted(
      draft,
      say(digFirst(record, 'company_name', 'company.name', 'company_id', 'tenant'), limits.tenant),
    );
  },
};
