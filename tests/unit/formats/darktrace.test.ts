import { describe, expect, it } from 'vitest';
import { darktrace } from '../../../shared/formats/darktrace.ts';
import { reading } from '../../support/formats.ts';

const { report, tenant, refusal } = reading(darktrace);

const NOON = Date.UTC(2026, 4, 1, 12);

const incident = {
  id: 'eabc0011-1234-1234-1234-cabcdefg0011',
  title: 'Extensive Unusual SSH Connections',
  summary: 'The device was observed making unusual connections.',
  summariser: 'AdminConnSummary',
  acknowledged: false,
  createdAt: NOON,
  attackPhases: [5],
  mitreTactics: ['lateral-movement'],
  groupCategory: 'critical',
  groupScore: '72.9',
  aiaScore: 98,
  incidentEventUrl: 'https://dt.acme.example/#aiaincidentevent/eabc0011',
  periods: [{ start: NOON - 7_200_000, end: NOON - 3_600_000 }],
  breachDevices: [{ hostname: 'srv-1', ip: '10.0.0.7', identifier: null }],
  relatedBreaches: [{ modelName: 'Anomalous Connection / Unusual Admin SSH', pbid: 12 }],
  details: [
    [{ header: 'Device', contents: [{ type: 'device', values: [{ hostname: 'srv-1', ip: '10.0.0.7' }] }] }],
    [
      {
        header: 'Activity',
        contents: [
          { key: 'Time', type: 'timestampRange', values: [{ start: 1, end: 2 }] },
          { key: 'To', type: 'externalHost', values: [{ hostname: 'bad.example', ip: '203.0.113.9' }] },
        ],
      },
    ],
  ],
};

const breach = {
  pbid: 1234,
  time: NOON - 1_000,
  creationTime: NOON,
  score: 0.82,
  commentCount: 0,
  breachUrl: 'https://dt.acme.example/#modelbreach/1234',
  model: {
    name: 'Compromise::Beaconing Activity To External Rare',
    description: 'A device has been connecting to a rare location.\\n\\nAction: Review the domains.',
    priority: 2,
    mitre: { tactics: ['command-and-control'], techniques: ['T1071.001'] },
  },
  device: { hostname: 'pc-7', ip: '10.0.0.8' },
  triggeredComponents: [
    {
      triggeredFilters: [
        { filterType: 'Destination port', trigger: { value: '443' } },
        { filterType: 'Connection hostname', trigger: { value: 'bad.example' } },
        { filterType: 'Destination IP', trigger: { value: '203.0.113.9' } },
      ],
    },
  ],
};

describe('AI Analyst', () => {
  it('maps an incident event', () => {
    expect(report(incident)).toEqual({
      externalId: incident.id,
      source: 'darktrace',
      title: 'Extensive Unusual SSH Connections on srv-1',
      severity: 'critical',
      sourceSeverity: 'critical',
      status: 'open',
      sourceStatus: 'unacknowledged',
      module: 'network',
      category: 'lateral_movement',
      detectedAt: NOON,
      occurredAt: NOON - 7_200_000,
      updatedAt: NOON - 3_600_000,
      description: incident.summary,
      url: incident.incidentEventUrl,
      indicators: [
        { type: 'domain', value: 'bad.example' },
        { type: 'ip', value: '203.0.113.9' },
      ],
      assets: ['srv-1', '10.0.0.7'],
    });
  });

  it.each([
    ['critical', 5, 'critical'],
    ['suspicious', 98, 'medium'],
    ['compliance', 98, 'info'],
    [undefined, 98, 'critical'],
    [undefined, 75, 'high'],
    [undefined, 45, 'medium'],
    [undefined, 5, 'info'],
  ])('category %s with score %s is %s', (groupCategory, aiaScore, severity) => {
    expect(report({ ...incident, groupCategory, aiaScore }).severity).toBe(severity);
  });

  it('is in progress once acknowledged, under the same id', () => {
    const found = report({ ...incident, acknowledged: true });
    expect(found).toMatchObject({
      externalId: incident.id,
      status: 'in_progress',
      sourceStatus: 'acknowledged',
    });
  });
});

describe('model alerts', () => {
  it('maps a model breach', () => {
    expect(report(breach)).toEqual({
      externalId: 'dt.acme.example/breach/1234',
      source: 'darktrace',
      title: 'Beaconing Activity To External Rare on pc-7',
      severity: 'high',
      sourceSeverity: '0.82',
      module: 'network',
      category: 'command_and_control',
      detectedAt: NOON,
      occurredAt: NOON - 1_000,
      description: 'A device has been connecting to a rare location.',
      recommendation: 'Review the domains.',
      url: breach.breachUrl,
      indicators: [
        { type: 'domain', value: 'bad.example' },
        { type: 'ip', value: '203.0.113.9' },
      ],
      techniques: ['T1071.001'],
      assets: ['pc-7', '10.0.0.8'],
    });
  });

  it('takes the category of the model before its score, and the model as it is now', () => {
    const now = { name: 'Device::Attack Tools', category: 'Suspicious' };
    const before = { name: 'Device::Old' };
    const model = Object.fromEntries([
      ['then', before],
      ['now', now],
    ]);
    const found = report({ ...breach, model });
    expect(found).toMatchObject({
      title: 'Attack Tools on pc-7',
      severity: 'medium',
      sourceSeverity: 'Suspicious',
    });
  });

  it('tells appliances apart, and names the tenant by them', () => {
    expect([tenant(incident), tenant(breach)]).toEqual(['dt.acme.example', 'dt.acme.example']);
    const other = { ...breach, breachUrl: 'https://dt.beta.example/#modelbreach/1234' };
    expect(report(other).externalId).not.toBe(report(breach).externalId);
  });

  it('takes what appliances say of themselves', () => {
    const status = {
      uuid: 's-1',
      alert_name: 'Advanced Search',
      name: 'advanced_search',
      hostname: 'sensor-1',
      priority: 43,
      priority_level: 'medium',
      message: 'There have been no hits.',
      status: 'active',
      last_updated: NOON / 1_000,
      last_updated_status: NOON / 1_000,
      acknowledge_timeout: null,
    };
    expect(report(status)).toMatchObject({
      externalId: 'system/s-1',
      title: 'Advanced Search on sensor-1',
      severity: 'medium',
      status: 'open',
      category: 'sensor_health',
      detectedAt: NOON,
    });
    expect(report({ ...status, status: 'resolved' })).toMatchObject({
      externalId: 'system/s-1',
      status: 'closed',
    });
    expect(report({ ...status, priority_level: undefined, priority: 85 }).severity).toBe('critical');
  });

  it('says what the system model has to say, and names accounts without their service', () => {
    const filters = [{ filterType: 'System message', trigger: { value: 'Probe error' } }];
    const told = { ...breach, model: { name: 'System::System' }, device: { did: -1 } };
    expect(report({ ...told, triggeredComponents: [{ triggeredFilters: filters }] }).title).toBe(
      'System: Probe error',
    );
    const account = { identifier: 'SaaS::Zoom: eve@acme.example', ip: null };
    const found = report({ ...incident, breachDevices: [account], details: [] });
    expect(found.title).toBe('Extensive Unusual SSH Connections on eve@acme.example');
    expect(found.assets).toEqual(['eve@acme.example']);
  });

  it('takes responses, whose states are one incident', () => {
    const asked = {
      url: 'https://dt.acme.example/#actions/1/2',
      'iris-event-type': 'antigena_state_change',
      codeid: 537,
      codeuuid: '',
      action: 'CREATE_NEEDSCONFIRMATION',
      start: NOON / 1_000,
      pbid: 0,
      model: 'Antigena::Network',
      inhibitor: 'Enforce pattern of life',
      device: { did: 9, hostname: 'pc-7', ip: '10.0.0.8' },
    };
    expect(report(asked)).toMatchObject({
      externalId: 'dt.acme.example/response/537',
      title: 'Enforce pattern of life on pc-7 awaits confirmation',
      status: 'open',
      category: 'automatic_response',
      detectedAt: NOON,
      assets: ['pc-7', '10.0.0.8'],
    });
    expect(report({ ...asked, action: 'EXPIRE' })).toMatchObject({
      externalId: 'dt.acme.example/response/537',
      status: 'closed',
      title: 'Enforce pattern of life on pc-7',
    });
    expect(report({ ...asked, action: 'REACTIVATE_EXPIRED' }).status).toBe('open');
  });

  it('takes mails, graded by how unusual they are', () => {
    const mail = {
      uuid: 'm-1',
      url: 'https://dt.acme.example/agemail/?uuid=m-1',
      direction: 'inbound',
      from: 'mallory@bad.example',
      subject: 'Invoice',
      anomaly_score: 84,
      recipients: ['eve@acme.example'],
      link_hosts: ['bad.example'],
      attachment_sha256s: ['ab'.repeat(32)],
      tags: ['Solicitation'],
      time: NOON,
    };
    expect(report(mail)).toMatchObject({
      externalId: 'mail/m-1',
      title: 'Unusual mail from mallory@bad.example: Invoice',
      severity: 'high',
      module: 'email',
      detectedAt: NOON,
      assets: ['eve@acme.example'],
      tags: ['Solicitation'],
    });
    const sent = report({ ...mail, direction: 'outbound', link_hosts: [], attachment_sha256s: [] });
    expect(sent.assets).toEqual(['mallory@bad.example']);
    expect(sent.indicators).toEqual([{ type: 'email', value: 'eve@acme.example' }]);
  });

  it('refuses the rest', () => {
    expect(refusal({ did: 1, hostname: 'pc-7' })).toMatch(/no record of Darktrace/);
  });
});

it('opens lists', () => {
  expect(darktrace.open?.({ incidentEvents: [incident] })).toEqual([incident]);
  expect(darktrace.open?.({ modelbreaches: [breach, breach] })).toHaveLength(2);
});
