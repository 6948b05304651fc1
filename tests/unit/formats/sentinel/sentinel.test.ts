import { describe, expect, it } from 'vitest';
import { sentinel } from '../../../../shared/formats/sentinel.ts';
import { alertRow, GUID, HINT, ID, logicApp, properties, rest, row, SUBSCRIPTION, snake } from './records.ts';

const report = (record: unknown) => {
  const verdict = sentinel.read(record);
  if (!verdict.ok) throw new Error(`${verdict.refusal.field}: ${verdict.refusal.reason}`);
  return verdict.report;
};
const with_ = (change: object) => ({ ...rest, properties: { ...properties, ...change } });

const EXPECTED = {
  externalId: `incident/${GUID}`,
  source: 'microsoft-sentinel',
  title: 'Sign-in from a new country',
  severity: 'medium',
  sourceSeverity: 'Medium',
  status: 'in_progress',
  sourceStatus: 'Active',
  module: 'identity',
  category: 'initial_access',
  description: 'A person signed in from two countries.',
  url: properties.incidentUrl,
  assignee: 'ann@example.com',
  detectedAt: Date.UTC(2026, 4, 1, 12, 0, 0, 564),
  occurredAt: Date.UTC(2026, 4, 1, 11),
  updatedAt: Date.UTC(2026, 4, 1, 12, 30),
  techniques: ['T1078'],
  tags: ['vip'],
};

describe('an incident', () => {
  it.each([
    ['REST', rest],
    ['the Python library', snake],
    ['the JavaScript library', { ...properties, id: ID, name: GUID, type: rest.type }],
    ['a row of SecurityIncident', row],
    [
      'an array of a query',
      sentinel.open!({
        tables: [{ columns: Object.keys(row).map((name) => ({ name })), rows: [Object.values(row)] }],
      })![0],
    ],
  ])('from %s', (_, record) => {
    expect(sentinel.read(record)).toEqual({ ok: true, report: EXPECTED, tenantHint: HINT });
  });

  it('from a Logic App, with alerts and entities', () => {
    const { indicators, ...rest } = report(logicApp);
    expect(rest).toEqual({
      ...EXPECTED,
      techniques: ['T1078', 'T1098'],
      assets: ['eve@corp.example', 'pc-7.corp.example', 'eve@corp.example', 'vm-1'].filter(
        (a, i, all) => all.indexOf(a) === i,
      ),
    });
    expect(indicators).toEqual([
      { type: 'ip', value: '203.0.113.9' },
      { type: 'url', value: 'http://bad.example/a' },
      { type: 'sha256', value: 'ab'.repeat(32) },
      { type: 'filename', value: 'mal.exe' },
      { type: 'domain', value: 'c2.example' },
      { type: 'email', value: 'a@bad.example' },
      { type: 'malware', value: 'emotet' },
    ]);
    expect(sentinel.read(logicApp)).toMatchObject({ tenantHint: HINT });
    expect(sentinel.read({ headers: {}, body: logicApp })).toEqual(sentinel.read(logicApp));
    const { id, ...nameless } = logicApp.object;
    const unlinked = {
      ...logicApp,
      object: { ...nameless, properties: { ...properties, incidentUrl: null } },
    };
    expect(sentinel.read(unlinked)).toMatchObject({ tenantHint: HINT });
    expect(report(unlinked).url).toBeUndefined();
  });

  it.each([
    ['New', { status: 'open' }],
    ['Active', { status: 'in_progress' }],
    ['Closed', { status: 'closed', resolution: 'benign', closedAt: Date.UTC(2026, 4, 2) }],
    ['Other', {}],
  ])('with status %s', (status, stage) => {
    const found = report(with_({ status, closedTimeUtc: '2026-05-02T00:00:00Z' }));
    expect({ status: found.status, resolution: found.resolution, closedAt: found.closedAt }).toEqual({
      status: undefined,
      resolution: undefined,
      closedAt: undefined,
      ...stage,
    });
  });

  it.each([
    ['TruePositive', 'true_positive'],
    ['BenignPositive', 'benign'],
    ['FalsePositive', 'false_positive'],
    ['Undetermined', undefined],
    ['constructor', undefined],
    [null, undefined],
  ])('classified %s', (classification, resolution) =>
    expect(report(with_({ status: 'Closed', classification })).resolution).toBe(resolution),
  );

  it.each([
    ['Informational', 'info'],
    ['Low', 'low'],
    ['Medium', 'medium'],
    ['High', 'high'],
    ['', 'medium'],
  ])('of severity %s', (severity, ours) => expect(report(with_({ severity })).severity).toBe(ours));

  it('keeps its identity, whoever tells of it, and never shares a name with another workspace', () => {
    const named = { ...rest, name: '1505' };
    const elsewhere = { ...named, id: ID.replace('SOC-Acme', 'SOC-Other') };
    expect(report(named).externalId).not.toBe(report(elsewhere).externalId);
    expect(report(named).externalId).toBe(
      report({ ...named, properties: { ...properties, status: 'Closed' } }).externalId,
    );
    expect(sentinel.read(elsewhere)).toMatchObject({ tenantHint: `${SUBSCRIPTION}/soc-other` });
  });

  it('is linked to the portal and filed by its entities where it says no more', () => {
    const bare = with_({ incidentUrl: null, title: null, additionalData: null });
    expect(report(bare)).toMatchObject({
      url: properties.incidentUrl,
      title: 'Microsoft Sentinel incident',
      module: 'network',
    });
    const mail = with_({
      additionalData: null,
      relatedEntities: [{ kind: 'Mailbox', properties: { mailboxPrimaryAddress: 'e@x.example' } }],
    });
    expect(report(mail)).toMatchObject({ module: 'email', assets: ['e@x.example'] });
  });
});

describe('an alert', () => {
  it('from a row of SecurityAlert', () => {
    expect(report(alertRow)).toEqual({
      externalId: 'alert/abc-1',
      source: 'microsoft-sentinel',
      title: 'Malware on a host',
      severity: 'high',
      sourceSeverity: 'High',
      status: 'closed',
      sourceStatus: 'Resolved',
      module: 'endpoint',
      category: 'execution',
      recommendation: 'Isolate it, now\nScan it',
      url: 'https://portal.example/1',
      detectedAt: Date.UTC(2026, 4, 1, 12),
      occurredAt: Date.UTC(2026, 4, 1, 11),
      updatedAt: Date.UTC(2026, 4, 1, 12, 5),
      indicators: [
        { type: 'ip', value: '203.0.113.9' },
        { type: 'sha1', value: 'c'.repeat(40) },
      ],
      techniques: ['T1059'],
      assets: ['pc-7', 'CORP\\eve', 'vm-1'],
    });
    expect(sentinel.read(alertRow)).toMatchObject({ tenantHint: 'workspace-guid' });
  });

  it('from an entity of an incident, and from Defender for Cloud', () => {
    const inside = {
      systemAlertId: 'ABC-1',
      alertDisplayName: 'Suspicious process',
      severity: 'Low',
      status: 'Active',
      intent: 'Execution',
      timeGeneratedUtc: '2026-05-01T12:00:00Z',
      timeGenerated: '2026-05-01T12:00:00Z',
    };
    const entity = {
      id: ID,
      name: 'n',
      type: 'Microsoft.SecurityInsights/Entities',
      kind: 'SecurityAlert',
      properties: inside,
    };
    expect(report(entity)).toMatchObject({
      externalId: 'alert/abc-1',
      title: 'Suspicious process',
      severity: 'low',
      status: 'open',
    });
    const cloud = { ...entity, type: 'Microsoft.Security/Locations/alerts', kind: undefined };
    expect(report(cloud)).toMatchObject({
      source: 'microsoft-defender-cloud',
      module: 'cloud',
      category: 'execution',
    });
  });

  it('as a playbook hands it on', () => {
    const handed = {
      systemAlertId: 'ABC-1',
      alertDisplayName: 'Known bad domain asked for',
      alertDescription: 'A domain of the list was resolved.',
      severity: 'Medium',
      alertTime: '2026-05-01T12:00:00.692101Z',
      alertStartTime: '2026-05-01T11:00:00.0968264Z',
      relatedEntities: [{ kind: 'Ip', properties: { address: '203.0.113.9' } }],
      incidentTactics: ['CommandAndControl'],
      incidentTechniques: ['T1071'],
      incidentUrl: properties.incidentUrl,
    };
    expect(report(handed)).toMatchObject({
      externalId: report(alertRow).externalId,
      title: 'Known bad domain asked for',
      description: 'A domain of the list was resolved.',
      category: 'command_and_control',
      detectedAt: Date.UTC(2026, 4, 1, 12, 0, 0, 692),
      occurredAt: Date.UTC(2026, 4, 1, 11, 0, 0, 96),
      indicators: [{ type: 'ip', value: '203.0.113.9' }],
      techniques: ['T1071'],
    });
    expect(sentinel.read(handed)).toMatchObject({ tenantHint: HINT });
  });
});

it('opens lists of the API and of exports', () => {
  expect(sentinel.open!({ value: [rest], nextLink: 'x' })).toEqual([rest]);
  expect(sentinel.open!({ records: [row, alertRow] })).toEqual([row, alertRow]);
  expect(sentinel.open!({ value: [{}] })).toBeNull();
  expect(sentinel.open!(rest)).toBeNull();
  expect(sentinel.open!({ tables: [{ columns: [{ name: 'a' }], rows: [[1]] }] })).toBeNull();
  expect(sentinel.open!({ tables: [{ columns: [{ name: { toString: 'x' } }], rows: [[1]] }] })).toBeNull();
});

it.each([
  [{ ...rest, name: null }, 'name', /missing/],
  [with_({ createdTimeUtc: '', lastModifiedTimeUtc: '' }), 'createdTimeUtc', /no time/],
  [{ ...rest, type: 'Microsoft.SecurityInsights/alertRules' }, 'type', /alertRules is no incident/],
  [
    { ...alertRow, TimeGenerated: null, ProcessingEndTime: null, StartTime: null },
    'TimeGenerated',
    /no time/,
  ],
  [
    { incident_number: 1, title: 'PagerDuty', created_at: '2026-05-01T12:00:00Z' },
    'properties',
    /no incident of Sentinel/,
  ],
  [[], '', /a list/],
])('refuses %j', (record, field, reason) => {
  expect(sentinel.read(record)).toEqual({
    ok: false,
    refusal: { field, reason: expect.stringMatching(reason) },
  });
});
