import { describe, expect, it } from 'vitest';
import { crowdstrike } from '../../../shared/formats/crowdstrike.ts';
import { reading } from '../../support/formats.ts';

const { report, tenant, refusal } = reading(crowdstrike);

const CID = '0123456789abcdef0123456789abcdef';
const SHA256 = 'ab'.repeat(32);
const CREATED = Date.UTC(2026, 4, 1, 12);

const streamed = (eventType: string, event: object, metadata: object = {}) => ({
  metadata: {
    customerIDString: CID,
    offset: 7,
    eventType,
    eventCreationTime: CREATED,
    version: '1.0',
    ...metadata,
  },
  event,
});

const epp = {
  ProcessStartTime: CREATED / 1_000 - 60,
  Hostname: 'PC-7',
  UserName: 'eve',
  Name: 'NGAV',
  Description: 'This file is malicious.',
  Severity: 70,
  SeverityName: 'High',
  SHA256String: SHA256,
  SHA1String: '0'.repeat(40),
  FalconHostLink: 'https://falcon.crowdstrike.com/activity-v2/detections/x',
  CompositeId: `${CID}:ind:aid:1-2-3`,
  Tactic: 'Defense Evasion',
  Technique: 'Masquerading',
  MitreAttack: [{ Tactic: 'Defense Evasion', TechniqueID: 'T1036.005' }],
  PatternDispositionDescription: 'Prevention, process was blocked.',
};

const alert = {
  composite_id: `${CID}:ind:aid:1-2-3`,
  cid: CID,
  name: 'SuspiciousScript',
  display_name: 'Suspicious script',
  description: 'A script did something.',
  severity: 50,
  severity_name: 'Medium',
  status: 'in_progress',
  product: 'epp',
  tactic: 'Execution',
  technique_id: 'T1059',
  created_timestamp: '2026-05-01T12:00:00.123456789Z',
  updated_timestamp: '2026-05-01T13:00:00Z',
  context_timestamp: '2026-05-01T11:59:00Z',
  assigned_to_name: 'Ann',
  falcon_host_link: 'https://falcon.crowdstrike.com/x',
  device: { hostname: 'PC-7', local_ip: '10.0.0.7' },
  user_name: 'eve',
  sha256: SHA256,
  tags: ['vip'],
};

describe('event stream', () => {
  it('maps a detection', () => {
    const event = streamed('EppDetectionSummaryEvent', epp);
    expect(tenant(event)).toBe(CID);
    expect(report(event)).toEqual({
      externalId: `${CID}:ind:aid:1-2-3`,
      source: 'crowdstrike',
      title: 'NGAV on PC-7',
      severity: 'high',
      sourceSeverity: 'High',
      module: 'endpoint',
      category: 'defense_evasion',
      detectedAt: CREATED,
      occurredAt: CREATED - 60_000,
      description: 'This file is malicious.',
      impact: 'Prevention, process was blocked.',
      url: 'https://falcon.crowdstrike.com/activity-v2/detections/x',
      indicators: [{ type: 'sha256', value: SHA256 }],
      techniques: ['T1036.005'],
      assets: expect.arrayContaining(['PC-7', 'eve']),
    });
  });

  it.each([
    ['DetectionSummaryEvent', { Severity: 4 }, 'high'],
    ['DetectionSummaryEvent', { Severity: 2 }, 'low'],
    ['DetectionSummaryEvent', { Severity: 50 }, 'medium'],
    ['DetectionSummaryEvent', { Severity: 2, SeverityName: 'High' }, 'high'],
    ['EppDetectionSummaryEvent', { Severity: 4 }, 'info'],
    ['MobileDetectionSummaryEvent', { Severity: 90 }, 'critical'],
    ['XdrDetectionSummaryEvent', { Severity: 16 }, 'info'],
    ['IdpDetectionSummaryEvent', { Severity: 3 }, 'medium'],
    ['IncidentSummaryEvent', { FineScore: 62.5 }, 'high'],
    ['IdentityProtectionEvent', { Severity: 1, SeverityName: 'INFO' }, 'info'],
    ['EppDetectionSummaryEvent', { SeverityName: 'Terrible' }, 'medium'],
    ['EppDetectionSummaryEvent', {}, 'medium'],
  ])('%s with %j is %s', (type, event, severity) => {
    expect(report(streamed(type, { DetectId: 'ldt:1:2', ...event })).severity).toBe(severity);
  });

  it('keeps the time of detection and the identity of an incident whose state changes', () => {
    const event = { IncidentID: 'inc:aid:1', IncidentStartTime: 1_777_630_000, State: 'open', FineScore: 20 };
    const opened = report(streamed('IncidentSummaryEvent', event));
    const later = { eventCreationTime: CREATED + 60_000, offset: 8 };
    const closed = report(streamed('IncidentSummaryEvent', { ...event, State: 'closed' }, later));
    expect(closed.externalId).toBe(opened.externalId);
    expect(closed.detectedAt).toBe(opened.detectedAt);
    expect([opened.status, closed.status]).toEqual(['open', 'closed']);
    expect(closed.updatedAt).toBe(CREATED + 60_000);
  });

  it('names an automated lead for what was seen, under one id whenever it grows', () => {
    const lead = {
      Name: 'pc-7 at 2026-05-01T12:00:00Z',
      CompositeId: `${'a'.repeat(32)}:automated-lead:1`,
      SignalStartTimestamp: 1_777_636_800,
      Score: 54,
      ThreatgraphIndicators: [{ DisplayName: 'SuspiciousMshta', Hostname: 'pc-7' }],
      MitreAttack: [{ Tactic: 'Execution', TechniqueID: 'T1218.005' }],
    };
    expect(report(streamed('AutomatedLeadSummaryEvent', lead))).toMatchObject({
      externalId: lead.CompositeId,
      title: 'SuspiciousMshta on pc-7',
      severity: 'medium',
      detectedAt: 1_777_636_800_000,
      assets: ['pc-7'],
      techniques: ['T1218.005'],
    });
  });

  it('finds the id of an incident in its link', () => {
    const id = `inc:${'a'.repeat(32)}:${'b'.repeat(32)}`;
    const link = `https://falcon.crowdstrike.com/incidents/details/${id}?_cid=x`;
    expect(report(streamed('IncidentSummaryEvent', { FalconHostLink: link })).externalId).toBe(id);
  });

  it('tells short ids of two customers apart, and events without an id by their place', () => {
    const id = (event: object, metadata: object = {}) =>
      report(streamed('IdentityProtectionEvent', event, metadata)).externalId;
    const named = { IdentityProtectionIncidentId: 'INC-1' };
    expect(id(named)).not.toBe(id(named, { customerIDString: 'f'.repeat(32) }));
    expect(id({ UserName: 'a' })).toBe(id({ UserName: 'a' }));
    expect(id({ UserName: 'a' })).not.toBe(id({ UserName: 'a' }, { offset: 8 }));
  });

  it.each([
    [
      'MobileDetectionSummaryEvent',
      { Name: 'CkbSensorDetectDomainHighUI', Technique: 'Bad domain', ComputerName: 'p' },
      'Bad domain on p',
    ],
    [
      'IdentityProtectionEvent',
      { IncidentType: 'UNUSUAL_ACTIVITY', UserName: 'eve' },
      'Unusual activity by eve',
    ],
    ['IncidentSummaryEvent', { IncidentType: 1 }, 'Falcon incident'],
    ['XdrDetectionSummaryEvent', { Name: 'eve on PC-7', ComputerName: 'PC-7' }, 'eve on PC-7'],
  ])('names %s %j', (type, event, title) => {
    expect(report(streamed(type, event)).title).toBe(title);
  });

  it.each([
    'FirewallMatchEvent',
    'AuthActivityAuditEvent',
    'UserActivityAuditEvent',
    'RemoteResponseSessionStartEvent',
    'ScheduledReportNotificationEvent',
  ])('refuses %s', (type) => {
    expect(refusal(streamed(type, { UserId: 'x' }))).toMatch(
      /^metadata.eventType: \w+ tells of no detection; send the \*SummaryEvent types/,
    );
  });

  it('files by product', () => {
    const kind = (type: string) => {
      const { module, category } = report(streamed(type, { DetectId: 'x' }));
      return `${module} ${category}`;
    };
    expect(kind('IdpDetectionSummaryEvent')).toBe('identity suspicious_login');
    expect(kind('CSPMIOAStreamingEvent')).toBe('cloud cloud_attack');
    expect(kind('CSPMSearchStreamingEvent')).toBe('cloud misconfiguration');
    expect(kind('DataProtectionDetectionSummaryEvent')).toBe('endpoint data_leak');
  });
});

describe('REST', () => {
  it('maps an alert under the id the stream gives the same detection', () => {
    expect(tenant(alert)).toBe(CID);
    expect(report(alert)).toEqual({
      externalId: report(streamed('EppDetectionSummaryEvent', epp)).externalId,
      source: 'crowdstrike',
      title: 'Suspicious script on PC-7',
      severity: 'medium',
      sourceSeverity: 'Medium',
      status: 'in_progress',
      sourceStatus: 'in_progress',
      module: 'endpoint',
      category: 'execution',
      detectedAt: CREATED + 123,
      occurredAt: CREATED - 60_000,
      updatedAt: CREATED + 3_600_000,
      description: 'A script did something.',
      assignee: 'Ann',
      url: 'https://falcon.crowdstrike.com/x',
      indicators: [{ type: 'sha256', value: SHA256 }],
      techniques: ['T1059'],
      assets: expect.arrayContaining(['PC-7', 'eve']),
      tags: ['vip'],
    });
  });

  it.each([
    ['new', undefined, 'open', undefined],
    ['reopened', undefined, 'open', undefined],
    ['closed', 'true_positive', 'closed', 'true_positive'],
    ['closed', 'false_positive', 'closed', 'false_positive'],
    ['closed', 'ignored', 'closed', undefined],
    ['false_positive', undefined, 'closed', 'false_positive'],
    ['in_progress', 'true_positive', 'in_progress', undefined],
    ['parked', undefined, undefined, undefined],
  ])('status %s with resolution %s', (status, resolution, expected, ended) => {
    const found = report({ ...alert, status, resolution });
    expect([found.status, found.resolution, found.sourceStatus]).toEqual([expected, ended, status]);
  });

  it('takes a legacy detection', () => {
    const found = report({
      detection_id: 'ldt:aid:9',
      cid: CID,
      created_timestamp: '2026-05-01T12:00:00Z',
      first_behavior: '2026-05-01T11:00:00Z',
      date_updated: '2026-05-01T13:00:00Z',
      max_severity: 70,
      max_severity_displayname: 'High',
      status: 'new',
      device: { hostname: 'PC-7' },
      behaviors: [
        {
          display_name: 'Credential dump',
          tactic: 'Credential Access',
          technique_id: 'T1003',
          sha256: SHA256,
          user_name: 'NT AUTHORITY\\SYSTEM',
        },
      ],
    });
    expect(found).toMatchObject({
      externalId: 'ldt:aid:9',
      title: 'Credential dump on PC-7',
      severity: 'high',
      category: 'credential_access',
      techniques: ['T1003'],
      assets: ['PC-7'],
      occurredAt: CREATED - 3_600_000,
    });
  });

  it.each([
    [20, 'open'],
    [25, 'open'],
    [30, 'in_progress'],
    [40, 'closed'],
  ])('takes an incident with status %i', (status, expected) => {
    const found = report({
      incident_id: 'inc:aid:1',
      cid: CID,
      created: '2026-05-01T12:00:00Z',
      start: '2026-05-01T11:00:00Z',
      modified_timestamp: '2026-05-01T12:30:00Z',
      fine_score: 85,
      status,
      state: 'open',
      hosts: [{ hostname: 'PC-7' }],
      users: ['eve'],
      tactics: ['Lateral Movement'],
    });
    expect(found).toMatchObject({
      status: expected,
      severity: 'critical',
      title: 'Falcon incident on PC-7',
      assets: expect.arrayContaining(['PC-7', 'eve']),
    });
  });

  it('opens answers, refuses telemetry', () => {
    expect(crowdstrike.open?.({ meta: {}, resources: [alert, alert], errors: [] })).toHaveLength(2);
    expect(crowdstrike.open?.(alert)).toBeNull();
    expect(refusal({ ...alert, composite_id: ' ' })).toMatch(/^composite_id: is missing/);
    expect(refusal({ detection_id: ' ', max_severity: 1 })).toMatch(/^detection_id: is missing or blank/);
    expect(refusal({ event_simpleName: 'ProcessRollup2', aid: 'x' })).toMatch(
      /^event_simpleName: is telemetry/,
    );
    expect(refusal({ severity: 'high' })).toMatch(/no record of CrowdStrike Falcon/);
  });
});
