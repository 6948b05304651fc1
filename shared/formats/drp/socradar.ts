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

/*
 * SOCRadar: alarms of /company/{id}/incidents/v4, whose statuses come by word or by number; and those of v2 and v3,
 * which are numbered by `id`, put their texts under `alarm_notification_texts` and say how they ended by flags.
 */

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

const TITLES = [
  'alarm_type_details.alarm_generic_title',
  'alarm_title',
  'alarm_notification_texts.alarm_title',
];
const ADVICE = [
  'alarm_response',
  'alarm_type_details.alarm_default_mitigation_plan',
  'alarm_mitigation',
  'alarm_notification_texts.alarm_mitigation_plan',
];

function evidence(alarm: Fields, isOwnSide: boolean) {
  const found = nothingFound();
  owned(
    found,
    alarm.alarm_asset,
    ...every(alarm, 'alarm_assets'),
    ...every(alarm, 'alarm_related_assets.value'),
  );
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
  return riskTopic(...words.slice(0, 2), digFirst(alarm, 'alarm_text', ...TITLES), words[2]) ?? OTHER_RISK;
}

/** Flags of the older versions, in the words of the newer. */
function statusOf(alarm: Fields): unknown {
  if (alarm.status !== undefined && alarm.status !== null) return alarm.status;
  if (alarm.is_false_positive === true) return 'FALSE_POSITIVE';
  if (alarm.is_resolved === true) return 'RESOLVED';
  return alarm.is_resolved === false ? 'OPEN' : undefined;
}

const idOf = (alarm: Fields): string | undefined => say(digFirst(alarm, 'alarm_id', 'id'), 40);

export const socradar: Vendor = {
  recognise: (record) =>
    record.alarm_id !== undefined || isRecord(record.alarm_notification_texts)
      ? record.alarm_risk_level !== undefined || isRecord(record.alarm_type_details)
        ? 'has an alarm’s id and alarm_risk_level of SOCRadar'
        : null
      : null,
  read: (alarm) => {
    const id = idOf(alarm);
    if (id === undefined)
      return refused('alarm_id', 'is no number and no text; send the alarm as SOCRadar gave it');
    const kind = kindOf(alarm);
    const secrets = SECRETS.map((key) => dig(alarm.content, key));
    const asset = line(alarm.alarm_asset ?? every(alarm, 'alarm_assets')[0], 200);
    const text = digFirst(alarm, 'alarm_text', 'alarm_notification_texts.alarm_text');
    const named = line(digFirst(alarm, ...TITLES) ?? text, 280);
    const type = digFirst(
      alarm,
      'alarm_type_details.alarm_sub_type',
      'alarm_type_details.alarm_generic_title',
    );
    const assignee = every(alarm, 'alarm_assignees')[0];
    const updatedAt = whenAt(alarm, 'update_date', 'last_update_date', 'updated_at');
    const closedAt = whenAt(alarm, 'resolved_date') ?? updatedAt;
    const draft = {
      externalId: id,
      source: 'socradar',
      title: withoutSecrets(about(named ?? 'SOCRadar alarm', asset)),
      ...graded(riskWords, alarm.alarm_risk_level, dig(alarm, 'alarm_type_details.alarm_default_risk_level')),
      ...stageParts(statusOf(alarm), closedAt, STATUSES),
      ...kind,
      ...detailParts(kind.module, {
        keyword: asset,
        brand_domain: asset,
        threat_type: type,
        asset,
        finding_type: type,
      }),
      description: told(limits.description, secrets, text),
      recommendation: told(limits.recommendation, secrets, digFirst(alarm, ...ADVICE)),
      url: linkFirst(alarm.alarm_link, alarm.url),
      assignee: say(digFirst(assignee, 'email', 'name') ?? assignee, limits.assignee),
      detectedAt: whenAt(alarm, 'date', 'alarm_date', 'insert_date'),
      updatedAt,
      ...evidence(alarm, kind.module === 'attack_surface'),
    };
    return accepted(draft, say(digFirst(alarm, 'company_name', 'company_id', 'company'), limits.tenant));
  },
};
