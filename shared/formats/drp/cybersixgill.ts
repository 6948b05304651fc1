import type { Module } from '../../domain/incident.ts';
import { affect, indicate, nothingFound } from '../reading/found.ts';
import { limits } from '../reading/limit.ts';
import { linkFirst } from '../reading/link.ts';
import { line } from '../reading/prose.ts';
import { digFirst, say } from '../reading/sensor.ts';
import { accepted, refused } from '../reading/verdict.ts';
import { every, numberAt, whenAt } from '../reading/walk.ts';
import { bands, gradedOn, severityWords, stageWords } from '../reading/words.ts';
import { detailParts } from './details.ts';
import { owned, suspect } from './evidence.ts';
import { evidenceParts, stageParts } from './report.ts';
import { told } from './secret.ts';
import { OTHER_RISK, riskTopic } from './topic.ts';
import type { Fields, Vendor } from './vendor.ts';

/* Cybersixgill: actionable alerts of /alerts/actionable-alert. */

const STATUSES = stageWords([
  [{ status: 'open' }, ['new', 'no action', 'unread', 'open']],
  [{ status: 'in_progress' }, ['in treatment', 'in progress', 'investigating']],
  [{ status: 'closed' }, ['treated', 'resolved', 'closed', 'done']],
]);

/** How near a threat is: named in words, and as 1 to 10. */
const LEVELS = severityWords({
  high: ['imminent'],
  medium: ['emerging'],
  low: ['low'],
  critical: ['critical'],
});
const bySeverity = bands([
  [9, 'critical'],
  [7, 'high'],
  [4, 'medium'],
  [0, 'low'],
]);

const MATCHED = [
  'matched_assets.organization_name',
  'matched_assets.domain_names',
  'matched_assets.executives',
  'matched_assets.products',
];

function evidence(record: Fields) {
  const found = nothingFound();
  for (const path of MATCHED) {
    for (const asset of every(record, path)) owned(found, asset);
  }
  for (const asset of every(record, 'additional_info.asset_attributes')) affect(found, asset);
  suspect(found, record.domain, record.ip, record.url);
  for (const path of ['cve_id', 'cve', 'additional_info.cve_id'])
    for (const cve of every(record, path)) indicate(found, 'cve', cve);
  return evidenceParts(found, [
    every(record, 'threats').slice(0, 10),
    record.site,
    record.category,
    record.alert_type_id,
  ]);
}

function details(record: Fields, module: Module) {
  const watched = MATCHED.flatMap((path) => every(record, path))[0];
  const asset = watched ?? every(record, 'additional_info.asset_attributes')[0];
  const threat = every(record, 'threats')[0] ?? record.category;
  return detailParts(module, {
    keyword: asset,
    publisher: record.site,
    brand_domain: every(record, 'matched_assets.domain_names')[0] ?? asset,
    threat_type: threat,
    asset: digFirst(record, 'domain', 'ip') ?? asset,
    finding_type: threat,
  });
}

export const cybersixgill: Vendor = {
  recognise: (record) =>
    record.threat_level !== undefined &&
    (record.threats ?? record.alert_name) !== undefined &&
    (record.id ?? record.alert_id) !== undefined
      ? 'has threat_level and threats of a Cybersixgill alert'
      : null,
  read: (record) => {
    const id = say(digFirst(record, 'id', 'alert_id'), 200);
    const title = line(digFirst(record, 'title', 'alert_name'), limits.title);
    if (id === undefined) return refused('id', 'is blank, so nothing tells this alert from others; send it');
    if (title === undefined)
      return refused('title', 'is missing, and so is alert_name; send the alert whole');
    const kind = riskTopic(...every(record, 'threats').slice(0, 4), record.alert_name, title) ?? OTHER_RISK;
    const updatedAt = whenAt(record, 'update_time', 'updated_at');
    const draft = {
      externalId: id,
      source: 'cybersixgill',
      title: told(limits.title, [], title) ?? title,
      ...gradedOn(LEVELS, bySeverity, record.threat_level, numberAt(record, 'severity')),
      ...stageParts(digFirst(record, 'status.name', 'status.status', 'status'), updatedAt, STATUSES),
      ...kind,
      ...details(record, kind.module),
      description: told(limits.description, [], digFirst(record, 'summary', 'description'), record.content),
      impact: told(limits.impact, [], record.assessment),
      recommendation: told(limits.recommendation, [], ...every(record, 'recommendations').slice(0, 10)),
      url: linkFirst(
        record.portal_url,
        `https://portal.cybersixgill.com/#/?actionable_alert=${encodeURIComponent(id)}`,
      ),
      assignee: say(digFirst(record, 'status.user', 'assignee'), limits.assignee),
      detectedAt: whenAt(record, 'date', 'create_time', 'created_at'),
      updatedAt,
      ...evidence(record),
    };
    return accepted(
      draft,
      say(
        digFirst(record, 'organization_name', 'additional_info.organization_name', 'organization_id'),
        limits.tenant,
      ),
    );
  },
};
