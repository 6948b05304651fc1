const AT = '2026-05-01T12:00:00Z';

/** What sensors, exchange formats and feeds send, as short as tells it apart. */
export const feeds = {
  native: [
    {
      external_id: 'a-1',
      title: 'Phishing site',
      severity: 'high',
      status: 'closed',
      detected_at: AT,
      indicators: [{ type: 'domain', value: 'login.example.com' }],
      techniques: ['T1566.002'],
      assets: ['www.example.org'],
      tags: ['vip'],
    },
  ],
  generic: [{ external_id: 'g-1', title: 'Odd thing', severity: 'low', raw: { any: { thing: 1 } } }],
  wazuh: [
    {
      timestamp: '2026-05-01T12:00:00.250+0000',
      rule: {
        level: 12,
        id: '5712',
        description: 'SSH brute force',
        groups: ['sshd', 'authentication_failures'],
        mitre: { id: ['T1110'] },
      },
      agent: { id: '007', name: 'web-1', ip: '10.0.0.5', labels: { customer: 'acme' } },
      manager: { name: 'mgr' },
      id: '1777636800.100',
      data: { srcip: '203.0.113.9', vulnerability: { cve: 'CVE-2024-12345', status: 'Active' } },
      full_log: 'sshd[1]: Failed password',
    },
  ],
  suricata: [
    {
      timestamp: '2026-05-01T06:00:00.856335-0600',
      flow_id: 7,
      event_type: 'alert',
      src_ip: '203.0.113.9',
      src_port: 1,
      dest_ip: '192.168.1.5',
      dest_port: 443,
      proto: 'TCP',
      alert: {
        gid: 1,
        signature_id: 2000,
        signature: 'EXAMPLE exploit',
        category: 'Web Application Attack',
        severity: 1,
        metadata: { mitre_technique_id: ['T1190'] },
      },
      http: { hostname: 'shop.example.org', url: '/a' },
    },
  ],
  ocsf: [
    {
      class_uid: 2004,
      time: 1_777_636_800_000,
      severity_id: 4,
      status_id: 1,
      finding_info: { uid: 'f', title: 'x', types: ['y'] },
      metadata: { version: '1.4.0', tenant_uid: 't', product: { name: 'p' } },
      observables: [{ name: 'ip', type_id: 2, value: '203.0.113.9' }],
    },
  ],
  thehive: [
    {
      _id: '~1',
      _type: 'Alert',
      type: 'x',
      source: 's',
      sourceRef: 'r',
      title: 't',
      severity: 2,
      date: 1_777_636_800_000,
      status: 'New',
      observables: [{ dataType: 'ip', data: '203.0.113.9' }],
    },
  ],
  misp: [
    {
      Event: {
        id: '1',
        uuid: 'u',
        info: 'x',
        threat_level_id: '1',
        analysis: '0',
        date: '2026-05-01',
        timestamp: '1777636800',
        Attribute: [{ type: 'domain', value: 'evil.example', to_ids: true }],
        Tag: [{ name: 'tlp:red' }],
      },
    },
  ],
  stix: [
    {
      type: 'bundle',
      id: 'bundle--1',
      objects: [
        {
          type: 'indicator',
          spec_version: '2.1',
          id: 'indicator--11111111-1111-4111-8111-111111111111',
          created: AT,
          modified: AT,
          name: 'x',
          pattern: "[ipv4-addr:value = '203.0.113.9']",
          pattern_type: 'stix',
          valid_from: AT,
        },
      ],
    },
  ],
  cef: [
    'CEF:0|Acme|Shield|1.0|42|Known exploit|8|rt=May 01 2026 12:00:00 UTC src=203.0.113.9 dst=10.0.0.5 cs1Label=Rule Name cs1=Log4j request=https://shop.example.org/a?b\\=c msg=first\\nsecond',
  ],
  leef: [
    'LEEF:2.0|Acme|Shield|1.0|4242|^|devTime=May 01 2026 14:00:00 +0200^devTimeFormat=MMM dd yyyy HH:mm:ss Z^src=203.0.113.9^sev=8^msg=Apache exploit',
  ],
  syslog: [
    '<165>1 2026-05-01T12:00:00.5Z web-1 app 42 ID47 [a@1 x="q\\"]" y="z"] hello from 203.0.113.9',
    '<38>May  1 12:00:00 web-1 sshd[42]: Failed password for root from 203.0.113.9 port 4242 ssh2',
    '<185>date=2026-05-01 time=14:00:00 tz="+0200" devname="fw-1" devid="FG1" logid="1" severity="critical" srcip=203.0.113.9 attack="Log4j"',
    '<14>May  1 12:00:00 PA-1 1,2026/05/01 12:00:00,1801,THREAT,vulnerability,2049,2026/05/01 12:00:00,203.0.113.9,10.0.0.5,,,rule1,bob,,web,,,,,,,,1,1,4,4,0,0,0x0,tcp,reset,"a,b",Log4j(9),any,high',
    '63 <13>May  1 12:00:00 h suricata: @cee: {"event_type":"alert","a":1}\n\tgoes on',
  ],
  drp: [
    {
      id: 1,
      alert_type: 'phishing',
      severity: 4,
      status: 'Open',
      timestamp: AT,
      entity: { name: 'brand' },
      rule_name: 'x',
      offending_content_url: 'https://evil.example/',
      network: 'domains',
    },
    {
      alarm_id: 1,
      alarm_risk_level: 'HIGH',
      status: 'OPEN',
      date: '2026-05-26 12:17:00',
      alarm_type_details: { alarm_generic_title: 'x', alarm_main_type: 'y' },
    },
    {
      ref_id: 'r',
      environment: 'e',
      title: 'x',
      severity: 'high',
      status: 'open',
      type: 'phishing_website',
      created_date: AT,
    },
  ],
};
