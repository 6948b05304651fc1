import { describe, expect, it } from 'vitest';
import { wiz } from '../../../shared/formats/wiz.ts';

const ID = '3e2c5f50-6a0c-4f7d-9f0e-2a2f6d1c0001';

const issue = {
  id: ID,
  sourceRule: {
    __typename: 'Control',
    id: 'wc-1',
    name: 'Exposed VM with CVE-2026-0001',
    controlDescription: 'A machine that anybody may reach has a known hole.',
    resolutionRecommendation: 'Update it.',
    securitySubCategories: [
      {
        title: 'T1190 - Exploit Public-Facing Application',
        category: { framework: { name: 'MITRE ATT&CK Matrix' } },
      },
      { title: 'Vulnerability assessment' },
    ],
  },
  type: 'TOXIC_COMBINATION',
  severity: 'CRITICAL',
  status: 'OPEN',
  resolutionReason: null,
  createdAt: '2026-05-01T12:00:00.123456Z',
  updatedAt: '2026-05-01T13:00:00Z',
  resolvedAt: null,
  projects: [{ id: 'p', name: 'Shop' }],
  entitySnapshot: { type: 'VIRTUAL_MACHINE', name: 'web-1', subscriptionExternalId: '111122223333' },
};

const webhook = {
  trigger: { source: 'ISSUES', type: 'Created', ruleId: 'r', ruleName: 'all' },
  issue: {
    id: ID,
    status: 'OPEN',
    severity: 'CRITICAL',
    created: '2026-05-01T12:00:00.123456Z',
    projects: 'Shop, Web',
  },
  resource: { id: 'e', name: 'web-1', type: 'VIRTUAL_MACHINE', subscriptionId: '111122223333' },
  control: {
    id: 'wc-1',
    name: 'Exposed VM with CVE-2026-0001',
    description: 'A machine.',
    severity: 'HIGH',
    resolutionRecommendation: 'Update it.',
  },
};

const detection = {
  trigger: { source: 'DETECTIONS', type: 'Created' },
  id: 'd-1',
  threatId: ID,
  threatURL: `https://acme.wiz.io/issues#~(issue~'${ID})`,
  title: 'Timestomping was seen',
  description: 'touch changed the time of a file.',
  severity: 'MEDIUM',
  createdAt: '2026-05-01T12:00:00.819883668Z',
  tdrId: 't-1',
  tdrSource: 'WIZ_SENSOR',
  mitreTactics: ['TA0005'],
  mitreTechniques: ['T1070.006'],
  cloudAccounts: [{ cloudPlatform: 'AWS', externalId: '111122223333' }],
  timeframe: { start: '2026-05-01T11:59:00Z', end: '2026-05-01T12:00:00Z' },
  resources: [{ name: 'container-1' }],
  primaryResource: { name: 'container-1', cloudAccount: { externalId: '111122223333' } },
  triggeringEvents: [{ actorIP: '203.0.113.9', runtimeDetails: { processTree: [{ hash: 'c'.repeat(40) }] } }],
};

const configuration = {
  id: 'c-1',
  firstSeenAt: '2026-05-01T12:00:00Z',
  analyzedAt: '2026-05-02T12:00:00Z',
  severity: 'LOW',
  result: 'FAIL',
  status: 'OPEN',
  remediation: 'Close the port.',
  resource: { name: 'sg-1', subscription: { externalId: '111122223333' } },
  rule: { id: 'r', name: 'Port 22 is open to all', description: 'Anybody may try.' },
};

const vulnerability = {
  id: 'v-1',
  portalUrl: 'https://app.wiz.io/v/1',
  name: 'CVE-2026-0001',
  detailedName: 'openssl',
  CVEDescription: 'A hole.',
  vendorSeverity: 'HIGH',
  firstDetectedAt: '2026-05-01T12:00:00Z',
  lastDetectedAt: '2026-05-02T12:00:00Z',
  status: 'RESOLVED',
  resolvedAt: '2026-05-02T11:00:00Z',
  vulnerableAsset: { name: 'web-1', subscriptionExternalId: '111122223333' },
};

const report = (record: unknown) => {
  const verdict = wiz.read(record);
  if (!verdict.ok) throw new Error(`${verdict.refusal.field}: ${verdict.refusal.reason}`);
  return verdict.report;
};

describe('an issue', () => {
  it('of GraphQL', () => {
    expect(wiz.read(issue)).toMatchObject({ tenantHint: '111122223333' });
    expect(report(issue)).toEqual({
      externalId: `issue/${ID}`,
      source: 'wiz',
      title: 'Exposed VM with CVE-2026-0001',
      severity: 'critical',
      sourceSeverity: 'CRITICAL',
      status: 'open',
      sourceStatus: 'OPEN',
      module: 'cloud',
      category: 'toxic_combination',
      description: 'A machine that anybody may reach has a known hole.',
      recommendation: 'Update it.',
      url: `https://app.wiz.io/issues#~(issue~'${ID})`,
      detectedAt: Date.UTC(2026, 4, 1, 12, 0, 0, 123),
      updatedAt: Date.UTC(2026, 4, 1, 13),
      indicators: [{ type: 'cve', value: 'CVE-2026-0001' }],
      techniques: ['T1190'],
      assets: ['web-1'],
      tags: ['Shop'],
    });
  });

  it('of a webhook is the same issue', () => {
    expect(wiz.read(webhook)).toMatchObject({ tenantHint: '111122223333' });
    expect(report(webhook)).toMatchObject({
      externalId: `issue/${ID}`,
      title: 'Exposed VM with CVE-2026-0001',
      severity: 'critical',
      status: 'open',
      assets: ['web-1'],
      recommendation: 'Update it.',
      detectedAt: Date.UTC(2026, 4, 1, 12, 0, 0, 123),
      tags: ['Shop', 'Web'],
    });
  });

  it.each([
    ['OPEN', null, 'open', undefined],
    ['IN_PROGRESS', null, 'in_progress', undefined],
    ['RESOLVED', null, 'closed', undefined],
    ['RESOLVED', 'ISSUE_FIXED', 'closed', 'true_positive'],
    ['RESOLVED', 'OBJECT_DELETED', 'closed', undefined],
    ['RESOLVED', 'NOT_MALICIOUS_THREAT', 'closed', 'benign'],
    ['REJECTED', null, 'closed', 'benign'],
    ['REJECTED', 'WONT_FIX', 'closed', 'benign'],
    ['RESOLVED', 'FALSE_POSITIVE', 'closed', 'false_positive'],
    ['OPEN', 'FALSE_POSITIVE', 'open', undefined],
  ])('%s for %s is %s, %s', (status, resolutionReason, ours, resolution) => {
    const found = report({ ...issue, status, resolutionReason, resolvedAt: '2026-05-02T00:00:00Z' });
    expect([found.status, found.resolution]).toEqual([ours, resolution]);
    expect(found.closedAt).toBe(ours === 'closed' ? Date.UTC(2026, 4, 2) : undefined);
    expect(found.externalId).toBe(report(issue).externalId);
  });

  it.each([
    ['CRITICAL', 'critical'],
    ['HIGH', 'high'],
    ['MEDIUM', 'medium'],
    ['LOW', 'low'],
    ['INFORMATIONAL', 'info'],
    ['?', 'medium'],
  ])('of severity %s is %s', (severity, ours) => expect(report({ ...issue, severity }).severity).toBe(ours));

  it('of older clients has a control, and of threats several rules', () => {
    const { sourceRule, ...rest } = issue;
    expect(report({ ...rest, control: { name: 'Old control', description: 'd' } })).toMatchObject({
      title: 'Old control',
      description: 'd',
    });
    expect(
      report({ ...rest, type: 'THREAT_DETECTION', sourceRules: [{ name: 'A' }, { name: 'B' }] }),
    ).toMatchObject({
      title: 'A',
      category: 'threat_detection',
    });
  });

  it('is nobody’s if it is in several projects', () => {
    const entitySnapshot = { name: 'web-1' };
    expect(wiz.read({ ...issue, entitySnapshot })).toMatchObject({ tenantHint: 'Shop' });
    const verdict = wiz.read({ ...issue, entitySnapshot, projects: [{ name: 'Shop' }, { name: 'Bank' }] });
    expect(verdict).not.toHaveProperty('tenantHint');
  });
});

describe('a detection', () => {
  const expected = {
    externalId: 'detection/d-1',
    title: 'Timestomping was seen',
    severity: 'medium',
    module: 'cloud',
    category: 'defense_evasion',
    url: detection.threatURL,
    detectedAt: Date.UTC(2026, 4, 1, 12, 0, 0, 819),
    occurredAt: Date.UTC(2026, 4, 1, 11, 59),
    techniques: ['T1070.006'],
    assets: ['container-1'],
    indicators: [
      { type: 'ip', value: '203.0.113.9' },
      { type: 'sha1', value: 'c'.repeat(40) },
    ],
  };

  it('of a webhook', () => {
    expect(report(detection)).toMatchObject(expected);
    expect(wiz.read(detection)).toMatchObject({ tenantHint: '111122223333' });
  });

  it('of GraphQL', () => {
    const {
      title,
      threatId,
      threatURL,
      timeframe,
      tdrId,
      tdrSource,
      mitreTactics,
      mitreTechniques,
      trigger,
      ...rest
    } = detection;
    const graph = {
      ...rest,
      issue: { id: threatId, url: threatURL },
      startedAt: timeframe.start,
      ruleMatch: {
        rule: { name: title, securitySubCategories: [{ title: 'T1070.006' }], MITRETactics: mitreTactics },
      },
      triggeringEvents: { nodes: detection.triggeringEvents },
    };
    expect(report(graph)).toMatchObject(expected);
  });
});

describe('a finding', () => {
  it('of cloud configuration', () => {
    expect(report(configuration)).toEqual({
      externalId: 'configuration/c-1',
      source: 'wiz',
      title: 'Port 22 is open to all',
      severity: 'low',
      sourceSeverity: 'LOW',
      status: 'open',
      sourceStatus: 'OPEN',
      module: 'cloud',
      category: 'misconfiguration',
      description: 'Anybody may try.',
      recommendation: 'Close the port.',
      detectedAt: Date.UTC(2026, 4, 1, 12),
      updatedAt: Date.UTC(2026, 4, 2, 12),
      assets: ['sg-1'],
    });
    expect(report({ ...configuration, result: 'PASS' }).status).toBe('closed');
    expect(wiz.read(configuration)).toMatchObject({ tenantHint: '111122223333' });
  });

  it('of a vulnerability', () => {
    expect(report(vulnerability)).toMatchObject({
      externalId: 'vulnerability/v-1',
      title: 'CVE-2026-0001 in openssl',
      severity: 'high',
      status: 'closed',
      closedAt: Date.UTC(2026, 4, 2, 11),
      module: 'attack_surface',
      category: 'known_cve',
      indicators: [{ type: 'cve', value: 'CVE-2026-0001' }],
      assets: ['web-1'],
    });
  });
});

it('opens answers of GraphQL', () => {
  expect(wiz.open!({ data: { issues: { nodes: [issue], pageInfo: {} } } })).toEqual([issue]);
  expect(wiz.open!({ data: { detections: { nodes: [detection] } } })).toEqual([detection]);
  expect(wiz.open!({ data: { configurationFindings: { nodes: [configuration] } } })).toEqual([configuration]);
  expect(wiz.open!({ data: { issue } })).toEqual([issue]);
  expect(wiz.open!({ issues: [issue] })).toEqual([issue]);
  for (const record of [issue, webhook, detection, { data: { issues: { nodes: [{}] } } }, null])
    expect(wiz.open!(record)).toBeNull();
});

it.each([
  [{ ...issue, id: null }, 'id', /missing/],
  [{ ...issue, createdAt: 'x', updatedAt: null }, 'createdAt', /no time/],
  [{ ...detection, createdAt: null, timeframe: null }, 'createdAt', /no time/],
  [{ ...configuration, firstSeenAt: null, analyzedAt: null }, 'firstSeenAt', /no time/],
  [{ ...vulnerability, firstDetectedAt: null, lastDetectedAt: null }, 'firstDetectedAt', /no time/],
  [
    { action: 'Login', requestId: 'r', timestamp: '2026-05-01T12:00:00Z', actionParameters: {} },
    'action',
    /audit log/,
  ],
  [{}, '', /no record of Wiz/],
  [null, '', /null/],
])('refuses %j', (record, field, reason) => {
  expect(wiz.read(record)).toEqual({ ok: false, refusal: { field, reason: expect.stringMatching(reason) } });
});
