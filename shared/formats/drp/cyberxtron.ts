import type { Module } from '../../domain/incident.ts';
import { affect, indicate, nothingFound } from '../reading/found.ts';
import type { Kind } from '../reading/kind.ts';
import { limits } from '../reading/limit.ts';
import { linkFirst } from '../reading/link.ts';
import { digFirst, say } from '../reading/sensor.ts';
import { accepted, refused } from '../reading/verdict.ts';
import { every, numberAt, whenAt } from '../reading/walk.ts';
import { bands, graded, gradedOn } from '../reading/words.ts';
import { detailParts } from './details.ts';
import { owned, suspect } from './evidence.ts';
import { about, evidenceParts, stageParts, within } from './report.ts';
import { told } from './secret.ts';
import { riskWords } from './severity.ts';
import { takedownIn, takedownState } from './takedown.ts';
import { OTHER_RISK, riskTopic } from './topic.ts';
import type { Fields, Vendor } from './vendor.ts';

/*
 * CyberXTron: incidents of DarkFlash (dark web) and BrandSafe (brand), findings of ShadowSpot (attack surface), from
 * /api/v1/{darkflash/incidents, brandsafe/incidents, shadowspot/findings}. One family, two spellings of its keys.
 */

const KEY = ['ticket_key', 'ticketKey', 'taskKey', 'task_key', 'incident_id', 'finding_id', 'id'];
const WORD = ['status_label', 'status_description', 'status'];
const TYPE = ['category_name', 'taskType_name', 'type', 'category', 'breach_category', 'issue_type'];

/** What the products put before their numbers, and what they call themselves. */
const PRODUCTS: readonly (readonly [RegExp, Kind])[] = [
  [/^df|dark ?flash|dark ?web/i, { module: 'dark_web', category: 'breach_mention' }],
  [/^bs|brand ?safe|brand/i, { module: 'brand', category: 'brand_abuse' }],
  [/^ss|shadow ?spot|attack ?surface/i, { module: 'attack_surface', category: 'exposed_service' }],
];

function productOf(record: Fields): Kind | undefined {
  for (const word of [digFirst(record, 'product', 'module', 'service'), digFirst(record, ...KEY)]) {
    const text = say(word, 60);
    const found = text === undefined ? undefined : PRODUCTS.find(([name]) => name.test(text));
    if (found !== undefined) return found[1];
  }
  return byFields(record);
}

/** Fields that only one of the products has. */
function byFields(record: Fields): Kind | undefined {
  if (['cvss', 'cvss_score', 'epss', 'verification_details'].some((key) => record[key]))
    return PRODUCTS[2]![1];
  if (['brand', 'brand_domain', 'platform'].some((key) => record[key])) return PRODUCTS[1]![1];
  return record.publisher_source || record.retrieved_data ? PRODUCTS[0]![1] : undefined;
}

function kindOf(record: Fields): Kind {
  const topic = riskTopic(...TYPE.map((key) => record[key]), record.title);
  const product = productOf(record);
  return product === undefined ? (topic ?? OTHER_RISK) : within(topic, product.module, product.category);
}

/** CVSS v3 ratings. */
const byScore = bands([
  [9, 'critical'],
  [7, 'high'],
  [4, 'medium'],
  [0, 'low'],
]);

function severity(record: Fields) {
  const word = digFirst(record, 'severity', 'severity_label', 'risk_level');
  if (riskWords(word) !== undefined) return graded(riskWords, word);
  const priority = digFirst(record, 'priority', 'priorty');
  if (riskWords(priority) !== undefined) return graded(riskWords, priority);
  return gradedOn(riskWords, byScore, word, numberAt(record, 'cvss_score', 'cvss'));
}

function evidence(record: Fields, kind: Kind) {
  const found = nothingFound();
  owned(found, record.brand, record.brand_domain, record.keyword, record.domain, record.assets);
  for (const asset of every(record, 'assets.name')) affect(found, asset);
  const isOwn = kind.module === 'attack_surface';
  if (isOwn) owned(found, record.ip_address, record.url, record.hostname);
  else
    suspect(
      found,
      record.url,
      record.ip_address,
      record.phishing_url,
      record.fake_url,
      record.suspicious_domain,
    );
  for (const key of ['cve', 'cve_id', 'cves', 'title']) {
    for (const value of every(record, key)) {
      for (const [id] of (say(value, 500) ?? '').matchAll(/CVE-\d{4}-\d{4,19}/gi)) indicate(found, 'cve', id);
    }
  }
  return evidenceParts(found, [
    ...TYPE.map((key) => record[key]),
    record.platform,
    record.source,
    record.publisher_source,
    record.keyword,
  ]);
}

/** A list, or names in one text, by commas. */
const firstAsset = ({ assets }: Fields): unknown =>
  typeof assets === 'string' ? assets.slice(0, 500).split(',', 1)[0] : every({ assets }, 'assets.name')[0];

const details = (record: Fields, module: Module) =>
  detailParts(module, {
    keyword: digFirst(record, 'keyword', 'domain', 'brand_domain', 'brand'),
    publisher: digFirst(record, 'publisher', 'publisher_source'),
    brand_domain: digFirst(record, 'brand_domain', 'brand'),
    threat_type: digFirst(record, ...TYPE),
    takedown_state:
      takedownState(digFirst(record, 'takedown_status', 'takedown_state')) ??
      takedownIn(digFirst(record, ...WORD)),
    asset: firstAsset(record) ?? digFirst(record, 'domain', 'hostname', 'ip_address', 'url'),
    finding_type: digFirst(record, ...TYPE),
  });

/** Leaked data itself; it is never shown, and its words may stand in the description too. */
const SECRETS = ['password', 'passwords', 'compromised_password', 'card_number', 'cvv'];

export const cyberxtron: Vendor = {
  recognise: (record) => {
    const key = digFirst(record, 'ticket_key', 'ticketKey', 'taskKey', 'task_key');
    const isNamed = /cyber ?x ?tron|dark ?flash|brand ?safe|shadow ?spot/i.test(
      `${say(record.vendor, 60)} ${say(record.product, 60)}`,
    );
    if (isNamed && digFirst(record, ...KEY) !== undefined) return 'names a product of CyberXTron';
    const hasWords = [...WORD, ...TYPE, 'severity', 'severity_label'].some(
      (field) => record[field] !== undefined,
    );
    const hasTime = record.created_at !== undefined || record.createdDt !== undefined;
    return key !== undefined && hasWords && hasTime ? 'has the ticket key of a CyberXTron incident' : null;
  },
  read: (record) => {
    const externalId = say(digFirst(record, ...KEY), 200);
    const kind = kindOf(record);
    const secrets = SECRETS.map((key) => record[key]);
    const subject = say(digFirst(record, 'keyword', 'brand', 'brand_domain', 'domain'), 120);
    const named = told(limits.title, secrets, record.title) ?? say(digFirst(record, ...TYPE), 200);
    if (externalId === undefined)
      return refused('ticket_key', 'is missing, so nothing tells this incident from others; send it');
    if (named === undefined)
      return refused('title', 'is missing, and so is its type; send the incident whole');
    const updatedAt = whenAt(record, 'updated_at', 'updatedDt', 'modified_at');
    const draft = {
      externalId,
      source: 'cyberxtron',
      title: record.title ? named : about(named, subject),
      ...severity(record),
      ...stageParts(
        digFirst(record, ...WORD),
        whenAt(record, 'closed_at', 'closedDt', 'resolved_at') ?? updatedAt,
      ),
      ...kind,
      ...details(record, kind.module),
      description: told(limits.description, secrets, record.description),
      impact: told(limits.impact, secrets, record.impact),
      recommendation: told(limits.recommendation, secrets, record.recommendation, record.remediation),
      url: linkFirst(record.portal_url, record.incident_url, record.link),
      assignee: say(
        digFirst(record, 'assignee.email', 'assignee.name', 'assignee', 'assigned_to'),
        limits.assignee,
      ),
      detectedAt: whenAt(record, 'created_at', 'createdDt', 'reported_date', 'detected_at'),
      occurredAt: whenAt(record, 'breach_date', 'seen_at', 'first_seen'),
      updatedAt,
      ...evidence(record, kind),
    };
    return accepted(
      draft,
      say(
        digFirst(
          record,
          'organization.name',
          'organization_name',
          'org_name',
          'organization',
          'customer_name',
          'customer',
          'client_name',
          'client',
          'tenant',
          'org_id',
          'org_key',
        ),
        limits.tenant,
      ),
    );
  },
};
