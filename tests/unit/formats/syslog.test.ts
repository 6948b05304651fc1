import { describe, expect, it } from 'vitest';
import { formats } from '../../../shared/formats/registry.ts';
import { syslogHeader } from '../../../shared/formats/syslog/header.ts';

const { syslog } = formats;
const received = Date.UTC(2026, 4, 1, 12, 30);
const noon = Date.UTC(2026, 4, 1, 12);
const read = (record: unknown) => {
  const verdict = syslog.read(record, received);
  if (!verdict.ok) throw new Error(verdict.refusal.reason);
  return verdict.report;
};

describe('syslog header', () => {
  it.each([
    [
      '<165>1 2026-05-01T12:00:00.5Z web-1 app 42 ID47 [a@1 x="q\\"]\\\\" y="z"][b@2 c="d"] \ufeffhello',
      {
        ...{
          priority: 165,
          time: '2026-05-01T12:00:00.5Z',
          host: 'web-1',
          app: 'app',
          pid: '42',
          messageId: 'ID47',
        },
        data: new Map([
          ['a@1 x', 'q"]\\'],
          ['a@1 y', 'z'],
          ['b@2 c', 'd'],
        ]),
        message: 'hello',
      },
    ],
    ['<34>1 - - - - - - hello', { priority: 34, message: 'hello' }],
    [
      '<34>1 - - - - - [a x="1"] [no data] hello',
      { priority: 34, data: new Map([['a x', '1']]), message: '[no data] hello' },
    ],
    ['<34>1 - - - - - [a x="broken', { priority: 34, message: '[a x="broken' }],
    [
      '<38>May  1 12:00:00 web-1 sshd[42]: hello',
      { priority: 38, time: 'May  1 12:00:00', host: 'web-1', app: 'sshd', pid: '42', message: 'hello' },
    ],
    [
      '<38>May  1 12:00:00 sshd[42]: hello',
      { priority: 38, time: 'May  1 12:00:00', app: 'sshd', pid: '42', message: 'hello' },
    ],
    [
      '<38>May  1 12:00:00 DC kernel: hello',
      { priority: 38, time: 'May  1 12:00:00', host: 'DC', app: 'kernel', message: 'hello' },
    ],
    [
      '<38>May  1 12:00:00 CEST web-1 a: hello',
      { priority: 38, time: 'May  1 12:00:00 CEST', host: 'web-1', app: 'a', message: 'hello' },
    ],
    [
      '<38>May  1 2026 12:00:00 fd00::1 hello there',
      { priority: 38, time: 'May  1 2026 12:00:00', host: 'fd00::1', message: 'hello there' },
    ],
    [
      '<38>2026-05-01T12:00:00+02:00 web-1 a: hello',
      { priority: 38, time: '2026-05-01T12:00:00+02:00', host: 'web-1', app: 'a', message: 'hello' },
    ],
    [
      '2026-05-01 12:00:00 web-1 a: hello',
      { time: '2026-05-01 12:00:00', host: 'web-1', app: 'a', message: 'hello' },
    ],
    [
      '<189>29: rtr1: *May  1 12:00:00.5: %SYS-5-CONFIG_I: hello',
      {
        priority: 189,
        time: 'May  1 12:00:00.5',
        host: 'rtr1',
        app: 'SYS',
        messageId: 'SYS-5-CONFIG_I',
        message: 'hello',
      },
    ],
    [
      '<166>May 01 2026 12:00:00 fw1 : %ASA-6-302013: hello',
      {
        priority: 166,
        time: 'May 01 2026 12:00:00',
        host: 'fw1',
        app: 'ASA',
        messageId: 'ASA-6-302013',
        message: 'hello',
      },
    ],
    [
      '<134>1 1777636800.5 mx84 flows hello',
      { priority: 134, time: '1777636800.5', host: 'mx84', app: 'flows', message: 'hello' },
    ],
    ['<13>hello', { priority: 13, message: 'hello' }],
    ['<999>hello', { message: '<999>hello' }],
    ['hello', { message: 'hello' }],
  ])('%s', (line, header) => expect(syslogHeader(line)).toEqual(header));
});

describe('syslog', () => {
  it('maps a line', () => {
    expect(
      syslog.read(
        '<36>May  1 12:00:00 web-1 sshd[42]: Failed password for root from 203.0.113.9 port 4242',
        received,
      ),
    ).toEqual({
      ok: true,
      report: {
        externalId: expect.stringMatching(/^[0-9a-f]{32}$/),
        fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
        source: 'syslog',
        title: 'sshd: Failed password for root from 203.0.113.9 port 4242',
        severity: 'medium',
        sourceSeverity: 'warning',
        module: 'identity',
        category: 'failed_login',
        description: 'Failed password for root from 203.0.113.9 port 4242',
        detectedAt: noon,
        indicators: [{ type: 'ip', value: '203.0.113.9' }],
        assets: ['web-1'],
      },
    });
  });

  it.each(['critical', 'critical', 'critical', 'high', 'medium', 'low', 'info', 'info'])(
    'severity number %# is %s',
    (severity) => {
      const index = [
        'emergency',
        'alert',
        'critical',
        'error',
        'warning',
        'notice',
        'informational',
        'debug',
      ];
      const all = index.map((name, level) => [name, read(`<${8 * 4 + level}>x`)] as const);
      expect(
        all
          .filter(([, report]) => report.severity === severity)
          .every(([name, report]) => report.sourceSeverity === name),
      ).toBe(true);
      expect(all.map(([, report]) => report.severity)).toEqual([
        'critical',
        'critical',
        'critical',
        'high',
        'medium',
        'low',
        'info',
        'info',
      ]);
    },
  );

  it('takes a line without a priority for a notice', () => {
    const report = read('May  1 12:00:00 web-1 cron: done');
    expect(report).toMatchObject({ severity: 'low', detectedAt: noon, assets: ['web-1'] });
    expect(report).not.toHaveProperty('sourceSeverity');
  });

  it('reads CEF, LEEF and JSON that a line carries by their own formats', () => {
    const eve = {
      timestamp: '2026-05-01T12:00:00Z',
      event_type: 'alert',
      src_ip: '203.0.113.9',
      alert: { signature: 'ET X', severity: 1 },
    };
    const lines = [
      '<13>May  1 12:00:00 h CEF:0|a|b|1|7|Worm stopped|9|src=10.0.0.1',
      '<13>1 2026-05-01T12:00:00Z h a - - - LEEF:2.0|a|b|1|7|^|sev=9^msg=Worm stopped',
      `<13>May  1 12:00:00 h suricata[1]: @cee: ${JSON.stringify(eve)}`,
      `<13>May  1 12:00:00 h suricata: ${JSON.stringify(eve)}`,
    ];
    expect(lines.map((line) => read(line).source)).toEqual(['a-b', 'a-b', 'suricata', 'suricata']);
    expect(
      syslog.read(`<13>May  1 12:00:00 h a: ${JSON.stringify({ ...eve, event_type: 'flow' })}`),
    ).toMatchObject({ ok: false, refusal: { field: 'event_type' } });
    expect(read('<13>May  1 12:00:00 h a: {"no": "format"}').source).toBe('syslog');
  });

  it('reads what firewalls list', () => {
    const fortigate =
      '<185>date=2026-05-01 time=14:00:00 tz="+0200" devname="fw-1" devid="FG1" logid="0419016384" type="utm" subtype="ips" severity="critical" srcip=203.0.113.9 dstip=10.0.0.5 action="dropped" attack="Apache.Log4j.RCE" msg="web: Log4j"';
    expect(read(fortigate)).toMatchObject({
      ...{
        source: 'fortigate',
        title: 'Apache.Log4j.RCE from 203.0.113.9 to 10.0.0.5',
        severity: 'critical',
        detectedAt: noon,
      },
      ...{ module: 'network', category: 'exploit_attempt', assets: ['10.0.0.5'] },
    });
    const panOs =
      '<14>May  1 12:00:00 PA-1 1,2026/05/01 12:00:00,1801,THREAT,vulnerability,2049,2026/05/01 12:00:00,203.0.113.9,10.0.0.5,,,rule1,corp\\bob,,web-browsing,vsys1,untrust,trust,ae1,ae2,fwd,2026/05/01 12:00:00,60000,1,4242,443,0,0,0x0,tcp,reset-both,"shop.example.org/a,b",Log4j RCE(91991),any,high,client-to-server,1,0x0';
    expect(read(panOs)).toMatchObject({
      ...{
        source: 'palo-alto-pan-os',
        title: 'Log4j RCE(91991)',
        severity: 'high',
        sourceSeverity: 'high',
        detectedAt: noon,
      },
      indicators: expect.arrayContaining([{ type: 'url', value: 'http://shop.example.org/a,b' }]),
    });
  });

  it('has one fingerprint for messages that differ in numbers only, and one for each address', () => {
    const line = (port: number, ip: string) =>
      read(
        `<36>May  1 12:00:0${port % 10} web-1 sshd[${port}]: Failed password for root from ${ip} port ${port}`,
      );
    const [first, again, other] = [line(41, '203.0.113.9'), line(52, '203.0.113.9'), line(41, '203.0.113.8')];
    expect(first.fingerprint).toBe(again.fingerprint);
    expect(first.fingerprint).not.toBe(other.fingerprint);
    expect(first.externalId).not.toBe(again.externalId);
    expect(line(41, '203.0.113.9').externalId).toBe(first.externalId);
  });

  it('takes the time of the shipper where the line says none', () => {
    expect(read({ message: '<13>hello', '@timestamp': '2026-05-01T12:00:00Z' }).detectedAt).toBe(noon);
    expect(read('<13>hello')).not.toHaveProperty('detectedAt');
  });

  it.each([
    [5, '', /no line of text/],
    ['  ', '', /no line of text/],
    ['<34>1 - - - - - -', 'message', /nothing says what happened/],
  ])('refuses %j', (record, field, reason) => {
    expect(syslog.read(record)).toEqual({
      ok: false,
      refusal: { field, reason: expect.stringMatching(reason) },
    });
  });

  it('recognises lines with a priority or a time, and no other text', () => {
    expect(syslog.recognise('<13>x')).toMatch(/priority/);
    expect(syslog.recognise('May  1 12:00:00 h a: x')).toMatch(/time/);
    expect(syslog.recognise('hello')).toBeNull();
  });
});
