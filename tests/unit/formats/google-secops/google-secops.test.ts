import { describe, expect, it } from 'vitest';
import { googleSecops } from '../../../../shared/formats/google-secops.ts';
import { connector, detection, event, siemplify, soarCase } from './records.ts';

const report = (record: unknown) => {
  const verdict = googleSecops.read(record);
  if (!verdict.ok) throw new Error(`${verdict.refusal.field}: ${verdict.refusal.reason}`);
  return verdict.report;
};
const ruled = (change: object, around: object = {}) => ({
  ...detection,
  ...around,
  detection: [{ ...detection.detection[0], ...change }],
});

describe('a detection', () => {
  it('is mapped', () => {
    expect(googleSecops.read(detection)).toMatchObject({ tenantHint: 'acme' });
    expect(report(detection)).toEqual({
      externalId: 'detection/de_1',
      source: 'google-secops',
      title: 'Ms office to suspicious url on pc-7',
      severity: 'high',
      sourceSeverity: 'HIGH',
      module: 'endpoint',
      category: 'execution',
      description: 'Office opened a link.',
      url: 'https://acme.backstory.chronicle.security/ruleDetections?ruleId=ru_1',
      detectedAt: Date.UTC(2026, 4, 1, 12, 0, 0, 159),
      occurredAt: Date.UTC(2026, 4, 1, 11),
      updatedAt: Date.UTC(2026, 4, 1, 12, 30),
      indicators: [
        { type: 'ip', value: '10.0.0.5' },
        { type: 'sha256', value: 'ab'.repeat(32) },
        { type: 'ip', value: '203.0.113.9' },
        { type: 'url', value: 'http://bad.example/a' },
        { type: 'domain', value: 'bad.example' },
        { type: 'domain', value: 'c2.example' },
        { type: 'domain', value: 'dns.example' },
      ],
      techniques: ['T1059.001'],
      assets: ['pc-7', 'eve'],
    });
  });

  it.each([
    [{ severity: 'CRITICAL' }, 'critical'],
    [{ severity: 'INFORMATIONAL' }, 'info'],
    [{ severity: null, ruleLabels: [{ key: 'Severity', value: 'Low' }] }, 'low'],
    [{ severity: null, outcomes: [{ key: 'severity', value: 'MEDIUM' }] }, 'medium'],
    [{ severity: null, riskScore: 85 }, 'critical'],
    [{ severity: null, riskScore: 60 }, 'high'],
    [{ severity: null, riskScore: '10' }, 'info'],
    [{ severity: null, riskScore: null }, 'medium'],
    [{ alertState: 'NOT_ALERTING' }, 'info'],
  ])('with %j is %s', (change, severity) => expect(report(ruled(change)).severity).toBe(severity));

  it.each([
    ['NEW', undefined, 'open', undefined],
    ['REVIEWED', 'TRUE_POSITIVE', 'in_progress', undefined],
    ['CLOSED', 'TRUE_POSITIVE', 'closed', 'true_positive'],
    ['CLOSED', 'FALSE_POSITIVE', 'closed', 'false_positive'],
    [undefined, undefined, undefined, undefined],
  ])('with feedback %s, %s is %s, %s', (status, verdict, ours, resolution) => {
    const found = report({ ...detection, feedbackSummary: { status, verdict, severityDisplay: 'Low' } });
    expect([found.status, found.resolution, found.severity]).toEqual([ours, resolution, 'low']);
    expect(found.externalId).toBe('detection/de_1');
  });

  it('without an id is told by what it matched', () => {
    const { id, ...bare } = detection;
    const other = { ...bare, detectionTime: '2026-05-01T11:06:00Z' };
    expect(report(bare).externalId).toMatch(/^detection\/[0-9a-f]{32}$/);
    expect(report(bare).externalId).toBe(report({ ...bare, lastUpdatedTime: null }).externalId);
    expect(report(other).externalId).not.toBe(report(bare).externalId);
  });

  it('keeps a name that a person wrote, and is filed by its events where it says no more', () => {
    const plain = {
      ...ruled({ ruleName: 'Odd thing seen', detectionFields: [] }),
      tags: [],
      collectionElements: [],
    };
    expect(report(plain)).toMatchObject({
      title: 'Odd thing seen',
      module: 'network',
      category: 'rule_match',
    });
    const user = {
      collectionElements: [{ references: [{ event: { metadata: { eventType: 'USER_CREATION' } } }] }],
    };
    expect(report({ ...plain, ...user }).module).toBe('identity');
  });
});

describe('the SOAR side', () => {
  const common = {
    externalId: 'case/1001',
    title: 'Phishing mail reported',
    severity: 'high',
    status: 'open',
    module: 'email',
    category: 'phishing',
    detectedAt: 1_777_636_800_000,
    updatedAt: 1_777_640_400_000,
  };

  it('tells of a case in two ways', () => {
    expect(report(soarCase)).toEqual({
      ...common,
      source: 'google-secops',
      sourceSeverity: 'PRIORITY_HIGH',
      sourceStatus: 'OPENED',
      description: 'A case.',
      tags: ['vip'],
    });
    expect(report(siemplify)).toMatchObject({
      ...common,
      sourceSeverity: '80',
      assignee: 'ann',
      indicators: [
        { type: 'ip', value: '203.0.113.9' },
        { type: 'sha256', value: 'ab'.repeat(32) },
        { type: 'ip', value: '203.0.113.10' },
      ],
      assets: ['PC-7', 'eve'],
    });
    for (const record of [soarCase, siemplify])
      expect(googleSecops.read(record)).toMatchObject({ tenantHint: 'Acme' });
    const snake = {
      identifier: '1001',
      title: common.title,
      priority: 80,
      stage: 'Triage',
      status: 1,
      environment: 'Acme',
      creation_time: 1_777_636_800_000,
      modification_time: 1_777_640_400_000,
    };
    expect(report(snake)).toMatchObject(common);
  });

  it.each([
    ['CLOSED', { reason: 'MALICIOUS', rootCause: 'Other' }, 'closed', 'true_positive'],
    ['CLOSED', { reason: 'NOT_MALICIOUS', rootCause: 'Lab test' }, 'closed', 'benign'],
    ['CLOSED', { reason: 'NOT_MALICIOUS', rootCause: 'False positive' }, 'closed', 'false_positive'],
    ['CLOSED', { reason: 'INCONCLUSIVE' }, 'closed', undefined],
    [2, undefined, 'closed', undefined],
    ['MERGED', undefined, 'closed', 'duplicate'],
    ['OPENED', undefined, 'open', undefined],
  ])('closes a case: %s for %j', (status, closureDetails, ours, resolution) => {
    const found = report({ ...soarCase, status, closureDetails });
    expect([found.status, found.resolution]).toEqual([ours, resolution]);
  });

  it.each([
    [-1, 'info'],
    [40, 'low'],
    [60, 'medium'],
    [80, 'high'],
    [100, 'critical'],
    ['PRIORITY_INFO', 'info'],
    ['PRIORITY_UNSPECIFIED', 'medium'],
  ])('grades priority %s %s', (priority, severity) =>
    expect(report({ ...siemplify, priority }).severity).toBe(severity),
  );

  it('tells of alerts, by a case and by a connector', () => {
    expect(report(connector)).toEqual({
      externalId: 'alert/t-1',
      source: 'google-secops',
      title: 'IRC connection',
      severity: 'medium',
      sourceSeverity: '60',
      module: 'network',
      category: 'security_case',
      description: 'A machine talks IRC.',
      detectedAt: 1_777_636_800_000,
      occurredAt: 1_777_636_800_000,
      indicators: [{ type: 'ip', value: '203.0.113.9' }],
      assets: ['pc-7'],
    });
    const inCase = {
      name: `${soarCase.name}/caseAlerts/1`,
      alertId: '1',
      identifier: 'A_1',
      displayName: 'Malware found',
      environment: 'Acme',
      ruleGenerator: 'r',
      priority: 'LOW',
      status: 'OPEN',
      createTime: '1777636800000',
    };
    expect(report(inCase)).toMatchObject({
      externalId: 'alert/A_1',
      title: 'Malware found',
      severity: 'low',
      category: 'malware',
    });
    expect(googleSecops.read(inCase)).toMatchObject({ tenantHint: 'Acme' });
  });
});

it('opens lists, streams and groups of alerts', () => {
  const { open } = googleSecops;
  expect(open!({ detections: [detection], nextPageToken: 'x' })).toEqual([detection]);
  expect(open!({ curatedRuleDetections: [detection] })).toEqual([detection]);
  expect(open!({ continuationTime: 'x', detections: [detection] })).toEqual([detection]);
  expect(open!({ alerts: { alerts: [detection] } })).toEqual([detection]);
  expect(open!({ cases: [soarCase], nextPageToken: 'x' })).toEqual([soarCase]);
  const info = {
    name: 'Suspicious login',
    sourceProduct: 'IdP',
    severity: 'High',
    timestamp: '2026-05-01T12:00:00Z',
    uri: ['https://acme.backstory.chronicle.security/a'],
  };
  const groups = {
    alerts: [{ asset: { hostname: 'pc-7' }, alertInfos: [info, { ...info, name: 'B' }] }],
    userAlerts: [{ user: { email: 'eve@acme.example' }, alertInfos: [info] }],
  };
  const opened = open!(groups)!;
  expect(opened.map(report)).toMatchObject([
    { title: 'Suspicious login on pc-7', severity: 'high', assets: ['pc-7'] },
    { title: 'B on pc-7' },
    { title: 'Suspicious login on eve@acme.example' },
  ]);
  expect(new Set(opened.map((record) => report(record).externalId)).size).toBe(3);
  expect([detection, soarCase, siemplify, connector, {}, null].map((value) => open!(value))).toEqual(
    Array(6).fill(null),
  );
});

it.each([
  [{ ...detection, createdTime: null, detectionTime: '', timeWindow: null }, 'createdTime', /no time/],
  [{ ...soarCase, createTime: null, updateTime: null }, 'createTime', /no time/],
  [{ ...connector, StartTime: null }, 'startTime', /no time/],
  [{ asset: {}, alertInfo: { name: 'x' } }, 'alertInfo.timestamp', /no time/],
  [{ heartbeat: true }, 'heartbeat', /stream/],
  [event, 'metadata.eventType', /UDM/],
  [{}, '', /no record of Google SecOps/],
])('refuses %j', (record, field, reason) => {
  expect(googleSecops.read(record)).toEqual({
    ok: false,
    refusal: { field, reason: expect.stringMatching(reason) },
  });
});
