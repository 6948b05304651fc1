import { describe, expect, it } from 'vitest';
import { misp } from '../../../shared/formats/misp.ts';

const seconds = Date.UTC(2026, 4, 1, 12) / 1_000;
const attribute = (type: string, value: string, rest = {}) => ({
  type,
  value,
  to_ids: true,
  timestamp: `${seconds - 60}`,
  ...rest,
});

const event = {
  uuid: '5bad1b96-53bc-4148-87eb-50d50a016219',
  info: 'Emotet spam run against banks',
  date: '2026-04-30',
  threat_level_id: '2',
  analysis: '1',
  timestamp: `${seconds}`,
  Orgc: { name: 'CERT Example' },
  Org: { name: 'Acme' },
  Attribute: [
    attribute('ip-dst|port', '192.0.2.9|8080'),
    attribute('domain|ip', 'evil.example|192.0.2.10'),
    attribute('filename|sha256', `invoice.doc|${'b'.repeat(64)}`),
    attribute('md5', 'c'.repeat(32), { to_ids: false }),
    attribute('url', 'http://evil.example/x', { deleted: true }),
    attribute('vulnerability', 'CVE-2017-11882', { to_ids: false }),
    attribute('target-machine', 'PC-12', { to_ids: false }),
    attribute('link', 'https://blog.example/emotet', { to_ids: false }),
  ],
  Object: [{ Attribute: [attribute('hostname', 'c2.evil.example')] }],
  Tag: [
    { name: 'tlp:amber' },
    { name: 'misp-galaxy:mitre-attack-pattern="Spearphishing Attachment - T1566.001"' },
    { name: 'misp-galaxy:threat-actor="TA542"' },
  ],
  Galaxy: [{ type: 'malpedia', GalaxyCluster: [{ value: 'Emotet' }] }],
};

const report = (record: unknown) => {
  const verdict = misp.read(record);
  if (!verdict.ok) throw new Error(verdict.refusal.reason);
  return verdict.report;
};

describe('misp', () => {
  it('maps an event', () => {
    expect(report({ Event: event })).toEqual({
      externalId: event.uuid,
      source: 'misp',
      title: 'Emotet spam run against banks',
      severity: 'medium',
      sourceSeverity: 'threat level 2',
      sourceStatus: 'Ongoing',
      module: 'email',
      category: 'spam',
      description: 'Shared by CERT Example.',
      detectedAt: (seconds - 60) * 1_000,
      updatedAt: seconds * 1_000,
      occurredAt: Date.UTC(2026, 3, 30),
      indicators: [
        { type: 'actor', value: 'ta542' },
        { type: 'malware', value: 'emotet' },
        { type: 'ip', value: '192.0.2.9' },
        { type: 'domain', value: 'evil.example' },
        { type: 'ip', value: '192.0.2.10' },
        { type: 'filename', value: 'invoice.doc' },
        { type: 'sha256', value: 'b'.repeat(64) },
        { type: 'cve', value: 'CVE-2017-11882' },
        { type: 'domain', value: 'c2.evil.example' },
      ],
      techniques: ['T1566.001'],
      assets: ['PC-12'],
      url: 'https://blog.example/emotet',
      tags: ['tlp:amber'],
    });
    expect(misp.read({ Event: event })).toMatchObject({ tenantHint: 'Acme' });
  });

  it.each([
    ['1', 'high'],
    ['2', 'medium'],
    ['3', 'low'],
    ['4', 'medium'],
    [1, 'high'],
    [undefined, 'medium'],
  ])('threat level %s is %s', (threat_level_id, expected) =>
    expect(report({ Event: { ...event, threat_level_id } }).severity).toBe(expected),
  );

  it('reads an event bare, inside message, and as ZMQ sends it', () => {
    expect(report(event)).toEqual(report({ Event: event }));
    expect(report({ message: JSON.stringify({ Event: event }) })).toEqual(report({ Event: event }));
    expect(report(`misp_json ${JSON.stringify({ Event: event })}`)).toEqual(report({ Event: event }));
    expect(misp.recognise('misp_json {"Event":{"uuid":"x","info":"y"}}')).toMatch(/MISP/);
    expect(misp.recognise('a line of text')).toBeNull();
  });

  it('keeps its identity when it changes', () => {
    const later = { ...event, timestamp: `${seconds + 9}`, info: 'Emotet: more', published: true };
    expect(report(later)).toMatchObject({ externalId: event.uuid, updatedAt: (seconds + 9) * 1_000 });
  });

  it('opens answers of searches', () => {
    expect(misp.open?.({ response: [{ Event: event }] })).toEqual([{ Event: event }]);
    expect(misp.open?.({ response: { Event: event } })).toEqual([{ Event: event }]);
    expect(misp.open?.({ Event: event })).toBeNull();
    expect(misp.open?.({ response: 'x' })).toBeNull();
  });

  it('gathers attributes found alone under their events', () => {
    const { Attribute: _, Object: __, ...summary } = event;
    const found = [
      { ...attribute('ip-dst', '192.0.2.1'), Event: summary },
      { ...attribute('ip-dst', '192.0.2.2'), Event: summary },
    ];
    const opened = misp.open?.({ response: { Attribute: found } }) ?? [];
    expect(opened).toHaveLength(1);
    expect(report(opened[0]).indicators).toEqual(
      expect.arrayContaining([
        { type: 'ip', value: '192.0.2.1' },
        { type: 'ip', value: '192.0.2.2' },
      ]),
    );
  });

  it.each([
    [{ uptime: 5 }, 'Event', /no MISP event/],
    [{ Event: { info: 'x' } }, 'Event.uuid', /nothing tells/],
    [{ Event: { uuid: 'x', info: ' ' } }, 'Event.info', /blank/],
    ['misp_json not json', '', /a string/],
  ])('refuses %j', (record, field, reason) => {
    expect(misp.read(record)).toEqual({
      ok: false,
      refusal: { field, reason: expect.stringMatching(reason) },
    });
  });
});
