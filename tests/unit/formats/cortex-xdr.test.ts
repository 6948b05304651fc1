import { describe, expect, it } from 'vitest';
import { cortexXdr } from '../../../shared/formats/cortex-xdr.ts';
import { reading } from '../../support/formats.ts';

const { report, tenant, refusal } = reading(cortexXdr);

const NOON = Date.UTC(2026, 4, 1, 12);
const SHA256 = 'ab'.repeat(32);

const incident = {
  incident_id: '7',
  incident_name: null,
  creation_time: NOON,
  modification_time: NOON + 60_000,
  detection_time: null,
  status: 'new',
  severity: 'medium',
  manual_severity: null,
  description: "'Local Analysis Malware' detected on host pc-7 involving user eve",
  assigned_user_mail: 'ann@example.com',
  alert_count: 1,
  xdr_url: 'https://acme.xdr.eu.paloaltonetworks.com/incident-view?caseId=7',
  hosts: [`pc-7:${'a1'.repeat(16)}`],
  users: ['corp\\eve'],
  incident_sources: ['XDR Agent'],
  alert_categories: ['Malware'],
  mitre_tactics_ids_and_names: ['TA0002 - Execution'],
  mitre_techniques_ids_and_names: ['T1059.001 - Command and Scripting Interpreter: PowerShell'],
  resolved_timestamp: null,
};

const alert = {
  alert_id: '50023290705',
  external_id: 'x',
  name: 'Behavioral Threat',
  severity: 'high',
  category: 'Malware',
  source: 'XDR Agent',
  description: 'Behavioral threat detected',
  action_pretty: 'Prevented (Blocked)',
  detection_timestamp: NOON,
  last_modified_ts: NOON + 60_000,
  resolution_status: 'STATUS_020_UNDER_INVESTIGATION',
  host_name: 'pc-7',
  case_id: 7,
  mitre_technique_id_and_name: 'T1012 - Query Registry',
  events: [
    {
      event_timestamp: NOON - 1_000,
      action_remote_ip: '203.0.113.9',
      actor_process_image_sha256: SHA256,
      user_name: 'LOCAL SERVICE',
    },
  ],
};

describe('incidents', () => {
  it('maps an incident', () => {
    expect(report(incident)).toEqual({
      externalId: 'acme.xdr.eu.paloaltonetworks.com/incident/7',
      source: 'cortex-xdr',
      title: "'Local Analysis Malware' detected on host pc-7 involving user eve",
      severity: 'medium',
      sourceSeverity: 'medium',
      status: 'open',
      sourceStatus: 'new',
      module: 'endpoint',
      category: 'malware',
      detectedAt: NOON,
      updatedAt: NOON + 60_000,
      description: incident.description,
      assignee: 'ann@example.com',
      url: incident.xdr_url,
      techniques: ['T1059.001'],
      assets: ['pc-7', 'corp\\eve'],
    });
    expect(tenant(incident)).toBe('acme.xdr.eu.paloaltonetworks.com');
    expect(tenant(alert)).toBeUndefined();
  });

  it.each([
    ['new', 'open', undefined],
    ['under_investigation', 'in_progress', undefined],
    ['resolved_true_positive', 'closed', 'true_positive'],
    ['resolved_false_positive', 'closed', 'false_positive'],
    ['resolved_duplicate', 'closed', 'duplicate'],
    ['resolved_known_issue', 'closed', 'benign'],
    ['resolved_security_testing', 'closed', 'benign'],
    ['resolved_other', 'closed', undefined],
    ['something_else', undefined, undefined],
  ])('status %s', (said, status, resolution) => {
    const found = report({ ...incident, status: said, resolved_timestamp: NOON + 5_000 });
    expect([found.status, found.resolution, found.sourceStatus]).toEqual([status, resolution, said]);
    expect(found.closedAt).toBe(status === 'closed' ? NOON + 5_000 : undefined);
    expect(found.externalId).toBe(report(incident).externalId);
  });

  it('lets what an analyst says of severity and name win', () => {
    const found = report({ ...incident, manual_severity: 'critical', incident_name: 'Patient zero' });
    expect(found).toMatchObject({ severity: 'critical', sourceSeverity: 'critical', title: 'Patient zero' });
  });

  it('tells incidents of two consoles apart', () => {
    const other = { ...incident, xdr_url: 'https://beta.xdr.us.paloaltonetworks.com/incident-view?caseId=7' };
    expect(report(other).externalId).not.toBe(report(incident).externalId);
  });

  it('takes an incident with its artifacts', () => {
    const extra = {
      incident,
      alerts: { total_count: 1, data: [alert] },
      network_artifacts: { data: [{ network_domain: 'bad.example', network_remote_ip: '203.0.113.9' }] },
      file_artifacts: { data: [{ file_sha256: SHA256, file_name: 'a.exe' }] },
    };
    const [record] = cortexXdr.open?.({ reply: extra }) ?? [];
    expect(report(record)).toMatchObject({
      externalId: report(incident).externalId,
      techniques: ['T1059.001', 'T1012'],
    });
    expect(report(record).indicators).toEqual(
      expect.arrayContaining([
        { type: 'domain', value: 'bad.example' },
        { type: 'ip', value: '203.0.113.9' },
        { type: 'sha256', value: SHA256 },
      ]),
    );
  });

  it('takes a case of XSIAM', () => {
    const found = report({
      case_id: 12,
      case_name: 'Odd log-ins',
      creation_time: NOON,
      modification_time: NOON,
      severity: 'HIGH',
      status_progress: 'Resolved',
      resolve_reason: 'Resolved - False Positive',
      issue_count: 3,
    });
    expect(found).toMatchObject({
      externalId: 'case/12',
      title: 'Odd log-ins',
      severity: 'high',
      status: 'closed',
      resolution: 'false_positive',
    });
  });
});

describe('alerts', () => {
  it('maps an alert', () => {
    expect(report(alert)).toEqual({
      externalId: 'alert/50023290705',
      source: 'cortex-xdr',
      title: 'Behavioral Threat on pc-7',
      severity: 'high',
      sourceSeverity: 'high',
      status: 'in_progress',
      sourceStatus: 'STATUS_020_UNDER_INVESTIGATION',
      module: 'endpoint',
      category: 'malware',
      detectedAt: NOON,
      occurredAt: NOON - 1_000,
      updatedAt: NOON + 60_000,
      description: 'Behavioral threat detected',
      impact: 'Prevented (Blocked)',
      indicators: expect.arrayContaining([
        { type: 'ip', value: '203.0.113.9' },
        { type: 'sha256', value: SHA256 },
      ]),
      techniques: ['T1012'],
      assets: ['pc-7'],
    });
  });

  it.each([
    ['STATUS_010_NEW', 'open', undefined],
    ['STATUS_040_RESOLVED_THREAT_HANDLED', 'closed', undefined],
    ['STATUS_060_RESOLVED_DUPLICATE', 'closed', 'duplicate'],
    ['STATUS_070_RESOLVED_FALSE_POSITIVE', 'closed', 'false_positive'],
    ['STATUS_090_RESOLVED_TRUE_POSITIVE', 'closed', 'true_positive'],
  ])('status %s', (resolution_status, status, resolution) => {
    const found = report({ ...alert, resolution_status });
    expect([found.status, found.resolution]).toEqual([status, resolution]);
  });

  it.each([
    ['SEV_020_LOW', 'low'],
    ['SEV_050_CRITICAL', 'critical'],
    ['informational', 'info'],
    ['unknown', 'medium'],
  ])('severity %s is %s', (severity, expected) => {
    expect(report({ ...alert, severity })).toMatchObject({ severity: expected, sourceSeverity: severity });
  });

  it('takes an issue as a search of issues gives it', () => {
    const found = report({
      issue_id: '700001',
      source_insert_ts: 1_777_636_800_000,
      issue_name: 'Suspicious process chain',
      severity: 'high',
      status: 'NEW',
      issue_category: 'Execution',
      issue_action_status_readable: 'DETECTED',
      issue_description: 'A chain of processes.',
      agent_hostname: 'pc-7',
      case_ids: [4242],
      mitre_technique_id_and_name: ['T1059 - Command and Scripting Interpreter'],
    });
    expect(found).toMatchObject({
      externalId: 'issue/700001',
      title: 'Suspicious process chain on pc-7',
      severity: 'high',
      status: 'open',
      category: 'execution',
      detectedAt: 1_777_636_800_000,
      description: 'A chain of processes.',
      impact: 'DETECTED',
      techniques: ['T1059'],
      assets: ['pc-7'],
    });
  });

  it('takes an issue of XSIAM', () => {
    const issue = {
      id: 99,
      name: 'Open port',
      severity: 'LOW',
      status: { progress: 'New' },
      observation_time: NOON,
      detection: { method: 'ASM' },
    };
    expect(report(issue)).toMatchObject({
      externalId: 'issue/99',
      severity: 'low',
      status: 'open',
      module: 'attack_surface',
    });
  });

  it('refuses what has no id', () => {
    expect(refusal({ ...alert, alert_id: ' ' })).toMatch(/^alert_id: is missing or blank/);
    expect(refusal({ ...incident, incident_id: ' ' })).toMatch(/^incident_id: is missing or blank/);
  });

  it('refuses one event of an alert', () => {
    expect(refusal({ alert_id: '1', event_timestamp: NOON, event_type: 'RPC Call' })).toMatch(
      /^severity: this is one event of an alert/,
    );
  });
});

it('opens replies', () => {
  expect(cortexXdr.open?.({ reply: { total_count: 1, incidents: [incident] } })).toEqual([incident]);
  expect(cortexXdr.open?.({ reply: { alerts: [alert, alert] } })).toHaveLength(2);
  expect(cortexXdr.open?.(incident)).toBeNull();
});
