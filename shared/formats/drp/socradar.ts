import { isRecord } from '../reading/field.ts';
import { indicate, nothingFound } from '../reading/found.ts';
import { limits } from '../reading/limit.ts';
import { linkFirst } from '../reading/link.ts';
import { line } from '../reading/prose.ts';
import { dig, digFirst, say } from '../reading/sensor.ts';
import { accepted, refused } from '../reading/verdict.ts';
import { every, whenAt } from '../reading/walk.ts';
import { graded, stageWords } from '../reading/words.ts';
import { detailParts } from './details.ts';
import { owned, suspect } from './evidence.ts';
import { about, evidenceParts, stageParts } from './report.ts';
import { told, withoutSecrets } from './secret.ts';
import { riskWords } from './severity.ts';
import { WAITS_FOR_CUSTOMER } from './stage.ts';
import { OTHER_RISK, riskTopic } from './topic.ts';
import type { Fields, Vendor } from './vendor.ts';

/* SOCRadar: alarms of /company/{id}/incidents/v4, whose statuses come by word or by number. */

const hold = (pauseReason: string) => ({ status: 'in_progress', pauseReason }) as const;

const STATUSES = stageWords([
  [{ status: 'open' }, ['OPEN', 0]],
  [{ status: 'in_progress' }, ['INVESTIGATING', 1, 'on investigation']],
  [{ status: 'closed' }, ['RESOLVED', 2, 'MITIGATED', 12, 'PROCESSED_INTERNALLY', 11, 'NOT_APPLICABLE', 13]],
  [WAITS_FOR_CUSTOMER, ['PENDING_INFO', 4]],
  [hold('Legal review'), ['LEGAL_REVIEW', 5]],
  [hold('Vendor assessment'), ['VENDOR_ASSESSMENT', 6]],
  [{ status: 'closed', resolution: 'false_positive' }, ['FALSE_POSITIVE', 9]],
  [{ status: 'closed', resolution: 'duplicate' }, ['DUPLICATE', 10]],
]);

/** Parts of an alarm's content that name what the customer lost, and those that name what threatens it. */
const OWN = ['compromised_emails', 'email', 'compromised_domains', 'computer_name', 'user', 'username'];
const THREATS = [
  'phishing_domain',
  'domain',
  'url',
  'ip',
  'ip_address',
  'impersonating_domain',
  'cve',
  'hash',
  'link',
];
const SECRETS = ['password', 'passwords', 'compromised_passwords', 'credit_card', 'card_number', 'cvv'];

function evidence(alarm: Fields, isOwnSide: boolean) {
  const found = nothingFound();
  owned(found, alarm.alarm_asset, ...every(alarm, 'alarm_related_assets.value'));
  for (const key of OWN) owned(found, dig(alarm.content, key));
  for (const key of THREATS) {
    const value = dig(alarm.content, key);
    if (isOwnSide && key !== 'cve') owned(found, value);
    else suspect(found, value);
  }
  for (const entity of every(alarm, 'alarm_related_entities')) suspect(found, dig(entity, 'value'));
  indicate(found, 'malware', dig(alarm.content, 'malware_family'));
  const types = alarm.alarm_type_details;
  return evidenceParts(found, [
    every(alarm, 'tags').slice(0, 30),
    dig(types, 'alarm_main_type'),
    dig(types, 'alarm_sub_type'),
  ]);
}

function kindOf(alarm: Fields) {
  const types = alarm.alarm_type_details;
  const words = ['alarm_sub_type', 'alarm_generic_title', 'alarm_main_type'].map((key) => dig(types, key));
  return riskTopic(...words.slice(0, 2), alarm.alarm_text, words[2]) ?? OTHER_RISK;
}

export const socradar: Vendor = {
  recognise: (record) =>
    record.alarm_id !== undefined &&
    (record.alarm_risk_level !== undefined || isRecord(record.alarm_type_details))
      ? 'has alarm_id and alarm_risk_level of SOCRadar'
      : null,
  read: (alarm) => {
    const id = say(alarm.alarm_id, 40);
    if (id === undefined)
      return refused('alarm_id', 'is no number and no text; send the alarm as SOCRadar gave it');
    const kind = kindOf(alarm);
    const secrets = SECRETS.map((key) => dig(alarm.content, key));
    const asset = line(alarm.alarm_asset, 200);
    const named = line(
      digFirst(alarm, 'alarm_type_details.alarm_generic_title', 'alarm_title', 'alarm_text'),
      280,
    );
    const type = digFirst(
      alarm,
      'alarm_type_details.alarm_sub_type',
      'alarm_type_details.alarm_generic_title',
    );
    const assignee = every(alarm, 'alarm_assignees')[0];
    const updatedAt = whenAt(alarm, 'update_date', 'last_update_date', 'updated_at');
    const draft = {
      externalId: id,
      source: 'socradar',
      title: withoutSecrets(about(named ?? 'SOCRadar alarm', asset)),
      ...graded(riskWords, alarm.alarm_risk_level, dig(alarm, 'alarm_type_details.alarm_default_risk_level')),
      ...stageParts(alarm.status, updatedAt, STATUSES),
      ...kind,
      ...detailParts(kind.module, {
        keyword: asset,
        brand_domain: asset,
        threat_type: type,
        asset,
        finding_type: type,
      }),
      description: told(limits.description, secrets, alarm.alarm_text),
      recommendation: told(
        limits.recommendation,
        secrets,
        alarm.alarm_response ?? dig(alarm, 'alarm_type_details.alarm_default_mitigation_plan'),
      ),
      url: linkFirst(alarm.alarm_link, alarm.url),
      assignee: say(digFirst(assignee, 'email', 'name') ?? assignee, limits.assignee),
      detectedAt: whenAt(alarm, 'date', 'alarm_date', 'insert_date'),
      updatedAt,
      ...evidence(alarm, kind.module === 'attack_surface'),
    };
    return accepted(draft, say(digFirst(alarm, 'company_name', 'company_id', 'company'), limits.tenant));
  },
};
