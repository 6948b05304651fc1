import { describe, expect, it } from 'vitest';
import { sentinelone } from '../../../shared/formats/sentinelone.ts';
import { reading } from '../../support/formats.ts';

const { report, tenant, refusal } = reading(sentinelone);

const NOON = Date.UTC(2026, 4, 1, 12);
const SHA1 = 'ab'.repeat(20);

const threat = {
  id: '1373834705420286869',
  agentDetectionInfo: { siteId: '11', siteName: 'Acme', accountId: '22', agentIpV4: '10.0.0.7,192.168.1.7' },
  agentRealtimeInfo: { agentComputerName: 'pc-7' },
  indicators: [
    {
      category: 'Exploitation',
      description: 'Document behaves abnormally',
      tactics: [{ techniques: [{ name: 'T1203' }] }],
    },
    { category: 'Injection', description: 'Library loaded', tactics: [] },
  ],
  threatInfo: {
    threatName: 'evil.exe',
    classification: 'Ransomware',
    confidenceLevel: 'malicious',
    incidentStatus: 'unresolved',
    analystVerdict: 'undefined',
    createdAt: '2026-05-01T12:00:00.123456Z',
    identifiedAt: '2026-05-01T11:59:00Z',
    updatedAt: '2026-05-01T12:30:00Z',
    filePath: '\\Device\\Users\\eve\\Evil.exe',
    sha1: SHA1,
    sha256: null,
    processUser: 'CORP\\eve',
    mitigationStatusDescription: 'Mitigated',
  },
};

const star = {
  alertInfo: {
    alertId: '77',
    createdAt: '2026-05-01T12:00:00Z',
    reportedAt: '2026-05-01T12:00:00Z',
    updatedAt: '2026-05-01T12:30:00Z',
    incidentStatus: 'in_progress',
    analystVerdict: 'undefined',
    dstIp: '203.0.113.9',
    tiIndicatorType: 'DNS',
    tiIndicatorValue: 'bad.example',
  },
  ruleInfo: { id: '5', name: 'Odd PowerShell T1059.001', severity: 'High', description: 'Encoded command' },
  sourceProcessInfo: { user: 'NT AUTHORITY\\SYSTEM', fileHashSha1: SHA1, name: 'powershell.exe' },
  agentDetectionInfo: { name: 'pc-7', siteId: '11' },
};

const unified = {
  id: '01935310-d00e-7616-81b9-fcb227ebb13d',
  name: 'Discovery of domain controllers',
  description: 'A query for domain controllers.',
  severity: 'CRITICAL',
  status: 'NEW',
  analystVerdict: 'UNDEFINED',
  classification: 'ENUMERATION',
  confidenceLevel: 'MALICIOUS',
  attackSurfaces: ['IDENTITY'],
  detectionSource: { product: 'Identity' },
  detectedAt: '2026-05-01T12:00:00Z',
  firstSeenAt: '2026-05-01T11:00:00Z',
  updatedAt: '2026-05-01T12:30:00Z',
  asset: { name: 'DC01' },
  assignee: { email: 'ann@example.com' },
  process: { file: { path: 'c:\\a.exe', sha1: SHA1 } },
  realTime: { scope: { account: { id: '22' }, site: { id: '11' } } },
};

const activity = (activityType: number, data: object, rest: object = {}) => ({
  id: '9',
  activityType,
  accountId: '22',
  siteId: '11',
  createdAt: '2026-05-01T12:00:00Z',
  updatedAt: '2026-05-01T12:00:01Z',
  primaryDescription: 'Something happened.',
  threatId: null,
  data,
  ...rest,
});

describe('threats', () => {
  it('maps a threat', () => {
    expect(tenant(threat)).toBe('11');
    expect(report(threat)).toEqual({
      externalId: '1373834705420286869',
      source: 'sentinelone',
      title: 'Ransomware evil.exe on pc-7',
      severity: 'high',
      sourceSeverity: 'malicious',
      status: 'open',
      sourceStatus: 'unresolved',
      module: 'endpoint',
      category: 'ransomware',
      detectedAt: NOON + 123,
      occurredAt: NOON - 60_000,
      updatedAt: NOON + 1_800_000,
      description: 'Document behaves abnormally. Library loaded',
      impact: 'Mitigated',
      indicators: [
        { type: 'sha1', value: SHA1 },
        { type: 'filename', value: 'evil.exe' },
      ],
      techniques: ['T1203'],
      assets: ['CORP\\eve', 'pc-7', '10.0.0.7', '192.168.1.7'],
    });
  });

  it.each([
    ['unresolved', 'true_positive', 'open', undefined],
    ['in_progress', 'undefined', 'in_progress', undefined],
    ['resolved', 'true_positive', 'closed', 'true_positive'],
    ['resolved', 'false_positive', 'closed', 'false_positive'],
    ['resolved', 'suspicious', 'closed', undefined],
  ])('status %s with verdict %s', (incidentStatus, analystVerdict, status, resolution) => {
    const found = report({ ...threat, threatInfo: { ...threat.threatInfo, incidentStatus, analystVerdict } });
    expect([found.status, found.resolution]).toEqual([status, resolution]);
    expect(found.externalId).toBe(threat.id);
  });

  it.each([
    ['suspicious', 'medium'],
    ['malicious', 'high'],
    ['n/a', 'medium'],
  ])('confidence %s is %s', (confidenceLevel, severity) => {
    expect(report({ ...threat, threatInfo: { ...threat.threatInfo, confidenceLevel } }).severity).toBe(
      severity,
    );
  });

  it('takes a flat threat of API 2.0', () => {
    const flat = {
      id: '5',
      agentComputerName: 'pc-7',
      classification: 'Trojan',
      threatName: 'a.exe',
      cloudVerdict: 'black',
      mitigationStatus: 'mitigated',
      resolved: true,
      markedAsBenign: true,
      createdAt: '2026-05-01T12:00:00Z',
      fileContentHash: SHA1,
      siteId: '11',
    };
    expect(report(flat)).toMatchObject({
      title: 'Trojan a.exe on pc-7',
      severity: 'high',
      status: 'closed',
      resolution: 'false_positive',
    });
    expect(report({ ...flat, resolved: false })).toMatchObject({ status: 'open' });
    expect(tenant(flat)).toBe('11');
  });

  it('bears placeholders of other types', () => {
    const info = { ...threat.threatInfo, filePath: {}, classification: null, threatName: null };
    expect(report({ ...threat, threatInfo: info }).title).toBe('Threat on pc-7');
  });
});

describe('alerts', () => {
  it('maps a STAR alert', () => {
    expect(report(star)).toMatchObject({
      externalId: '77',
      title: 'Odd PowerShell T1059.001 on pc-7',
      severity: 'high',
      status: 'in_progress',
      techniques: ['T1059.001'],
      assets: ['pc-7'],
    });
    expect(report(star).indicators).toEqual(
      expect.arrayContaining([
        { type: 'sha1', value: SHA1 },
        { type: 'ip', value: '203.0.113.9' },
        { type: 'domain', value: 'bad.example' },
      ]),
    );
  });

  it.each([
    ['Low', 'low'],
    ['E_LOW', 'low'],
    ['E_MEDIUM', 'medium'],
    ['E_HIGH', 'high'],
    ['Critical', 'critical'],
    ['E_CRITICAL', 'critical'],
  ])('rule severity %s is %s', (said, severity) => {
    expect(report({ ...star, ruleInfo: { ...star.ruleInfo, severity: said } })).toMatchObject({
      severity,
      sourceSeverity: said,
    });
  });

  it('maps a unified alert', () => {
    expect(tenant(unified)).toBe('11');
    expect(report(unified)).toEqual({
      externalId: unified.id,
      source: 'sentinelone',
      title: 'Discovery of domain controllers',
      severity: 'critical',
      sourceSeverity: 'CRITICAL',
      status: 'open',
      sourceStatus: 'NEW',
      module: 'identity',
      category: 'discovery',
      detectedAt: NOON,
      occurredAt: NOON - 3_600_000,
      updatedAt: NOON + 1_800_000,
      description: 'A query for domain controllers.',
      assignee: 'ann@example.com',
      indicators: [{ type: 'sha1', value: SHA1 }],
      assets: ['DC01'],
    });
  });

  it('grades a unified alert by its finding before its confidence', () => {
    const { severity: _, ...bare } = unified;
    expect(report(bare).severity).toBe('high');
    expect(report({ ...bare, rawData: { severity_id: 2 } }).severity).toBe('low');
    expect(report({ ...bare, rawData: { severity_id: 0 } }).severity).toBe('high');
  });

  it('takes a unified alert of which little was asked for', () => {
    const { id, name, detectedAt, detectionSource } = unified;
    expect(report({ id, name, detectedAt, detectionSource })).toMatchObject({
      externalId: id,
      severity: 'medium',
    });
  });

  it('closes a unified alert as its analyst did', () => {
    const found = report({ ...unified, status: 'RESOLVED', analystVerdict: 'FALSE_POSITIVE' });
    expect(found).toMatchObject({ status: 'closed', resolution: 'false_positive' });
  });
});

describe('activities', () => {
  it('takes an alert under the id that STAR gives it', () => {
    const found = report(
      activity(3784, {
        alertid: star.alertInfo.alertId,
        rulename: 'Odd PowerShell T1059.001',
        origagentname: 'pc-7',
        severity: 'E_LOW',
        detectedat: '2026-05-01T11:00:00Z',
        sourceprocessusername: 'Effective: root, Real: root, Login: eve',
      }),
    );
    expect(found).toMatchObject({
      externalId: report(star).externalId,
      title: report(star).title,
      severity: 'low',
      assets: ['pc-7', 'eve'],
    });
  });

  it('takes a threat, and what changes where it stands, under the id of the threat', () => {
    const data = {
      computerName: 'pc-7',
      threatClassification: 'Ransomware',
      fileDisplayName: 'evil.exe',
      confidenceLevel: 'malicious',
    };
    const found = report(activity(19, data, { threatId: threat.id }));
    expect(found).toMatchObject({
      externalId: threat.id,
      title: report(threat).title,
      severity: 'high',
      detectedAt: NOON,
    });
    const changed = report(
      activity(2028, { ...data, newIncidentStatus: 'resolved' }, { threatId: threat.id }),
    );
    expect(changed).toMatchObject({ externalId: threat.id, status: 'closed' });
    expect(changed.detectedAt).toBeUndefined();
  });

  it.each([
    [90, null, 'activity 90 is an entry of the activity log'],
    [2004, '1', 'activity 2004 is a step in handling a threat'],
  ])('refuses %i', (type, threatId, reason) => {
    expect(refusal(activity(type, {}, { threatId }))).toContain(reason);
  });
});

it('opens pages and GraphQL answers', () => {
  expect(sentinelone.open?.({ data: [threat], pagination: { totalItems: 1 } })).toEqual([threat]);
  expect(sentinelone.open?.({ data: { alerts: { edges: [{ node: unified }], pageInfo: {} } } })).toEqual([
    unified,
  ]);
  expect(sentinelone.open?.({ data: { alert: unified } })).toEqual([unified]);
  expect(sentinelone.open?.({ data: [{ interface: 'USB' }], pagination: {} })).toBeNull();
});
