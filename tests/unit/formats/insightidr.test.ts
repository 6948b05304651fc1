import { describe, expect, it } from 'vitest';
import { insightidr } from '../../../shared/formats/insightidr.ts';
import { reading } from '../../support/formats.ts';

const { report, tenant, refusal } = reading(insightidr);

const NOON = Date.UTC(2026, 4, 1, 12);

const alert = {
  rrn: 'rrn:alerts:us1:org:alert:1:abc',
  version: 5,
  title: 'Suspicious Authentication',
  type: 'Suspicious Authentication',
  created_at: '2026-05-01T12:00:00.080728Z',
  alerted_at: '2026-05-01T11:59:59Z',
  updated_at: '2026-05-01T12:30:00Z',
  organization: { id: 'org-1', name: 'Acme', customer_id: 'provider-1' },
  rule: { rrn: 'rrn:cba:::detection-rule:X', mitre_tcodes: ['Credential Access', 'T1110'] },
  rule_matching_keys: [{ key: 'entryType', values: ['ingress_auth'] }],
  rule_keys_of_interest: [
    { key: 'source_ip', values: ['203.0.113.9'] },
    { key: 'account', values: ['eve@corp.example'] },
    { key: 'geoip_country_code', values: ['US'] },
  ],
  priority: 'LOW',
  status: 'OPEN',
  disposition: 'UNDECIDED',
  tags: ['vip'],
};

const investigation = {
  rrn: 'rrn:investigation:us:org:investigation:ABC',
  title: 'Account takeover',
  assignee: { email: 'ann@example.com', name: 'Ann' },
  created_time: '2026-05-01T12:00:00Z',
  first_alert_time: '2026-05-01T11:00:00Z',
  last_accessed: '2026-05-02T12:00:00Z',
  latest_alert_time: '2026-05-01T12:00:00Z',
  organization_id: 'org-1',
  priority: 'CRITICAL',
  source: 'ALERT',
  status: 'INVESTIGATING',
  disposition: 'UNDECIDED',
};

describe('alerts', () => {
  it('maps an alert', () => {
    expect(tenant(alert)).toBe('org-1');
    expect(report(alert)).toEqual({
      externalId: alert.rrn,
      source: 'insightidr',
      title: 'Suspicious Authentication',
      severity: 'low',
      sourceSeverity: 'LOW',
      status: 'open',
      sourceStatus: 'OPEN',
      module: 'identity',
      category: 'credential_access',
      detectedAt: NOON + 80,
      occurredAt: NOON - 1_000,
      updatedAt: NOON + 1_800_000,
      indicators: [{ type: 'ip', value: '203.0.113.9' }],
      techniques: ['T1110'],
      assets: ['eve@corp.example'],
      tags: ['vip'],
    });
  });

  it('takes alerts of the older API, and opens answers', () => {
    const old = {
      id: 'a-1',
      title: 'Honeypot accessed',
      alert_type: 'honeypot',
      alert_source: 'Attacker Behavior Analytics',
      created_time: '2026-05-01T12:00:00Z',
      first_event_time: '2026-05-01T11:00:00Z',
    };
    expect(report(old)).toMatchObject({
      externalId: 'a-1',
      severity: 'medium',
      module: 'network',
      category: 'reconnaissance',
    });
    expect(insightidr.open?.({ alerts: [alert], metadata: {} })).toEqual([alert]);
    expect(insightidr.open?.({ alert, success: true })).toEqual([alert]);
    expect(insightidr.open?.({ data: [investigation], metadata: {} })).toEqual([investigation]);
  });

  it('refuses what an alert is made of', () => {
    expect(refusal({ evidences: [{ rrn: 'rrn:x:evidence:1' }], metadata: {} })).toMatch(
      /no record of InsightIDR/,
    );
  });
});

describe('investigations', () => {
  it('maps an investigation; looking at it is no change', () => {
    expect(tenant(investigation)).toBe('org-1');
    expect(report(investigation)).toEqual({
      externalId: investigation.rrn,
      source: 'insightidr',
      title: 'Account takeover',
      severity: 'critical',
      sourceSeverity: 'CRITICAL',
      status: 'in_progress',
      sourceStatus: 'INVESTIGATING',
      module: 'identity',
      category: 'suspicious_login',
      detectedAt: NOON,
      occurredAt: NOON - 3_600_000,
      assignee: 'ann@example.com',
    });
  });

  it.each([
    ['OPEN', 'MALICIOUS', 'open', undefined, undefined],
    ['WAITING', 'UNDECIDED', 'in_progress', 'waiting', undefined],
    ['CLOSED', 'BENIGN', 'closed', undefined, 'benign'],
    ['CLOSED', 'MALICIOUS', 'closed', undefined, 'true_positive'],
    ['CLOSED', 'NOT_APPLICABLE', 'closed', undefined, undefined],
  ])('status %s, disposition %s', (said, disposition, status, pauseReason, resolution) => {
    const found = report({ ...investigation, status: said, disposition });
    expect([found.status, found.pauseReason, found.resolution]).toEqual([status, pauseReason, resolution]);
    expect(found.externalId).toBe(investigation.rrn);
  });

  it.each([
    ['HIGH', 'high'],
    ['INFO', 'info'],
    ['UNSPECIFIED', 'medium'],
    [undefined, 'medium'],
  ])('priority %s is %s', (priority, severity) => {
    expect(report({ ...investigation, priority })).toMatchObject({ severity });
  });

  it('takes an investigation of v1', () => {
    const old = {
      id: 'i-1',
      title: 'x',
      status: 'OPEN',
      source: 'MANUAL',
      alerts: [],
      created_time: '2026-05-01T12:00:00Z',
    };
    expect(report(old)).toMatchObject({ externalId: 'i-1', severity: 'medium', status: 'open' });
  });
});
