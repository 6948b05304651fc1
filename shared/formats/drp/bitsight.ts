import { digest } from '../reading/digest.ts';
import { indicate, nothingFound } from '../reading/found.ts';
import type { Kind } from '../reading/kind.ts';
import { kinds } from '../reading/kind.ts';
import { limits } from '../reading/limit.ts';
import { linkFirst } from '../reading/link.ts';
import { line, paragraphs, spoken } from '../reading/prose.ts';
import { dig, digFirst, say } from '../reading/sensor.ts';
import { accepted, refused, type Verdict } from '../reading/verdict.ts';
import { every, numberAt, whenAt } from '../reading/walk.ts';
import { bands, graded, gradedOn } from '../reading/words.ts';
import { detailParts } from './details.ts';
import { owned } from './evidence.ts';
import { about, evidenceParts } from './report.ts';
import { told } from './secret.ts';
import { riskWords } from './severity.ts';
import { riskTopic } from './topic.ts';
import type { Fields, Vendor } from './vendor.ts';

/* Bitsight: findings of /ratings/v1/companies/{guid}/findings, and alerts of /ratings/v2/alerts. */

const VECTORS = kinds([
  ['ssl_certificates', 'attack_surface', 'certificate'],
  ['ssl_configurations', 'attack_surface', 'misconfiguration'],
  ['open_ports', 'attack_surface', 'exposed_service'],
  ['patching_cadence', 'attack_surface', 'known_cve'],
  ['insecure_systems', 'attack_surface', 'misconfiguration'],
  ['server_software', 'attack_surface', 'known_cve'],
  ['desktop_software', 'attack_surface', 'known_cve'],
  ['mobile_software', 'attack_surface', 'known_cve'],
  ['botnet_infections', 'endpoint', 'malware'],
  ['malware_servers', 'network', 'malware_traffic'],
  ['potentially_exploited', 'endpoint', 'malware'],
  ['spam_propagation', 'email', 'spam'],
  ['unsolicited_comm', 'network', 'reconnaissance'],
  ['exposed_credentials', 'dark_web', 'credential_leak'],
  ['data_breaches', 'dark_web', 'breach_mention'],
]);
const OTHERWISE: Kind = { module: 'attack_surface', category: 'misconfiguration' };

const weakness = (record: Fields): unknown =>
  digFirst(record, 'vulnerability.name', 'details.vulnerabilities.name') ??
  every(record, 'details.vulnerabilities.name')[0];

/**
 * `temporary_id` is what it says, and the number of a roll-up changes with its span. A finding is one weakness at one
 * place, of one company.
 */
function identity(record: Fields): string | undefined {
  const [vector, place] = [say(record.risk_vector, 80), say(record.evidence_key, 1_000)];
  if (vector === undefined || place === undefined) return undefined;
  const parts = [say(record.company_uuid, 80) ?? '', vector, place, say(weakness(record), 80) ?? ''];
  const shown = [vector, place].join(' ').slice(0, 200);
  return `${shown} ${digest(parts)}`;
}

/** How grave, 0 to 10: minor, moderate, material, severe. */
const bySeverity = bands([
  [9, 'critical'],
  [7, 'high'],
  [4, 'medium'],
  [0, 'low'],
]);

const MARKUP = /<[^>]{0,500}>/g;
const plain = (value: unknown): string | undefined => say(value, limits.recommendation)?.replace(MARKUP, '');

function evidence(record: Fields) {
  const found = nothingFound();
  owned(found, dig(record, 'asset.asset'), record.evidence_key, ...every(record, 'details.observed_ips'));
  indicate(found, 'cve', weakness(record));
  return evidenceParts(found, [
    record.risk_vector_label,
    record.risk_category,
    every(record, 'tags').slice(0, 20),
  ]);
}

/** A good grade is no risk, and a finding that was one is over. */
function stageOf(record: Fields, lastSeen: number | undefined) {
  if (record.remediated === true)
    return { status: 'closed' as const, sourceStatus: 'Remediated', closedAt: lastSeen };
  const grade = say(dig(record, 'details.grade'), limits.said);
  if (grade === 'GOOD') return { status: 'closed' as const, sourceStatus: 'Grade GOOD', closedAt: lastSeen };
  return { sourceStatus: grade === undefined ? undefined : say(`Grade ${grade}`, limits.said) };
}

function finding(record: Fields): Verdict {
  const externalId = identity(record);
  if (externalId === undefined) {
    return refused('evidence_key', 'is missing, or risk_vector is; only both together tell findings apart');
  }
  const vector = say(record.risk_vector, 80) ?? '';
  const label = line(record.risk_vector_label, 100) ?? spoken(vector);
  const what = line(weakness(record) ?? every(record, 'details.remediations.message')[0], 200);
  const place = line(digFirst(record, 'evidence_key', 'asset.asset'), 200);
  const lastSeen = whenAt(record, 'last_seen');
  const kind = VECTORS.get(vector) ?? OTHERWISE;
  const draft = {
    externalId,
    source: 'bitsight',
    title:
      `${what === undefined ? label : `${label}: ${what}`}${place === undefined ? '' : ` on ${place}`}`.slice(
        0,
        limits.title,
      ),
    ...gradedOn(riskWords, bySeverity, record.severity_category, numberAt(record, 'severity')),
    ...stageOf(record, lastSeen),
    ...kind,
    ...detailParts(kind.module, {
      asset: digFirst(record, 'asset.asset', 'evidence_key'),
      finding_type: label,
    }),
    description: told(
      limits.description,
      [],
      dig(record, 'vulnerability.description'),
      ...every(record, 'details.remediations.help_text').slice(0, 10),
      dig(record, 'details.diligence_annotations.message'),
    ),
    recommendation: plain(
      paragraphs(
        limits.recommendation,
        ...every(record, 'details.remediations.remediation_tip').slice(0, 10),
      ),
    ),
    detectedAt: whenAt(record, 'first_seen', 'details.rollup_start_date'),
    updatedAt: lastSeen,
    ...evidence(record),
  };
  return accepted(draft, say(digFirst(record, 'company_uuid', 'company_name'), limits.tenant));
}

function alert(record: Fields): Verdict {
  const externalId = say(record.guid, 200);
  if (externalId === undefined)
    return refused('guid', 'is missing, so nothing tells this alert from others; send it');
  const type = spoken(line(record.alert_type, 100) ?? 'Alert');
  const company = line(record.company_name, 200);
  const draft = {
    externalId: `alert ${externalId}`,
    source: 'bitsight',
    title: about(type, company),
    ...graded(riskWords, record.severity),
    ...(riskTopic(record.alert_type, record.trigger) ?? {
      module: 'attack_surface',
      category: 'third_party_risk',
    }),
    description: told(limits.description, [], record.message, dig(record, 'details.message')),
    url: linkFirst(record.details_url, record.company_url),
    detectedAt: whenAt(record, 'alert_date', 'start_date'),
    ...evidenceParts(nothingFound(), [record.alert_type, record.folder_name]),
  };
  return accepted(draft, say(digFirst(record, 'company_guid', 'company_name'), limits.tenant));
}

const isFinding = (record: Fields): boolean =>
  record.risk_vector !== undefined &&
  (record.evidence_key ?? record.rolledup_observation_id ?? record.temporary_id) !== undefined;

export const bitsight: Vendor = {
  recognise: (record) => {
    if (isFinding(record)) return 'has risk_vector and evidence_key of a Bitsight finding';
    const isAlert =
      record.guid !== undefined && record.alert_type !== undefined && record.company_guid !== undefined;
    return isAlert ? 'has alert_type and company_guid of a Bitsight alert' : null;
  },
  read: (record) => (isFinding(record) ? finding(record) : alert(record)),
};
