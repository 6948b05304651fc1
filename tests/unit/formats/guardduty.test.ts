import { describe, expect, it } from 'vitest';
import { guardduty } from '../../../shared/formats/guardduty.ts';

const finding = {
  schemaVersion: '2.0',
  accountId: '111122223333',
  region: 'eu-central-1',
  partition: 'aws',
  id: 'b0b1',
  arn: 'arn:aws:guardduty:eu-central-1:111122223333:detector/d0/finding/b0b1',
  type: 'UnauthorizedAccess:EC2/SSHBruteForce',
  resource: {
    resourceType: 'Instance',
    instanceDetails: { instanceId: 'i-0aa', networkInterfaces: [{ publicIp: '198.51.100.7' }] },
  },
  service: {
    serviceName: 'guardduty',
    archived: false,
    count: 12,
    eventFirstSeen: '2026-05-01T11:00:00Z',
    eventLastSeen: '2026-05-01T11:30:00Z',
    action: {
      actionType: 'NETWORK_CONNECTION',
      networkConnectionAction: {
        remoteIpDetails: { ipAddressV4: '203.0.113.9' },
        localIpDetails: { ipAddressV4: '10.0.0.5' },
      },
      dnsRequestAction: { domain: 'c2.example' },
    },
    additionalInfo: { value: '{}', type: 'default' },
  },
  severity: 5,
  title: '203.0.113.9 is performing SSH brute force attacks against i-0aa.',
  description: 'Somebody tries passwords.',
  createdAt: '2026-05-01T12:00:00.123Z',
  updatedAt: '2026-05-01T12:30:00.000Z',
};
const bridge = {
  version: '0',
  id: 'e',
  'detail-type': 'GuardDuty Finding',
  source: 'aws.guardduty',
  account: '111122223333',
  detail: finding,
};

const asff = {
  SchemaVersion: '2018-10-08',
  Id: 'arn:aws:inspector2:eu-central-1:111122223333:finding/f1',
  ProductArn: 'arn:aws:securityhub:eu-central-1::product/aws/inspector',
  ProductName: 'Inspector',
  GeneratorId: 'AWSInspector',
  AwsAccountId: '111122223333',
  Types: ['Software and Configuration Checks/Vulnerabilities/CVE'],
  CreatedAt: '2026-05-01T12:00:00Z',
  FirstObservedAt: '2026-05-01T11:00:00Z',
  UpdatedAt: '2026-05-01T13:00:00Z',
  Severity: { Label: 'CRITICAL', Normalized: 90 },
  Title: 'CVE-2026-0001 - openssl',
  Description: 'A library is out of date.',
  Remediation: { Recommendation: { Text: 'Update openssl.', Url: 'https://docs.example/fix' } },
  Resources: [{ Type: 'AwsEc2Instance', Id: 'arn:aws:ec2:eu-central-1:111122223333:instance/i-0aa' }],
  Vulnerabilities: [{ Id: 'CVE-2026-0001' }],
  ThreatIntelIndicators: [
    { Type: 'IPV4_ADDRESS', Value: '203.0.113.9' },
    { Type: 'toString', Value: 'x' },
  ],
  Workflow: { Status: 'NEW' },
  RecordState: 'ACTIVE',
};

const pascal = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(pascal);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inside]) => [
      `${key.slice(0, 1).toUpperCase()}${key.slice(1)}`,
      pascal(inside),
    ]),
  );
};

const report = (record: unknown) => {
  const verdict = guardduty.read(record);
  if (!verdict.ok) throw new Error(`${verdict.refusal.field}: ${verdict.refusal.reason}`);
  return verdict.report;
};

describe('a GuardDuty finding', () => {
  it('is mapped, however AWS delivers it', () => {
    expect(report(finding)).toEqual({
      externalId: '111122223333/eu-central-1/b0b1',
      source: 'aws-guardduty',
      title: finding.title,
      severity: 'medium',
      sourceSeverity: '5',
      module: 'cloud',
      category: 'brute_force',
      description: 'Somebody tries passwords.',
      url: 'https://eu-central-1.console.aws.amazon.com/guardduty/home?region=eu-central-1#/findings?macros=current&fId=b0b1',
      detectedAt: Date.UTC(2026, 4, 1, 12, 0, 0, 123),
      occurredAt: Date.UTC(2026, 4, 1, 11),
      updatedAt: Date.UTC(2026, 4, 1, 12, 30),
      indicators: [
        { type: 'ip', value: '203.0.113.9' },
        { type: 'domain', value: 'c2.example' },
      ],
      assets: ['i-0aa'],
      tags: ['UnauthorizedAccess:EC2/SSHBruteForce'],
    });
    const verdict = guardduty.read(finding);
    expect(verdict).toMatchObject({ tenantHint: '111122223333' });
    const text = JSON.stringify(bridge);
    for (const record of [
      bridge,
      pascal(finding),
      { Type: 'Notification', Message: text },
      { body: JSON.stringify({ Message: text }) },
    ])
      expect(guardduty.read(record)).toEqual(verdict);
  });

  it.each([
    [0, 'info'],
    [1, 'low'],
    [3.9, 'low'],
    [4, 'medium'],
    [6.9, 'medium'],
    [7, 'high'],
    [8.9, 'high'],
    [9, 'critical'],
    [10, 'critical'],
    ['8', 'high'],
    [null, 'medium'],
    ['x', 'medium'],
  ])('of severity %s is %s', (severity, ours) =>
    expect(report({ ...finding, severity }).severity).toBe(ours),
  );

  it.each([
    ['CryptoCurrency:EC2/BitcoinTool.B!DNS', 'cryptomining'],
    ['CredentialAccess:IAMUser/AnomalousBehavior', 'credential_access'],
    ['InitialAccess:IAMUser/AnomalousBehavior', 'initial_access'],
    ['Execution:EC2/MaliciousFile', 'execution'],
    ['AttackSequence:S3/CompromisedData', 'multi_stage_attack'],
    ['Trojan:EC2/DNSDataExfiltration', 'malware'],
    ['odd', 'threat_detection'],
  ])('of type %s is filed under %s', (type, category) =>
    expect(report({ ...finding, type })).toMatchObject({ module: 'cloud', category }),
  );

  it('is closed when archived, and says nothing of a state otherwise', () => {
    const archived = { ...finding, service: { ...finding.service, archived: true } };
    expect(report(archived)).toMatchObject({ status: 'closed', sourceStatus: 'archived' });
    expect(report(finding).status).toBeUndefined();
    expect(report(archived).externalId).toBe(report(finding).externalId);
  });

  it('gets a title from its type, and differs by account and region', () => {
    expect(report({ ...finding, title: '' }).title).toBe('SSH brute force (EC2)');
    const ids = [finding, { ...finding, accountId: '9' }, { ...finding, region: 'us-east-1' }].map(
      (each) => report(each).externalId,
    );
    expect(new Set(ids).size).toBe(3);
  });

  it('names what of the customer was touched', () => {
    const resource = {
      accessKeyDetails: { userName: 'eve' },
      s3BucketDetails: [{ name: 'invoices' }],
      eksClusterDetails: { name: 'prod' },
      lambdaDetails: { functionName: 'mailer' },
      rdsDbInstanceDetails: { dbInstanceIdentifier: 'orders' },
    };
    expect(report({ ...finding, resource }).assets).toEqual(['eve', 'mailer', 'orders', 'prod', 'invoices']);
    const scan = {
      ebsVolumeScanDetails: {
        scanDetections: {
          threatDetectedByName: { threatNames: [{ filePaths: [{ hash: 'ab'.repeat(32) }] }] },
        },
      },
    };
    expect(report({ ...finding, service: scan }).indicators).toEqual([
      { type: 'sha256', value: 'ab'.repeat(32) },
    ]);
    const sequence = {
      detection: { sequence: { sequenceIndicators: [{ key: 'ATTACK_TECHNIQUE', values: ['T1078.004'] }] } },
    };
    expect(report({ ...finding, service: sequence }).techniques).toEqual(['T1078.004']);
    expect(report({ ...finding, service: { additionalInfo: { sample: true } } }).tags).toContain('sample');
  });
});

describe('a Security Hub finding', () => {
  it('is mapped', () => {
    expect(report(asff)).toEqual({
      externalId: asff.Id,
      source: 'aws-security-hub',
      title: 'CVE-2026-0001 - openssl',
      severity: 'critical',
      sourceSeverity: 'CRITICAL',
      status: 'open',
      sourceStatus: 'NEW',
      module: 'attack_surface',
      category: 'known_cve',
      description: 'A library is out of date.',
      recommendation: 'Update openssl.',
      url: 'https://docs.example/fix',
      detectedAt: Date.UTC(2026, 4, 1, 12),
      occurredAt: Date.UTC(2026, 4, 1, 11),
      updatedAt: Date.UTC(2026, 4, 1, 13),
      indicators: [
        { type: 'ip', value: '203.0.113.9' },
        { type: 'cve', value: 'CVE-2026-0001' },
      ],
      assets: ['i-0aa'],
    });
  });

  it.each([
    [{ Workflow: { Status: 'NOTIFIED' } }, 'open'],
    [{ Workflow: { Status: 'RESOLVED' } }, 'closed'],
    [{ Workflow: { Status: 'SUPPRESSED' } }, 'closed'],
    [{ RecordState: 'ARCHIVED' }, 'closed'],
    [{ Compliance: { Status: 'PASSED' } }, 'closed'],
    [{ Compliance: { Status: 'FAILED' } }, 'open'],
  ])('with %j is %s', (change, status) => expect(report({ ...asff, ...change }).status).toBe(status));

  it.each([
    [{ Label: 'INFORMATIONAL' }, 'info'],
    [{ Label: 'LOW' }, 'low'],
    [{ Normalized: 0 }, 'info'],
    [{ Normalized: 40 }, 'medium'],
    [{ Normalized: 70 }, 'high'],
    [{ Normalized: 100 }, 'critical'],
    [{}, 'medium'],
  ])('of severity %j is %s', (Severity, ours) => expect(report({ ...asff, Severity }).severity).toBe(ours));

  it('of GuardDuty is the same incident as GuardDuty tells it', () => {
    const own = {
      ...asff,
      Id: finding.arn,
      Types: ['TTPs/Initial Access/UnauthorizedAccess:EC2-SSHBruteForce'],
    };
    const { externalId, source, category } = report(finding);
    expect(report(own)).toMatchObject({ externalId, source, category });
  });

  it('whose id is no ARN is told apart by product', () => {
    const plain = { ...asff, Id: 'x' };
    expect(report(plain).externalId).not.toBe(report({ ...plain, ProductArn: 'other' }).externalId);
  });
});

it('opens what carries several', () => {
  expect(guardduty.open!({ Findings: [pascal(finding)], NextToken: 'x' })).toHaveLength(1);
  const imported = { 'detail-type': 'Security Hub Findings - Imported', detail: { findings: [asff, asff] } };
  expect(guardduty.open!(imported)).toEqual([asff, asff]);
  const records = [{ body: JSON.stringify(imported) }, { body: JSON.stringify(bridge) }];
  const opened = guardduty.open!({ Records: records })!;
  expect(opened).toHaveLength(3);
  expect(opened.every((record) => guardduty.read(record).ok)).toBe(true);
  expect([guardduty.open!(bridge), guardduty.open!({ Records: [{}] }), guardduty.open!(1)]).toEqual([
    null,
    null,
    null,
  ]);
});

it.each([
  [{ ...finding, id: '' }, 'id', /missing/],
  [{ ...finding, createdAt: 'x', updatedAt: null, service: {} }, 'createdAt', /no time/],
  [{ ...asff, Id: null }, 'Id', /missing/],
  [{ ...asff, CreatedAt: '', FirstObservedAt: '', UpdatedAt: '' }, 'CreatedAt', /no time/],
  [{ 'detail-type': 'EC2 Instance State-change Notification', detail: {} }, 'detail-type', /no finding/],
  [{}, 'id', /GuardDuty or Security Hub/],
  [7, '', /a number/],
])('refuses %j', (record, field, reason) => {
  expect(guardduty.read(record)).toEqual({
    ok: false,
    refusal: { field, reason: expect.stringMatching(reason) },
  });
});
