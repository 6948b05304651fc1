import { describe, expect, it } from 'vitest';
import { leef } from '../../../shared/formats/leef.ts';

const received = Date.UTC(2026, 4, 1, 12, 30);
const read = (record: unknown) => {
  const verdict = leef.read(record, received);
  if (!verdict.ok) throw new Error(verdict.refusal.reason);
  return verdict.report;
};
const PAIRS = [
  'devTime=May 01 2026 14:00:00 +0200',
  'devTimeFormat=MMM dd yyyy HH:mm:ss Z',
  'src=203.0.113.9',
  'dst=10.0.0.5',
  'usrName=kim',
  'sev=8',
  'cat=Exploit',
  'msg=Apache exploit = seen',
  'tenant=acme',
];
const event = (separator: string, header = 'LEEF:1.0|Acme|Shield|1.0|4242|') =>
  `${header}${PAIRS.join(separator)}`;

describe('leef', () => {
  it('maps an event', () => {
    expect(leef.read(event('\t'), received)).toEqual({
      ok: true,
      tenantHint: 'acme',
      report: {
        externalId: expect.stringMatching(/^[0-9a-f]{32}$/),
        fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
        source: 'acme-shield',
        title: 'Apache exploit = seen',
        severity: 'high',
        sourceSeverity: '8',
        module: 'network',
        category: 'exploit_attempt',
        description: 'Reported by Acme Shield. Traffic or activity from 203.0.113.9 to 10.0.0.5.',
        detectedAt: Date.UTC(2026, 4, 1, 12),
        indicators: [
          { type: 'ip', value: '203.0.113.9' },
          { type: 'ip', value: '10.0.0.5' },
        ],
        assets: ['kim', '10.0.0.5'],
      },
    });
  });

  it.each([
    ['2.0 with a caret', event('^', 'LEEF:2.0|Acme|Shield|1.0|4242|^|')],
    ['2.0 with x5E', event('^', 'LEEF:2.0|Acme|Shield|1.0|4242|x5E|')],
    ['2.0 with 0x5e', event('^', 'LEEF:2.0|Acme|Shield|1.0|4242|0x5e|')],
    ['2.0 with \\x09', event('\t', 'LEEF:2.0|Acme|Shield|1.0|4242|\\x09|')],
    ['2.0 with 0x0009', event('\t', 'LEEF:2.0|Acme|Shield|1.0|4242|0x0009|')],
    ['2.0 with an empty separator', event('\t', 'LEEF:2.0|Acme|Shield|1.0|4242||')],
    ['2.0 without a separator', event('\t', 'LEEF:2.0|Acme|Shield|1.0|4242|')],
    ['2.0 with a bar', event('|', 'LEEF:2.0|Acme|Shield|1.0|4242|x7C|')],
    ['1.0 with a declared caret', event('^', 'LEEF:1.0|Acme|Shield|1.0|4242|^|')],
    ['1.0 with an undeclared caret', event('^')],
    ['1.0 with tabs as syslog daemons write them', event('#011')],
    ['1.0 with tabs as some products write them', event('<009>')],
    ['1.0 with tabs as some loggers write them', event('\\t')],
    ['1.0 with blanks', event(' ')],
    ['after a syslog header', `<13>May  1 12:00:00 h ${event('\t')}`],
  ])('reads an event of %s', (_, line) => {
    const { externalId: _id, ...report } = read(line);
    const { externalId: __, ...expected } = read(event('\t'));
    expect(report).toEqual(expected);
  });

  it.each([
    ['1', 'info'],
    ['2', 'info'],
    ['3', 'low'],
    ['4', 'low'],
    ['5', 'medium'],
    ['6', 'medium'],
    ['7', 'high'],
    ['8', 'high'],
    ['9', 'critical'],
    ['10', 'critical'],
    ['High', 'high'],
    ['50', 'medium'],
  ])('sev %s is %s', (sev, severity) => {
    expect(read(`LEEF:1.0|a|b|1|Scan|sev=${sev}`)).toMatchObject({ severity, sourceSeverity: sev });
  });

  it.each([
    ['devTime=1777636800000'],
    ['devTime=2026-05-01T12:00:00Z'],
    ['devTime=01/05/2026 12:00\tdevTimeFormat=dd/MM/yyyy HH:mm'],
    ['devTime=May 01 2026 12:00:00'],
    ['devTime=May 01 12:00:00\tdevTimeFormat=MMM dd HH:mm:ss'],
  ])('reads the time of %j', (pairs) => {
    expect(read(`LEEF:1.0|a|b|1|Scan|${pairs}`).detectedAt).toBe(Date.UTC(2026, 4, 1, 12));
  });

  it.each([
    ['Connection_Discarded', 'src=10.0.0.1', 'Connection Discarded'],
    ['105', 'Action=Add File Category\tEventMessage=Add File Category', 'Add File Category'],
    ['30000151', 'disp=Deny\tsrc=10.0.0.1\tdst=203.0.113.9', 'a b: Deny from 10.0.0.1 to 203.0.113.9'],
    ['Generic', 'msg=Tunnel is down', 'Tunnel is down'],
  ])('makes a title of event %s and %j', (id, pairs, title) => {
    expect(read(`LEEF:1.0|a|b|1|${id}|${pairs}`).title).toBe(title);
  });

  it('recognises itself in a shipped record, too', () => {
    expect(leef.recognise({ event: { original: event('\t') } })).toBe('has the fields of a LEEF header');
    expect(leef.recognise('CEF:0|a|b|1|1|n|5|')).toBeNull();
  });

  it.each([
    ['LEEF:1.0|a|b', '', /no event in LEEF/],
    [{}, '', /no event in LEEF/],
    ['LEEF:1.0|a|b|1||', 'eventId', /nothing says what happened/],
  ])('refuses %j', (record, field, reason) => {
    expect(leef.read(record)).toEqual({
      ok: false,
      refusal: { field, reason: expect.stringMatching(reason) },
    });
  });
});
