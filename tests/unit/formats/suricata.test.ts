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
    [{ ...event, alert: { severity: 0 } }, 'alert.severity', /is 0; Suricata counts from 1/],
    [{ ...event, timestamp: 5 }, 'timestamp', /missing/],
    [[event], '', /a list/],
  ])('refuses %j', (record, field, reason) => {
    expect(suricata.read(record)).toEqual({
      ok: false,
      refusal: { field, reason: expect.stringMatching(reason) },
    });
  });
});
