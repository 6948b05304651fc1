import { describe, expect, it } from 'vitest';
import { elastic } from '../../../shared/formats/elastic.ts';
import { reading } from '../../support/formats.ts';

const { report, tenant, refusal } = reading(elastic);

const NOON = Date.UTC(2026, 4, 1, 12);
const MD5 = 'AB'.repeat(16);

const threat = [
  {
    framework: 'MITRE ATT&CK',
    tactic: { id: 'TA0006', name: 'Credential Access' },
    technique: [{ id: 'T1003', subtechnique: [{ id: 'T1003.001' }] }],
  },
];

const flat = {
  '@timestamp': '2026-05-01T12:00:00.000Z',
  'event.kind': 'signal',
  'kibana.alert.uuid': 'u-1',
  'kibana.alert.original_time': '2026-05-01T11:59:00.000Z',
  'kibana.alert.workflow_status': 'open',
  'kibana.alert.status': 'active',
  'kibana.alert.severity': 'high',
  'kibana.alert.risk_score': 73,
  'kibana.alert.reason': 'process event created high alert.',
  'kibana.alert.rule.name': 'Credential dump',
  'kibana.alert.rule.uuid': 'r-1',
  'kibana.alert.rule.threat': threat,
  'kibana.alert.rule.tags': ['Domain: Endpoint'],
  'kibana.alert.rule.note': 'Isolate the host.',
  'kibana.alert.url': 'https://kibana.example/app/security/alerts/redirect/u-1',
  'kibana.space_ids': ['acme'],
  host: { name: 'pc-7' },
  'user.name': 'eve',
  source: { ip: '203.0.113.9' },
  process: { name: 'a.exe', hash: { md5: MD5 } },
};

const nested = {
  '@timestamp': flat['@timestamp'],
  event: { kind: 'signal' },
  kibana: {
    alert: {
      uuid: 'u-1',
      original_time: flat['kibana.alert.original_time'],
      workflow_status: 'open',
      status: 'active',
      severity: 'high',
      risk_score: 73,
      reason: flat['kibana.alert.reason'],
      url: flat['kibana.alert.url'],
      rule: {
        name: 'Credential dump',
        uuid: 'r-1',
        threat,
        tags: ['Domain: Endpoint'],
        note: 'Isolate the host.',
      },
    },
    space_ids: ['acme'],
  },
  host: { name: 'pc-7' },
  user: { name: 'eve' },
  'source.ip': '203.0.113.9',
  'process.hash': { md5: MD5 },
};

const expected = {
  externalId: 'u-1',
  source: 'elastic',
  title: 'Credential dump',
  severity: 'high',
  sourceSeverity: 'high',
  status: 'open',
  sourceStatus: 'open',
  module: 'endpoint',
  category: 'credential_access',
  detectedAt: NOON,
  occurredAt: NOON - 60_000,
  description: 'process event created high alert.',
  recommendation: 'Isolate the host.',
  url: 'https://kibana.example/app/security/alerts/redirect/u-1',
  indicators: [
    { type: 'ip', value: '203.0.113.9' },
    { type: 'md5', value: MD5.toLowerCase() },
  ],
  techniques: ['T1003', 'T1003.001'],
  assets: ['pc-7', 'eve'],
  tags: ['Domain: Endpoint'],
};

describe('detection alerts', () => {
  it.each([
    ['flat keys', flat],
    ['nested keys', nested],
    [
      'half and half',
      {
        ...nested,
        kibana: { 'alert.rule': nested.kibana.alert.rule, alert: nested.kibana.alert, space_ids: ['acme'] },
      },
    ],
    ['a search hit', { _index: '.alerts-security.alerts-default', _id: 'u-1', _source: flat }],
    [
      'a hit with fields',
      {
        _id: 'u-1',
        fields: Object.fromEntries(
          Object.entries({
            ...flat,
            host: undefined,
            source: undefined,
            process: undefined,
            'host.name': 'pc-7',
            'source.ip': '203.0.113.9',
            'process.hash.md5': MD5,
          })
            .filter(([, value]) => value !== undefined)
            .map(([key, value]) => [key, Array.isArray(value) ? value : [value]]),
        ),
      },
    ],
    ['a log line', { message: JSON.stringify(flat) }],
  ])('maps %s', (_, record) => {
    expect(report(record)).toEqual(expected);
    expect(tenant(record)).toBe('acme');
  });

  it.each([
    ['open', undefined, 'open', undefined],
    ['acknowledged', undefined, 'in_progress', undefined],
    ['in-progress', undefined, 'in_progress', undefined],
    ['closed', undefined, 'closed', undefined],
    ['closed', 'false_positive', 'closed', 'false_positive'],
    ['closed', 'benign_positive', 'closed', 'benign'],
    ['open', 'duplicate', 'open', undefined],
  ])('workflow status %s, reason %s', (said, reason, status, resolution) => {
    const found = report({
      ...flat,
      'kibana.alert.workflow_status': said,
      'kibana.alert.workflow_reason': reason,
      'kibana.alert.workflow_status_updated_at': '2026-05-01T13:00:00Z',
    });
    expect([found.status, found.resolution]).toEqual([status, resolution]);
    expect(found.closedAt).toBe(status === 'closed' ? NOON + 3_600_000 : undefined);
    expect(found.externalId).toBe('u-1');
  });

  it.each([
    ['critical', 99, 'critical'],
    ['low', 99, 'low'],
    [undefined, 99, 'critical'],
    [undefined, 47, 'medium'],
    [undefined, 21, 'low'],
    [undefined, undefined, 'medium'],
  ])('severity %s with risk %s is %s', (severity, risk, worth) => {
    expect(
      report({ ...flat, 'kibana.alert.severity': severity, 'kibana.alert.risk_score': risk }).severity,
    ).toBe(worth);
  });

  it('takes alerts of 7.x, by the id of the hit or by what raised them', () => {
    const signal = {
      '@timestamp': '2026-05-01T12:00:00Z',
      signal: {
        status: 'in-progress',
        original_time: '2026-05-01T11:00:00Z',
        parents: [{ id: 'e-1', type: 'event' }],
        rule: { id: 'r-1', name: 'Old rule', severity: 'critical', risk_score: 99, threat },
      },
    };
    expect(report({ _id: 'hit-1', _source: signal })).toMatchObject({
      externalId: 'hit-1',
      title: 'Old rule',
      severity: 'critical',
      status: 'in_progress',
    });
    const other = { ...signal, signal: { ...signal.signal, parents: [{ id: 'e-2' }] } };
    expect(report(signal).externalId).toBe(report({ ...signal, 'signal.status': 'closed' }).externalId);
    expect(report(signal).externalId).not.toBe(report(other).externalId);
  });

  it('reads the hashes of Sysmon', () => {
    const found = report({ ...flat, winlog: { event_data: { Hashes: `MD5=${MD5},IMPHASH=${MD5}` } } });
    expect(found.indicators).toContainEqual({ type: 'md5', value: MD5.toLowerCase() });
  });

  it('refuses building blocks', () => {
    expect(refusal({ ...flat, 'kibana.alert.building_block_type': 'default' })).toMatch(
      /building block of others/,
    );
  });
});

describe('other alerts', () => {
  const endpoint = {
    '@timestamp': '2026-05-01T12:00:00Z',
    message: 'Malware Prevention Alert',
    event: { kind: 'alert', module: 'endpoint', code: 'malicious_file', id: 'ev-1', severity: 73 },
    file: { name: 'evil.exe', hash: { sha256: 'ab'.repeat(32) } },
    host: { name: 'pc-7' },
    data_stream: { dataset: 'endpoint.alerts', namespace: 'acme' },
  };

  it('takes alerts of Elastic Defend', () => {
    expect(report(endpoint)).toMatchObject({
      externalId: 'ev-1',
      title: 'Malware Prevention Alert: evil.exe on pc-7',
      severity: 'high',
      module: 'endpoint',
      category: 'malware',
    });
    expect(tenant(endpoint)).toBe('acme');
    expect(refusal({ ...endpoint, event: { ...endpoint.event, kind: 'event' } })).toMatch(
      /no record of Elastic Security/,
    );
  });

  it('takes notifications of rules, and their recovery', () => {
    const told = {
      rule: { id: 'r-1', name: 'Many failed log-ins', spaceId: 'acme' },
      alert: { id: 'host-7', uuid: 'a-1', actionGroup: 'default' },
      date: '2026-05-01T12:00:00Z',
      context: { reason: '40 failed log-ins', rule: { severity: 'low' } },
    };
    expect(report(told)).toMatchObject({
      externalId: 'a-1',
      title: 'Many failed log-ins',
      severity: 'low',
      detectedAt: NOON,
    });
    const over = report({ ...told, alert: { ...told.alert, actionGroup: 'recovered' } });
    expect(over).toMatchObject({ externalId: 'a-1', status: 'closed' });
  });
});

it('opens search answers and webhooks', () => {
  const hit = { _id: 'u-1', _source: flat };
  expect(elastic.open?.({ took: 1, hits: { total: { value: 1 }, hits: [hit] } })).toEqual([hit]);
  expect(elastic.open?.({ rule: { name: 'x' }, context: { alerts: [nested] } })).toEqual([nested]);
  expect(elastic.open?.({ alerts: [flat, flat] })).toHaveLength(2);
  expect(elastic.open?.({ hits: { hits: [{ _source: { a: 1 } }] } })).toBeNull();
});
