import { digFirst, say } from '../../shared/formats/reading/sensor.ts';
import type { Verdict } from '../../shared/formats/reading/verdict.ts';
import { type FormatName, formats } from '../../shared/formats/registry.ts';
import type { SampleFile } from '../../tests/support/samples/read.ts';

/** Where a format's records say whose they are, if they do; written by hand, not taken from the formats. */
const TENANT_AT: Readonly<Partial<Record<FormatName, readonly string[]>>> = {
  'ms-graph': ['tenantId'],
  crowdstrike: ['metadata.customerIDString'],
  sentinelone: ['agentDetectionInfo.siteId', 'agentDetectionInfo.accountId'],
  sentinel: ['id'],
  guardduty: ['accountId', 'AccountId'],
  insightidr: ['organization.id', 'organization_id'],
  ocsf: ['metadata.tenant_uid', 'cloud.account.uid'],
  wazuh: ['agent.labels.customer'],
  drp: ['environment', 'entity.entity_group.name', 'panel_status.owner_organisation_details.enterprise_name'],
};

/** Records that say no severity at all, by file: indicators and sightings have none, the others left theirs out. */
const UNGRADED: Readonly<Record<string, number>> = {
  'cef-leef-syslog/leef/sekoia_leef_all_products.jsonl': 7,
  'google-secops/rule_detections_listdetections.json': 2,
  'other-email-identity/r7_all_threats.resp.json': 1,
};
const UNGRADED_FORMATS: readonly FormatName[] = ['stix'];

/** Words with which a source says that it does not know. */
const UNKNOWN = /^(?:unknown|none|n\/a|other|undefined)$/i;
const LETTERS = /\p{L}{3}/u;

/** What a report lacks of what everyone who looks at it needs. */
export function lacking(format: FormatName, record: unknown, verdict: Verdict & { ok: true }): string[] {
  const { externalId, title, sourceSeverity, detectedAt } = verdict.report;
  const named = say(digFirst(record, ...(TENANT_AT[format] ?? [])), 500);
  const lacks = {
    identity: externalId.trim() === '',
    title: !LETTERS.test(title) || title === externalId,
    severity: sourceSeverity === undefined || UNKNOWN.test(sourceSeverity),
    time: detectedAt === undefined,
    tenant: named !== undefined && verdict.tenantHint === undefined,
  };
  return Object.entries(lacks)
    .filter(([, isLacking]) => isLacking)
    .map(([what]) => what);
}

export interface Mapped {
  readonly records: number;
  /** Fully mapped. */
  readonly full: number;
  /** Lacking only what the record itself leaves out. */
  readonly unsaid: number;
  readonly lacks: readonly string[];
}

/** For dates without a year. */
const RECEIVED = Date.UTC(2026, 10, 23);

/** How many incident records of a file are fully mapped, and what the others lack. */
export function mapped(sample: SampleFile, records: readonly unknown[]): Mapped {
  const { format, file, undated = 0 } = sample;
  const faults: string[][] = [];
  let full = 0;
  for (const record of records) {
    const verdict = formats[format].read(record, RECEIVED);
    if (!verdict.ok) continue;
    const lacks = lacking(format, record, verdict);
    if (lacks.length === 0) full++;
    else faults.push(lacks);
  }
  const allowed = {
    severity: UNGRADED_FORMATS.includes(format) ? faults.length : (UNGRADED[file] ?? 0),
    time: undated,
  };
  const unsaid = faults.filter((lacks) => lacks.every((what) => isUnsaid(what, allowed))).length;
  return { records: full + faults.length, full, unsaid, lacks: faults.flat() };
}

/** Takes one of what the file's records are known to leave out. */
function isUnsaid(what: string, allowed: { severity: number; time: number }): boolean {
  if (what !== 'severity' && what !== 'time') return false;
  allowed[what]--;
  return allowed[what] >= 0;
}
