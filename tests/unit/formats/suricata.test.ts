import { describe, expect, it } from 'vitest';
import { suricata } from '../../../shared/formats/suricata.ts';

const event = {
  timestamp: '2026-05-01T06:00:00.856335-0600',
  flow_id: 1127398650588700,
  event_type: 'alert',
  src_ip: '203.0.113.9',
  src_port: 6668,
  dest_ip: '192.168.1.5',
  dest_port: 443,
  proto: 'TCP',
  alert: {
    action: 'allowed',
    gid: 1,
    signature_id: 2000,
    signature: 'EXAMPLE exploit',
    category: 'Web Application Attack',
    severity: 1,
    metadata: { mitre_technique_id: ['T1190', 'T1059_003'] },
  },
  http: { hostname: 'Shop.example.org', url: '/cart?id=1' },
  tls: { sni: 'api.example.org' },
};

const report = (record: unknown) => {
  const verdict = suricata.read(record);
  if (!verdict.ok) throw new Error(verdict.refusal.reason);
  return verdict.report;
};

describe('suricata', () => {
  it('maps an alert', () => {
    expect(report(event)).toEqual({
      externalId: expect.stringMatching(/^[0-9a-f]{32}$/),
      fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
      source: 'suricata',
      title: 'EXAMPLE exploit',
      severity: 'high',
      sourceSeverity: 'severity 1',
      module: 'application',
      category: 'web_attack',
      description:
        'Web Application Attack. TCP from 203.0.113.9 port 6668 to 192.168.1.5 port 443; action: allowed.',
      detectedAt: Date.UTC(2026, 4, 1, 12, 0, 0, 856),
      indicators: [
        { type: 'ip', value: '203.0.113.9' },
        { type: 'ip', value: '192.168.1.5' },
        { type: 'domain', value: 'shop.example.org' },
        { type: 'domain', value: 'api.example.org' },
        { type: 'url', value: 'http://shop.example.org/cart?id=1' },
      ],
      techniques: ['T1190', 'T1059.003'],
      assets: ['192.168.1.5'],
    });
  });

  it.each([
    [1, 'high'],
    [2, 'medium'],
    [3, 'low'],
    [4, 'info'],
    [255, 'info'],
    ['2', 'medium'],
    [0, 'medium'],
    ['Major', 'high'],
    [undefined, 'low'],
  ])('severity %s is %s', (severity, expected) =>
    expect(report({ ...event, alert: { ...event.alert, severity } }).severity).toBe(expected),
  );

  it('takes a time without zone as UTC', () => {
    expect(report({ ...event, timestamp: '2026-05-01T12:00:00.1' }).detectedAt).toBe(
      Date.UTC(2026, 4, 1, 12, 0, 0, 100),
    );
  });

  it('tells alerts of one flow apart and repeats its identity', () => {
    const other = { ...event, alert: { ...event.alert, signature_id: 2001 } };
    expect(report(other).externalId).not.toBe(report(event).externalId);
    expect(report(structuredClone(event)).externalId).toBe(report(event).externalId);
  });

  it('takes an alert without event_type, and one inside message', () => {
    const { event_type: _, ...bare } = event;
    expect(report(bare)).toEqual(report(event));
    expect(report({ '@timestamp': 'x', message: JSON.stringify(event) })).toEqual(report(event));
  });

  it('names an alert that has no signature', () => {
    expect(report({ timestamp: event.timestamp, alert: { gid: 1, signature_id: 7 } }).title).toBe(
      'Suricata signature 1:7',
    );
  });

  it.each([
    [
      { ...event, event_type: 'flow' },
      'event_type',
      /^event_type flow carries no alert; send only alert events$/,
    ],
    [{ cpu: 1 }, 'event_type', /no Suricata event/],
    [{ event_type: 'alert' }, 'alert', /missing/],
    [{ ...event, event_type: 'drop', alert: undefined }, 'event_type', /event_type drop carries no alert/],
    [{ ...event, timestamp: undefined }, 'timestamp', /missing/],
    [{ ...event, timestamp: 5 }, 'timestamp', /a number is not a date/],
    [[event], '', /a list/],
  ])('refuses %j', (record, field, reason) => {
    expect(suricata.read(record)).toEqual({
      ok: false,
      refusal: { field, reason: expect.stringMatching(reason) },
    });
  });

  it('takes the rule writer for the severity where there is no priority', () => {
    const said = (word: string) =>
      report({ ...event, alert: { signature: 'X', metadata: { signature_severity: [word] } } });
    expect(['Informational', 'Minor', 'Major', 'Critical', 'Odd'].map((word) => said(word).severity)).toEqual(
      ['info', 'low', 'high', 'critical', 'medium'],
    );
    expect(said('Major').sourceSeverity).toBe('Major');
  });

  it('takes alerts of dropped packets, of syslog, of Filebeat and of searches', () => {
    const { externalId } = report(event);
    const { timestamp, src_ip, src_port, dest_ip, dest_port, proto, ...eve } = event;
    const shipped = [
      { ...event, event_type: 'drop', drop: { len: 1 } },
      `<13>May  1 12:00:00 probe suricata[1]: @cee: ${JSON.stringify(event)}`,
      JSON.stringify(event),
      { json: event },
      {
        ...{ '@timestamp': timestamp, suricata: { eve }, network: { transport: proto } },
        ...{ source: { ip: src_ip, port: src_port }, destination: { ip: dest_ip, port: dest_port } },
      },
    ];
    for (const record of shipped) {
      expect(suricata.recognise(record)).toBe('has alert.signature');
      expect(report(record).externalId).toBe(externalId);
    }
    const search = { took: 1, hits: { total: 1, hits: [{ _index: 'x', _source: event }] } };
    expect(suricata.open?.(search)).toEqual(search.hits.hits);
    expect(suricata.open?.(event)).toBeNull();
  });

  it('has one fingerprint for a rule between two machines', () => {
    const again = { ...event, timestamp: '2026-05-01T06:05:00-0600', flow_id: 7, src_port: 9 };
    expect(report(again).fingerprint).toBe(report(event).fingerprint);
    for (const other of [
      { ...event, src_ip: '203.0.113.8' },
      { ...event, dest_ip: '192.168.1.6' },
    ]) {
      expect(report(other).fingerprint).not.toBe(report(event).fingerprint);
    }
    const bare = (signature: string) => report({ ...event, alert: { signature } }).fingerprint;
    expect(bare('a')).not.toBe(bare('b'));
  });

  it('reads what the rule says and what the flow carried', () => {
    const rich = {
      ...event,
      tenant_id: 7,
      flow: { start: '2026-05-01T05:59:00-0600' },
      dns: { query: [{ rrname: 'Evil.example.org' }] },
      files: [{ sha256: 'AB'.repeat(32) }],
      alert: {
        ...event.alert,
        target: { ip: '192.168.1.7' },
        rule: 'alert tcp any any -> any any (msg:"x"; reference:cve,2021-44228; sid:1;)',
        signature: 'ET EXPLOIT Remote code (CVE-2023-12345)',
        metadata: {
          cve: ['CVE_2020_1234', '2019_98765'],
          mitre_attack: ['t1210'],
          malware_family: ['Emotet'],
          tag: ['C2'],
        },
      },
    };
    expect(suricata.read(rich)).toMatchObject({
      tenantHint: '7',
      report: {
        occurredAt: Date.UTC(2026, 4, 1, 11, 59),
        assets: ['192.168.1.7'],
        tags: ['C2'],
        techniques: ['T1210'],
        indicators: expect.arrayContaining([
          { type: 'domain', value: 'evil.example.org' },
          { type: 'sha256', value: 'ab'.repeat(32) },
          { type: 'cve', value: 'CVE-2021-44228' },
          { type: 'cve', value: 'CVE-2020-1234' },
          { type: 'cve', value: 'CVE-2019-98765' },
          { type: 'cve', value: 'CVE-2023-12345' },
          { type: 'malware', value: 'emotet' },
        ]),
      },
    });
  });
});
