import type { Module } from '../../domain/incident.ts';
import { isRecord } from '../reading/field.ts';
import { affect, indicate, nothingFound } from '../reading/found.ts';
import { limits } from '../reading/limit.ts';
import { linkFirst } from '../reading/link.ts';
import { line } from '../reading/prose.ts';
import { dig, digFirst, say } from '../reading/sensor.ts';
import { accepted, refused } from '../reading/verdict.ts';
import { every, whenAt } from '../reading/walk.ts';
import { when } from '../reading/when.ts';
import { graded, severityWords, stageWords } from '../reading/words.ts';
import { detailParts } from './details.ts';
import { owned, suspect } from './evidence.ts';
import { about, evidenceParts, stageParts } from './report.ts';
import { told } from './secret.ts';
import { riskWords } from './severity.ts';
import { WAITS_FOR_CUSTOMER } from './stage.ts';
import { takedownIn } from './takedown.ts';
import { OTHER_RISK, riskTopic } from './topic.ts';
import type { Fields, Vendor } from './vendor.ts';

/*
 * CTM360: incidents of CyberBlindspot (digital risk) and HackerView (attack surface), from its API or as Cortex XSOAR
 * holds them, which puts the vendor's fields under `CustomFields` with `cbs_` before them.
 */

const STATUSES = stageWords([
  [{ status: 'open' }, ['new']],
  [WAITS_FOR_CUSTOMER, ['member feedback']],
  [{ status: 'in_progress' }, ['monitoring', 'wip', 'work in progress']],
  [{ status: 'closed' }, ['closed', 'resolved']],
]);
/** XSOAR's own scale, from 0 (unknown) to 4. */
const XSOAR = severityWords({ info: [0.5], low: [1], medium: [2], high: [3], critical: [4] });

const PREFIX = /^(?:cbs|hv)_/;

/** XSOAR's incident as the vendor's: its fields by their own names. */
function unfolded(record: Fields): Fields {
  const custom = record.CustomFields;
  if (!isRecord(custom)) return record;
  const own: Record<string, unknown> = Object.create(null);
  for (const key in custom) own[key.replace(PREFIX, '')] = custom[key];
  return {
    ...own,
    id: digFirst(record, 'xsoar_mirroring.mirror_id', 'dbotMirrorId') ?? own.id ?? record.id,
    status: digFirst(record, 'externalstatus') ?? own.status,
    xsoarSeverity: record.severity,
    severity: own.severity,
    type: record.type ?? own.type,
    subject: own.subject ?? record.name,
    occurred: record.occurred,
  };
}

const LOCAL_DATE = /^(\d{2})-(\d{2})-(\d{4})[ T](\d{2}):(\d{2}):(\d{2})(?: ?([AP])M)?$/i;

/** The API writes days first: `23-10-2023 08:28:12 AM`, in UTC. */
function dateOf(said: unknown): number | undefined {
  const parts = typeof said === 'string' && said.length <= 32 ? LOCAL_DATE.exec(said.trim()) : null;
  if (parts === null) return when(said);
  const [, day, month, year, hour, minute, second, half] = parts;
  const hours =
    half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toUpperCase() === 'P' ? 12 : 0);
  return when(`${year}-${month}-${day}T${String(hours).padStart(2, '0')}:${minute}:${second}Z`);
}

const SECRETS = ['password', 'masked_password', 'card_number', 'cvv', 'compromise_details'];
const THREATS = ['url_path', 'website', 'source_uri', 'external_link'];
const OWN = [
  'email',
  'username',
  'user',
  'computer_name',
  'hostname',
  'executive_name',
  'asset',
  'user_domain',
];

function evidence(one: Fields, isOwnSide: boolean) {
  const found = nothingFound();
  owned(found, one.brand);
  for (const key of OWN) owned(found, one[key]);
  if (isOwnSide) owned(found, one.domain);
  else suspect(found, one.domain);
  for (const key of THREATS) suspect(found, one[key]);
  indicate(found, 'malware', one.stealer_family);
  for (const cve of every(one, 'cve')) indicate(found, 'cve', cve);
  affect(found, dig(one, 'member_name'));
  return evidenceParts(found, [one.type, one.class, one.coa, one.module, one.breach_source]);
}

const details = (one: Fields, module: Module, type: string | undefined) =>
  detailParts(module, {
    keyword: digFirst(one, 'email', 'username', 'executive_name', 'domain', 'brand'),
    publisher: digFirst(one, 'breach_source', 'source_uri'),
    brand_domain: one.brand,
    threat_type: type,
    takedown_state: takedownIn(one.status) ?? takedownIn(one.coa),
    asset: digFirst(one, 'asset', 'domain', 'hostname'),
    finding_type: digFirst(one, 'issue_type') ?? type,
  });

export const ctm360: Vendor = {
  recognise: (record) => {
    const custom = record.CustomFields;
    if (isRecord(custom) && Object.keys(custom).some((key) => PREFIX.test(key)))
      return 'has the cbs_ fields of CTM360';
    const isIncident =
      record.coa !== undefined || (record.subject !== undefined && record.class !== undefined);
    return isIncident && record.id !== undefined ? 'has subject and coa of a CTM360 incident' : null;
  },
  read: (record) => {
    const one = unfolded(record);
    const id = say(one.id, 200);
    if (id === undefined)
      return refused('id', 'is missing, so nothing tells this incident from others; send it');
    const secrets = SECRETS.map((key) => one[key]);
    const type = line(digFirst(one, 'type', 'module', 'issue_type'), 120);
    const subject = line(digFirst(one, 'email', 'domain', 'username', 'brand'), 200);
    const named = line(digFirst(one, 'subject', 'name', 'title'), limits.title);
    const kind = riskTopic(type, one.module, named) ?? OTHER_RISK;
    const updatedAt = dateOf(digFirst(one, 'updated_date', 'last_updated'));
    const severity = graded(riskWords, one.severity);
    const detectedAt =
      whenAt(one, 'timestamp') ?? dateOf(digFirst(one, 'created_date', 'occurred', 'date_compromised'));
    const draft = {
      externalId: id,
      source: 'ctm360',
      title:
        told(limits.title, secrets, named ?? about(type ?? 'CTM360 incident', subject)) ?? 'CTM360 incident',
      ...(riskWords(one.severity) === undefined && one.xsoarSeverity !== undefined
        ? graded(XSOAR, one.xsoarSeverity)
        : severity),
      ...stageParts(digFirst(one, 'status', 'incident_status', 'progress_status'), updatedAt, STATUSES),
      ...kind,
      ...details(one, kind.module, type),
      description: told(limits.description, secrets, one.remarks, one.description),
      url: linkFirst(one.incident_url, one.portal_url),
      detectedAt,
      occurredAt: dateOf(one.first_seen),
      updatedAt,
      ...evidence(one, kind.module === 'attack_surface' || kind.category === 'credential_leak'),
    };
    return accepted(draft, say(digFirst(one, 'brand', 'member_name'), limits.tenant));
  },
};
