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
      fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
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
    [17, 'medium'],
    [undefined, 'medium'],
  ])('level %s is %s', (level, severity) =>
    expect(report({ ...alert, rule: { level } }).severity).toBe(severity),
  );

  it.each([
    [['syslog', 'fortigate'], undefined, 'network', 'firewall'],
    [['local', 'mine'], ['Credential Access', 'Persistence'], 'endpoint', 'credential_access'],
    [['local', 'mine'], 'Impact', 'endpoint', 'impact'],
    [['local', 'mine'], ['?'], 'endpoint', 'host_event'],
  ])('files groups %j with tactics %j', (groups, named, module, category) => {
    const rule = { ...alert.rule, groups, mitre: { id: ['T1110'], tactic: named } };
    expect(report({ ...alert, rule })).toMatchObject({ module, category });
  });

  it('describes an event of Windows, which has no line, by its message', () => {
    const win = { system: { message: '"An account failed to log on.\r\n\r\nSubject: kim"' } };
    expect(report({ ...alert, full_log: undefined, data: { win } }).description).toMatch(
      /^An account failed to log on\.\s+Subject: kim$/,
    );
  });

  it('unwraps what an indexer or a shipper wrapped', () => {
    expect(report({ _index: 'x', _source: alert })).toEqual(report(alert));
    expect(report({ message: JSON.stringify(alert) })).toEqual(report(alert));
  });

  it.each([
    [{}, 'rule', /alerts\.json/],
    [{ ...alert, timestamp: undefined }, 'timestamp', /missing/],
    [{ ...alert, timestamp: 'yesterday' }, 'timestamp', /"yesterday" is not a date/],
    [{ ...alert, timestamp: '1970-01-01T00:00:00.000+0000' }, 'timestamp', /between 1990 and 2100/],
    ['{}', 'rule', /no Wazuh alert/],
    ['hello', '', /a string/],
  ])('refuses %j', (record, field, reason) => {
    expect(wazuh.read(record)).toEqual({
      ok: false,
      refusal: { field, reason: expect.stringMatching(reason) },
    });
  });

  it('takes what integrations, active response, syslog and searches send', () => {
    const shipped = [
      { severity: 3, pretext: 'WAZUH Alert', title: 'x', rule_id: '5712', all_fields: alert },
      { version: 1, command: 'add', parameters: { extra_args: [], alert, program: 'x' } },
      { alert },
      JSON.stringify(alert),
      `<132>May  1 12:00:00 mgr ossec: ${JSON.stringify(alert)}`,
    ];
    for (const record of shipped) {
      expect(wazuh.recognise(record)).toMatch(/rule\.level/);
      expect(report(record)).toEqual(report(alert));
    }
    const search = {
      took: 1,
      hits: { total: { value: 1 }, hits: [{ _index: 'wazuh-alerts-4.x', _source: alert }] },
    };
    expect(wazuh.open?.(search)).toEqual(search.hits.hits);
    expect(wazuh.open?.({ data: { affected_items: [alert] } })).toEqual([alert]);
    expect(wazuh.open?.(alert)).toBeNull();
    expect(wazuh.open?.({ hits: { hits: [{ _source: { other: 1 } }] } })).toBeNull();
  });

  it('has one fingerprint for a rule, an agent and a source', () => {
    const again = { ...alert, timestamp: '2026-05-01T12:05:00.000+0000', id: '1777636900.5' };
    expect(report(again).fingerprint).toBe(report(alert).fingerprint);
    const others = [
      { ...alert, data: { srcip: '203.0.113.8' } },
      { ...alert, agent: { id: '008', name: 'web-2' } },
      { ...alert, rule: { ...alert.rule, id: '5713' } },
    ];
    for (const other of others) expect(report(other).fingerprint).not.toBe(report(alert).fingerprint);
  });

  it('keeps rules of other sensors apart that come through one rule', () => {
    const through = (signature_id: number) =>
      report({ ...alert, rule: { level: 3, id: '86601' }, data: { alert: { signature_id } } }).fingerprint;
    expect(through(1)).not.toBe(through(2));
  });

  it('follows a weakness from when it is found to when it is gone', () => {
    const weakness = (status: string, timestamp: string, id: string) =>
      report({
        ...{ timestamp, id, agent: alert.agent, manager: alert.manager },
        rule: {
          level: 10,
          id: '23505',
          description: 'CVE-2024-1 affects openssl',
          groups: ['vulnerability-detector'],
        },
        data: {
          vulnerability: { cve: 'CVE-2024-12345', status, package: { name: 'openssl', version: '1' } },
        },
      });
    const found = weakness('Active', '2026-05-01T12:00:00.000+0000', '1.1');
    const gone = weakness('Solved', '2026-05-02T12:00:00.000+0000', '1.9');
    expect(found).toMatchObject({
      status: 'open',
      sourceStatus: 'Active',
      module: 'attack_surface',
      category: 'known_cve',
    });
    expect(found).not.toHaveProperty('fingerprint');
    expect(gone).toMatchObject({
      externalId: found.externalId,
      status: 'closed',
      closedAt: Date.UTC(2026, 4, 2, 12),
    });
    expect(gone.updatedAt).toBeGreaterThan(found.updatedAt!);
  });

  it('takes the hashes of Sysmon and the person whose account it is', () => {
    const eventdata = {
      hashes: `SHA1=${'a'.repeat(40)},MD5=${'b'.repeat(32)},IMPHASH=${'c'.repeat(32)}`,
      targetUserName: 'kim',
    };
    expect(report({ ...alert, data: { win: { eventdata } }, syscheck: undefined })).toMatchObject({
      indicators: [
        { type: 'sha1', value: 'a'.repeat(40) },
        { type: 'md5', value: 'b'.repeat(32) },
      ],
      assets: ['web-1', '10.0.0.5', 'kim'],
    });
  });
});
