import { describe, expect, it } from 'vitest';
import { cef } from '../../../shared/formats/cef.ts';

const received = Date.UTC(2026, 4, 1, 12, 30);
const read = (record: unknown) => {
  const verdict = cef.read(record, received);
  if (!verdict.ok) throw new Error(verdict.refusal.reason);
  return verdict.report;
};
const withSeverity = (severity: string, extension = '') =>
  read(`CEF:0|Acme|Shield|1|42|Worm stopped here|${severity}|${extension}`);

const EVENT =
  'CEF:0|Acme|Shield \\| Pro|1.0|42|Known exploit of CVE-2021-44228|8|rt=May 01 2026 12:00:00 UTC start=May 01 2026 11:58:00 UTC src=203.0.113.9 spt=4242 dst=10.0.0.5 dhost=web-1 duser=kim cat=exploit act=blocked request=https://shop.example.org/a?b\\=c&d=e fileHash=275A021BBFB6489E54D471899F7DB9D1663FC695EC2FE2A2C4538AABF651FD0F cs1Label=Rule Name cs1=Log4j probe cs2Label=MITRE Technique cs2=Exploit Public-Facing Application (T1190) cs3Label=link cs3=https://shield.example.org/e/7 customerExternalID=acme-7 msg=first line\\nsecond a\\=b';

describe('cef', () => {
  it('maps an event', () => {
    expect(cef.read(EVENT, received)).toEqual({
      ok: true,
      tenantHint: 'acme-7',
      report: {
        externalId: expect.stringMatching(/^[0-9a-f]{32}$/),
        fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
        source: 'acme-shield-pro',
        title: 'Known exploit of CVE-2021-44228',
        severity: 'high',
        sourceSeverity: '8',
        module: 'network',
        category: 'exploit_attempt',
        description:
          'first line\nsecond a=b\n\nReported by Acme Shield | Pro. Rule or threat: Log4j probe. Action: blocked. Traffic or activity from 203.0.113.9 to 10.0.0.5.',
        url: 'https://shield.example.org/e/7',
        detectedAt: Date.UTC(2026, 4, 1, 12),
        occurredAt: Date.UTC(2026, 4, 1, 11, 58),
        indicators: [
          { type: 'ip', value: '203.0.113.9' },
          { type: 'ip', value: '10.0.0.5' },
          { type: 'url', value: 'https://shop.example.org/a?b=c&d=e' },
          { type: 'sha256', value: '275a021bbfb6489e54d471899f7db9d1663fc695ec2fe2a2c4538aabf651fd0f' },
          { type: 'cve', value: 'CVE-2021-44228' },
        ],
        techniques: ['T1190'],
        assets: ['kim', 'web-1', '10.0.0.5'],
      },
    });
  });

  it.each([
    ['0', 'low'],
    ['3', 'low'],
    ['4', 'medium'],
    ['6', 'medium'],
    ['7', 'high'],
    ['8', 'high'],
    ['9', 'critical'],
    ['10', 'critical'],
    ['-1', 'low'],
    ['Low', 'low'],
    ['medium', 'medium'],
    ['High', 'high'],
    ['Very-High', 'critical'],
    ['Unknown', 'medium'],
    ['77', 'medium'],
    ['', 'medium'],
  ])('severity %j is %s', (said, severity) => {
    const report = withSeverity(said);
    expect([report.severity, report.sourceSeverity]).toEqual([severity, said === '' ? undefined : said]);
  });

  it('takes a severity of the extension where the header has none', () => {
    expect(withSeverity('Unknown', 'cs1Label=Threat Severity cs1=critical')).toMatchObject({
      severity: 'critical',
    });
  });

  it.each([
    ['after a syslog header', `<134>May  1 12:00:00 host ${EVENT}`],
    ['after a header of RFC 5424', `<134>1 2026-05-01T12:00:00Z host app - - - ${EVENT}`],
    ['in version 1, with a blank', EVENT.replace('CEF:0', 'CEF: 1')],
    ['without its mark', EVENT.slice('CEF:'.length)],
    ['with an empty vendor too many', EVENT.replace('CEF:0|', 'CEF:0||')],
  ])('reads an event %s', (_, line) => {
    const { externalId: _id, fingerprint, ...report } = read(line);
    const { externalId: __, ...expected } = read(EVENT);
    expect({ ...report, fingerprint }).toEqual(expected);
  });

  it('is the same event whoever passed it on', () => {
    const ids = [
      EVENT,
      `<134>May  1 12:00:00 a ${EVENT}`,
      `<13>b ${EVENT}\n`,
      { message: EVENT, '@timestamp': 'x' },
    ];
    expect(new Set(ids.map((line) => read(line).externalId)).size).toBe(1);
  });

  it('tells events apart that say no time by when they were sent', () => {
    const at = (time: string) => read(`<13>${time} h CEF:0|a|b|1|7|Same again|5|src=10.0.0.1`);
    expect(at('May  1 12:00:00').externalId).not.toBe(at('May  1 12:00:01').externalId);
    expect(at('May  1 12:00:00').fingerprint).toBe(at('May  1 12:00:01').fingerprint);
    expect(at('May  1 12:00:00').detectedAt).toBe(Date.UTC(2026, 4, 1, 12));
  });

  it('has one fingerprint for what recurs between the same parties', () => {
    const event = (src: string, rt: number) =>
      read(`CEF:0|a|b|1|7|Port scan seen|5|src=${src} dst=10.0.0.1 rt=${rt}`);
    const [first, again, other] = [
      event('203.0.113.9', 1777636800000),
      event('203.0.113.9', 1777636900000),
      event('203.0.113.8', 1777636800000),
    ];
    expect(first.fingerprint).toBe(again.fingerprint);
    expect(first.fingerprint).not.toBe(other.fingerprint);
    expect(new Set([first, again, other].map((report) => report.externalId)).size).toBe(3);
  });

  it('joins the events of one incident of the product, and no others', () => {
    const event = (id: number, name: string, malop: string) =>
      read(
        `CEF:0|Cybereason|Cybereason|1.0|${id}|${name}|5|rt=1777636800000 cs1=${malop} cs1Label=MalopId cs2=RANSOMWARE cs2Label=MalopDetectionType cs4=${'a'.repeat(40)},${'b'.repeat(40)} cs4Label=MalopHashList`,
      );
    const created = event(1, 'Malop Created', '11.47');
    expect(created).toMatchObject({
      description: expect.stringContaining('RANSOMWARE'),
      indicators: [
        { type: 'sha1', value: 'a'.repeat(40) },
        { type: 'sha1', value: 'b'.repeat(40) },
      ],
    });
    expect(event(3, 'Malop Machine Added', '11.47').fingerprint).toBe(created.fingerprint);
    expect(event(1, 'Malop Created', '11.48').fingerprint).not.toBe(created.fingerprint);
    expect(event(1, 'Malop Created', '0').fingerprint).not.toBe(
      event(3, 'Malop Machine Added', '0').fingerprint,
    );
  });

  it('reads keys that have the name of their maker before them', () => {
    const fortigate = read(
      'CEF:0|Fortinet|Fortigate|v7.0.1|16384|utm:ips signature reset|7|FTNTFGTeventtime=1777636800541881380 FTNTFGTtz=+0200 act=reset FTNTFGTaction=dropped FTNTFGTattack=Apache.Log4j.RCE src=203.0.113.9',
    );
    expect(fortigate).toMatchObject({
      title: 'Ips signature reset: Apache.Log4j.RCE',
      description: expect.stringContaining('Action: reset.'),
      detectedAt: Date.UTC(2026, 4, 1, 12, 0, 0, 541),
    });
    const early = 'FortinetFortiGateeventtime=1777636800 FortinetFortiGateanalyticscksum=';
    expect(withSeverity('5', `${early}${'c'.repeat(64)}`)).toMatchObject({
      detectedAt: Date.UTC(2026, 4, 1, 12),
      indicators: [{ type: 'sha256', value: 'c'.repeat(64) }],
    });
    expect(withSeverity('5', 'PanOSPublicIPv4=203.0.113.9 PanOSEndpointDeviceName=pc-1')).toMatchObject({
      indicators: [{ type: 'ip', value: '203.0.113.9' }],
      assets: ['pc-1'],
    });
  });

  it.each([
    ['rt=1777636800000', Date.UTC(2026, 4, 1, 12)],
    ['rt=May 01 2026 12:00:00', Date.UTC(2026, 4, 1, 12)],
    ['rt=May 01 12:00:00.250 UTC', Date.UTC(2026, 4, 1, 12, 0, 0, 250)],
    ['rt=May 01 2026 14:00:00 dtz=CEST', Date.UTC(2026, 4, 1, 12)],
    ['end=2026-05-01T12:00:00Z', Date.UTC(2026, 4, 1, 12)],
    ['start=1777636800', Date.UTC(2026, 4, 1, 12)],
    ['change_timestamp=2026-05-01T12:00:00+00:00', Date.UTC(2026, 4, 1, 12)],
  ])('reads the time of %s', (extension, at) => expect(withSeverity('5', extension).detectedAt).toBe(at));

  it.each([
    ['Alert', 'cs2Label=Rule Name cs2=Odd admin behaviour', 'Odd admin behaviour'],
    ['1001', 'msg=Door opened at night', 'Door opened at night'],
    ['device_change_event', 'src=10.0.0.1', 'Device change event'],
    ['JS_EXPLOIT.SMDN', 'shost=pc-1 dhost=pc-2', 'JS_EXPLOIT.SMDN from pc-1 to pc-2'],
    ['Eicar_test_file', 'msg=Realtime dvchost=pc-1', 'Eicar_test_file on pc-1'],
    ['spyware', 'PanOSThreatID=27379(27379) cat=27379 dvchost=fw-1', 'spyware on fw-1'],
    ['spyware', 'PanOSThreatID=C2 beacon(27379) dvchost=fw-1', 'spyware: C2 beacon(27379)'],
    ['utm:virus infected blocked', 'cs1=EICAR cs1Label=Virus', 'Virus infected blocked: EICAR'],
    ['anomaly:anomaly clear_session', 'FTNTFGTattack=icmp_flood', 'Anomaly clear_session: icmp_flood'],
    ['traffic:local accept', 'cat=traffic:local', 'Traffic local accept'],
    ['', 'act=deny src=10.0.0.1 dst=203.0.113.9', 'Acme Shield: deny from 10.0.0.1 to 203.0.113.9'],
  ])('makes a title of name %j and %s', (name, extension, title) => {
    expect(read(`CEF:0|Acme|Shield|1|42|${name}|5|${extension}`).title).toBe(title);
  });

  it.each([
    ['filePath=C:\\new\\table.exe', 'c:\\new\\table.exe'],
    ['filePath=C:\\\\new\\\\table.exe', 'c:\\new\\table.exe'],
  ])('reads the path of %s', (extension, value) => {
    expect(withSeverity('5', extension).indicators).toEqual([{ type: 'filename', value }]);
  });

  it('takes a sender of mail for evidence and its receiver for an asset', () => {
    const report = withSeverity('5', 'suser=bad@evil.example duser=kim@example.org');
    expect(report).toMatchObject({
      indicators: [{ type: 'email', value: 'bad@evil.example' }],
      assets: ['kim@example.org'],
    });
  });

  it.each([
    ['hello', '', /no event in CEF; send lines like CEF:0\|/],
    ['CEF:0|a|b|1', '', /no event in CEF/],
    [{ message: 5 }, '', /no event in CEF/],
    [null, '', /no event in CEF/],
    ['CEF:0|a|b|1|||5|', 'name', /nothing says what happened/],
  ])('refuses %j', (record, field, reason) => {
    expect(cef.read(record)).toEqual({
      ok: false,
      refusal: { field, reason: expect.stringMatching(reason) },
    });
  });
});
