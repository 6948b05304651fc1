import type { Module } from '../../domain/incident.ts';
import { isRecord } from '../reading/field.ts';
import { affect, indicate, nothingFound } from '../reading/found.ts';
import { limits } from '../reading/limit.ts';
import { linkFirst } from '../reading/link.ts';
import { line } from '../reading/prose.ts';
import { dig, digFirst, say } from '../reading/sensor.ts';
import { accepted, refused } from '../reading/verdict.ts';
import { every } from '../reading/walk.ts';
import { when } from '../reading/when.ts';
import { bands, graded, gradedOn, severityWords, stageWords } from '../reading/words.ts';
import { isNumber, kindOf, nameOf } from './ctm360-product.ts';
import { detailParts } from './details.ts';
import { owned, suspect } from './evidence.ts';
import { about, evidenceParts, stageParts } from './report.ts';
import { told } from './secret.ts';
import { riskWords } from './severity.ts';
import { WAITS_FOR_CUSTOMER } from './stage.ts';
import { takedownIn } from './takedown.ts';
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
/** Of social media, 0 to 100. */
const byRisk = bands([
  [90, 'critical'],
  [70, 'high'],
  [40, 'medium'],
  [0, 'low'],
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
    status: digFirst(record, 'externalstatus', 'external_status') ?? own.status,
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
const THREATS = ['url_path', 'source_uri'];
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

const OWN_PLACES = ['domain', 'website', 'ip', 'resolved_ip', 'host'];

/** The subject of an incident is a thing, if it is no sentence. */
const isThing = (subject: unknown): boolean => typeof subject === 'string' && !/\s/.test(subject.trim());

function evidence(one: Fields, isOwnSide: boolean) {
  const found = nothingFound();
  owned(found, one.brand);
  for (const key of OWN) owned(found, one[key]);
  for (const key of OWN_PLACES) {
    if (isOwnSide) owned(found, one[key]);
    else suspect(found, one[key]);
  }
  for (const key of THREATS) suspect(found, one[key]);
  if (!isOwnSide && isThing(one.subject)) suspect(found, one.subject);
  for (const malware of every(one, 'stealer_family')) indicate(found, 'malware', malware);
  for (const cve of [...every(one, 'cve'), ...every(one, 'cve_id')]) indicate(found, 'cve', cve);
  affect(found, dig(one, 'member_name'));
  return evidenceParts(found, [
    ...[one.type, one.issue_type, one.class, one.coa, one.module, one.platform, one.breach_source].flat(),
    ...every(one, 'issue_category'),
  ]);
}

const details = (one: Fields, module: Module, type: string | undefined) =>
  detailParts(module, {
    keyword: digFirst(one, 'email', 'username', 'executive_name', 'domain', 'brand'),
    publisher: digFirst(one, 'breach_source', 'source_uri'),
    brand_domain: one.brand,
    threat_type: type,
    takedown_state: takedownIn(one.status) ?? takedownIn(one.coa),
    asset: digFirst(one, 'asset', 'domain', 'hostname'),
    finding_type: digFirst(one, 'issue_name', 'issue_type') ?? type,
  });

/** What is no longer seen is over; what an incident waits for says more than what its finding does. */
function statusOf(one: Fields): unknown {
  if (one.status === 'inactive') return one.status;
  return digFirst(one, 'incident_status', 'progress_status', 'status');
}

function severityOf(one: Fields) {
  if (riskWords(one.severity) === undefined && one.xsoarSeverity !== undefined)
    return graded(XSOAR, one.xsoarSeverity);
  return gradedOn(riskWords, byRisk, one.severity, one.risk_score);
}

/** A subject that is only an address or a name has its kind put before it, and a weakness the place behind it. */
function titleOf(one: Fields, type: string | undefined): string {
  const named = line(digFirst(one, 'subject', 'issue_name', 'name', 'title'), limits.title);
  const weak = one.issue_name ?? one.issue_category;
  const place = line(digFirst(one, 'asset', 'host'), 200);
  if (weak !== undefined && named !== undefined)
    return place === undefined || named.includes(place) ? named : `${named} on ${place}`;
  if (named !== undefined && !isThing(named)) return named;
  const subject = named ?? line(digFirst(one, 'email', 'username', 'domain', 'brand'), 200);
  return about(type ?? 'CTM360 incident', subject);
}

const isOnPlatform = (value: unknown): boolean =>
  typeof value === 'string' && /^https:\/\/[a-z0-9.-]{0,60}ctm360\.com\//i.test(value);

function recognise(record: Fields): string | null {
  const custom = record.CustomFields;
  if (isRecord(custom))
    return isNumber(custom.id) || Object.keys(custom).some((key) => PREFIX.test(key))
      ? 'has the cbs_ fields or the number of CTM360'
      : null;
  if (record.id === undefined) return null;
  if (record.coa !== undefined || (record.subject !== undefined && record.class !== undefined))
    return 'has subject and coa of a CTM360 incident';
  if (isOnPlatform(record.external_link) || isOnPlatform(record.hackerview_link))
    return 'has a link into CTM360';
  const isFinding = isNumber(record.id) && record.first_seen !== undefined;
  return isFinding ? 'has the number and first_seen of a CTM360 finding' : null;
}

export const ctm360: Vendor = {
  recognise,
  read: (record) => {
    const one = unfolded(record);
    const id = say(one.id, 200);
    if (id === undefined)
      return refused('id', 'is missing, so nothing tells this incident from others; send it');
    const secrets = SECRETS.map((key) => one[key]);
    const type = line(digFirst(one, 'type', 'module', 'issue_type'), 120) ?? nameOf(id);
    const kind = kindOf(id, type, one.module, one.issue_name, one.subject ?? one.name);
    const updatedAt = dateOf(digFirst(one, 'updated_date', 'last_updated', 'last_seen'));
    const detectedAt = dateOf(
      digFirst(one, 'timestamp', 'created_date', 'occurred', 'first_seen', 'date_compromised'),
    );
    const draft = {
      externalId: id,
      source: 'ctm360',
      title: told(limits.title, secrets, titleOf(one, type)) ?? 'CTM360 incident',
      ...severityOf(one),
      ...stageParts(statusOf(one), updatedAt, STATUSES),
      ...kind,
      ...details(one, kind.module, type),
      description: told(
        limits.description,
        secrets,
        one.remarks === id ? undefined : one.remarks,
        one.description,
        one.issue_description,
      ),
      url: linkFirst(one.external_link, one.hackerview_link, one.incident_url, one.portal_url),
      detectedAt,
      occurredAt: dateOf(digFirst(one, 'date_compromised', 'first_seen')),
      updatedAt,
      ...evidence(one, kind.module === 'attack_surface' || /_leak$/.test(kind.category)),
    };
    return accepted(draft, say(digFirst(one, 'brand', 'member_name'), limits.tenant));
  },
};
