import { describe, expect, it } from 'vitest';
import { wiz } from '../../../../shared/formats/wiz.ts';
import { configuration, detection, ID, issue, vulnerability, webhook } from './records.ts';

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
    // One project, and yet the account goes first, as everywhere.
    const shop = { ...webhook, issue: { ...webhook.issue, projects: 'Shop' } };
    expect(wiz.read(shop)).toMatchObject({ tenantHint: '111122223333' });
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

it('a detection names the accounts that acted, and no address from outside', () => {
  const actors = [
    { name: 'eve', type: 'USER_ACCOUNT' },
    { name: '203.0.113.9', type: 'IP_ADDRESS' },
  ];
  const { assets } = report({ ...detection, actors });
  expect(assets).toContain('eve');
  expect(assets).not.toContain('203.0.113.9');
});

describe('a finding', () => {
  it('of a resource that is gone is over', () => {
    expect(report({ ...configuration, deleted: true }).status).toBe('closed');
  });

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

it('bears an object whose way into text is broken', () => {
  const broken = { ...issue, sourceRule: null, entitySnapshot: null, type: { toString: 'x' } };
  expect(wiz.read(broken).ok).toBe(false);
  expect(wiz.recognise(broken)).toBeNull();
});
