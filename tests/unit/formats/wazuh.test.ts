import { describe, expect, it } from 'vitest';
import { wazuh } from '../../../shared/formats/wazuh.ts';

const alert = {
  timestamp: '2026-05-01T12:00:00.250+0000',
  rule: {
    level: 12,
    id: '5712',
    description: 'SSH brute force',
    groups: ['sshd', 'authentication_failures'],
    mitre: { id: ['T1110', 'x'] },
  },
  agent: { id: '007', name: 'web-1', ip: '10.0.0.5', labels: { customer: 'acme' } },
  manager: { name: 'mgr' },
  id: '1777636800.100',
  data: {
    srcip: '203.0.113.9:22',
    dstip: '24.273.97.14',
    url: '/login',
    http: { hostname: 'Shop.Example.org' },
  },
  syscheck: { sha256_after: 'AB'.repeat(32) },
  full_log: 'sshd[1]: Failed password',
};

const report = (record: unknown) => {
  const verdict = wazuh.read(record);
  if (!verdict.ok) throw new Error(verdict.refusal.reason);
  return verdict.report;
};

describe('wazuh', () => {
  it('maps an alert', () => {
    const verdict = wazuh.read(alert);
    expect(verdict).toMatchObject({ ok: true, tenantHint: 'acme' });
    expect(report(alert)).toEqual({
      externalId: expect.stringMatching(/^mgr\/1777636800\.100\/[0-9a-f]{32}$/),
      source: 'wazuh',
      title: 'SSH brute force',
      severity: 'high',
      sourceSeverity: 'level 12',
      module: 'identity',
      category: 'brute_force',
      description: 'sshd[1]: Failed password',
      detectedAt: Date.UTC(2026, 4, 1, 12, 0, 0, 250),
      indicators: [
        { type: 'ip', value: '203.0.113.9' },
        { type: 'domain', value: 'shop.example.org' },
        { type: 'sha256', value: 'ab'.repeat(32) },
      ],
      techniques: ['T1110'],
      assets: ['web-1', '10.0.0.5'],
      tags: ['sshd', 'authentication_failures'],
    });
  });

  it('keeps events apart that share an id', () => {
    const other = { ...alert, timestamp: '2026-05-01T12:00:01.250+0000' };
    const rule = { ...alert, rule: { ...alert.rule, id: '5713' } };
    expect(new Set([alert, other, rule].map((record) => report(record).externalId)).size).toBe(3);
    expect(report({ ...alert }).externalId).toBe(report(alert).externalId);
  });

  it.each([
    [0, 'info'],
    [3, 'info'],
    [4, 'low'],
    [6, 'low'],
    [7, 'medium'],
    [11, 'medium'],
    [12, 'high'],
    [14, 'high'],
    [15, 'critical'],
    [16, 'critical'],
    ['12', 'high'],
  ])('level %s is %s', (level, severity) =>
    expect(report({ ...alert, rule: { level } }).severity).toBe(severity),
  );

  it('unwraps what an indexer or a shipper wrapped', () => {
    expect(report({ _index: 'x', _source: alert })).toEqual(report(alert));
    expect(report({ message: JSON.stringify(alert) })).toEqual(report(alert));
  });

  it.each([
    [{}, 'rule', /alerts\.json/],
    [{ ...alert, rule: { level: 17 } }, 'rule.level', /is 17; .*0 to 16/],
    [{ ...alert, rule: {} }, 'rule.level', /missing/],
    [{ ...alert, timestamp: undefined }, 'timestamp', /missing/],
    [{ ...alert, timestamp: 'yesterday' }, 'timestamp', /"yesterday" is not a date/],
    [{ ...alert, timestamp: '1970-01-01T00:00:00.000+0000' }, 'timestamp', /before 1990/],
    ['{}', '', /a string/],
  ])('refuses %j', (record, field, reason) => {
    expect(wazuh.read(record)).toEqual({
      ok: false,
      refusal: { field, reason: expect.stringMatching(reason) },
    });
  });
});
