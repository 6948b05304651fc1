import { describe, expect, it } from 'vitest';
import { msGraph } from '../../../shared/formats/ms-graph.ts';

const TENANT = '3f1c6c2e-5d0a-4a55-9a4b-0d1f3a7f0001';

const alert = {
  '@odata.type': '#microsoft.graph.security.alert',
  id: 'da638_1',
  providerAlertId: 'da638_1',
  incidentId: '77',
  tenantId: TENANT,
  title: 'Suspicious PowerShell download',
  description: 'PowerShell fetched a script.',
  recommendedActions: 'Isolate the device.',
  category: 'Execution',
  severity: 'high',
  status: 'inProgress',
  classification: null,
  serviceSource: 'microsoftDefenderForEndpoint',
  detectionSource: 'microsoftDefenderForEndpoint',
  threatFamilyName: 'Emotet',
  actorDisplayName: 'Storm-0001',
  assignedTo: 'ann@example.com',
  alertWebUrl: `https://security.microsoft.com/alerts/da638_1?tid=${TENANT}`,
  mitreTechniques: ['T1059.001'],
  createdDateTime: '2026-05-01T12:00:00.1234567Z',
  firstActivityDateTime: '2026-05-01T11:58:00Z',
  lastUpdateDateTime: '2026-05-01T12:05:00Z',
  resolvedDateTime: null,
  evidence: [
    {
      '@odata.type': '#microsoft.graph.security.deviceEvidence',
      deviceDnsName: 'pc-7.contoso.example',
      hostName: 'pc-7',
      lastExternalIpAddress: '198.51.100.200',
      loggedOnUsers: [{ accountName: 'eve', domainName: 'CONTOSO' }],
    },
    {
      '@odata.type': '#microsoft.graph.security.processEvidence',
      imageFile: { fileName: 'powershell.exe', sha256: 'ab'.repeat(32) },
      userAccount: { accountName: 'SYSTEM', domainName: 'NT AUTHORITY' },
    },
    {
      '@odata.type': '#microsoft.graph.security.fileEvidence',
      fileDetails: { fileName: 'Drop.ps1', sha1: 'c'.repeat(40) },
    },
    { '@odata.type': '#microsoft.graph.security.ipEvidence', ipAddress: '203.0.113.9' },
    { '@odata.type': '#microsoft.graph.security.urlEvidence', url: 'http://bad.example/a.ps1' },
    {
      '@odata.type': '#microsoft.graph.security.dnsEvidence',
      domainName: 'c2.example',
      ipAddresses: [{ ipAddress: '203.0.113.10' }],
    },
    {
      '@odata.type': '#microsoft.graph.security.analyzedMessageEvidence',
      senderIp: '203.0.113.11',
      p1Sender: { emailAddress: 'a@bad.example', domainName: 'bad.example' },
      recipientEmailAddress: 'eve@contoso.example',
      urls: ['http://bad.example/b'],
    },
    {
      '@odata.type': '#microsoft.graph.security.userEvidence',
      userAccount: { userPrincipalName: 'eve@contoso.example', accountName: 'eve' },
    },
  ],
};

const incident = {
  '@odata.type': '#microsoft.graph.security.incident',
  id: '77',
  tenantId: TENANT,
  displayName: 'Multi-stage incident on one endpoint',
  incidentWebUrl: `https://security.microsoft.com/incidents/77?tid=${TENANT}`,
  redirectIncidentId: null,
  severity: 'High',
  status: 'Active',
  classification: 'TruePositive',
  determination: 'MultiStagedAttack',
  assignedTo: null,
  customTags: ['vip'],
  systemTags: ['Defender Experts'],
  createdDateTime: '2026-05-01T12:00:01Z',
  lastUpdateDateTime: '2026-05-01T12:06:00Z',
};

const defender = {
  incidentId: 77,
  incidentName: 'Phish reported by user',
  incidentUri: `https://security.microsoft.com/incidents/77?tid=${TENANT}`,
  createdTime: '2026-05-01T12:00:01.5Z',
  lastUpdateTime: '2026-05-01T13:00:00Z',
  severity: 'Informational',
  status: 'Resolved',
  classification: 'InformationalExpectedActivity',
  tags: ['t'],
  alerts: [
    {
      alertId: 'fa1',
      serviceSource: 'OfficeATP',
      category: 'InitialAccess',
      title: 'Phish',
      description: 'A user reported a message.',
      firstActivity: '2026-05-01T11:00:00Z',
      resolvedTime: '2026-05-01T12:50:00Z',
      mitreTechniques: ['T1566'],
      devices: [{ deviceDnsName: 'mail-1' }],
      entities: [{ entityType: 'MailBox', mailboxAddress: 'eve@contoso.example', sender: 'a@bad.example' }],
    },
  ],
};

const streamed = (table: string, properties: unknown) => ({
  time: '2026-05-01T12:00:09.7649196Z',
  tenantId: TENANT,
  operationName: 'Publish',
  category: `AdvancedHunting-${table}`,
  properties,
});

const info = {
  Timestamp: '2026-05-01T12:00:00Z',
  AlertId: 'da638_1',
  Title: 'Suspicious PowerShell download',
  Category: 'Execution',
  Severity: 'High',
  ServiceSource: 'Microsoft Defender for Endpoint',
  DetectionSource: 'EDR',
  AttackTechniques: '["PowerShell (T1059.001)"]',
};

const report = (record: unknown) => {
  const verdict = msGraph.read(record);
  if (!verdict.ok) throw new Error(`${verdict.refusal.field}: ${verdict.refusal.reason}`);
  return verdict.report;
};

describe('alerts', () => {
  it('maps an alert of Graph, v2', () => {
    expect(msGraph.read(alert)).toMatchObject({ ok: true, tenantHint: TENANT });
    expect(report(alert)).toEqual({
      externalId: 'alert/da638_1',
      source: 'microsoft-defender',
      title: 'Suspicious PowerShell download',
      severity: 'high',
      sourceSeverity: 'high',
      status: 'in_progress',
      sourceStatus: 'inProgress',
      module: 'endpoint',
      category: 'execution',
      description: 'PowerShell fetched a script.',
      recommendation: 'Isolate the device.',
      url: alert.alertWebUrl,
      assignee: 'ann@example.com',
      detectedAt: Date.UTC(2026, 4, 1, 12, 0, 0, 123),
      occurredAt: Date.UTC(2026, 4, 1, 11, 58),
      updatedAt: Date.UTC(2026, 4, 1, 12, 5),
      indicators: [
        { type: 'sha256', value: 'ab'.repeat(32) },
        { type: 'filename', value: 'drop.ps1' },
        { type: 'sha1', value: 'c'.repeat(40) },
        { type: 'ip', value: '203.0.113.9' },
        { type: 'url', value: 'http://bad.example/a.ps1' },
        { type: 'domain', value: 'c2.example' },
        { type: 'ip', value: '203.0.113.10' },
        { type: 'ip', value: '203.0.113.11' },
        { type: 'email', value: 'a@bad.example' },
        { type: 'url', value: 'http://bad.example/b' },
        { type: 'malware', value: 'emotet' },
        { type: 'actor', value: 'storm-0001' },
      ],
      techniques: ['T1059.001'],
      assets: ['pc-7.contoso.example', 'CONTOSO\\eve', 'eve@contoso.example'],
    });
  });

  it('maps a legacy alert of Graph', () => {
    const legacy = {
      id: 'l1',
      azureTenantId: TENANT,
      title: 'Impossible travel',
      category: 'ImpossibleTravel',
      severity: 'medium',
      status: 'dismissed',
      feedback: 'benignPositive',
      createdDateTime: '2026-05-01T12:00:00Z',
      eventDateTime: '2026-05-01T11:00:00Z',
      lastModifiedDateTime: '2026-05-01T14:00:00Z',
      closedDateTime: '2026-05-01T13:00:00Z',
      recommendedActions: ['Ask the user', 'Reset the password'],
      sourceMaterials: ['https://portal.example/alerts/l1'],
      vendorInformation: { provider: 'IPC', vendor: 'Microsoft' },
      userStates: [{ userPrincipalName: 'eve@contoso.example', logonIp: '203.0.113.9' }],
      hostStates: [{ fqdn: 'pc-7.contoso.example', netBiosName: 'PC-7' }],
      fileStates: [{ fileHash: { hashType: 'sha256', hashValue: 'ab'.repeat(32) } }],
      networkConnections: [{ destinationAddress: '203.0.113.12', destinationDomain: 'c2.example' }],
    };
    expect(report(legacy)).toMatchObject({
      externalId: 'alert/l1',
      status: 'closed',
      resolution: 'benign',
      module: 'identity',
      category: 'impossible_travel',
      recommendation: 'Ask the user\nReset the password',
      url: 'https://portal.example/alerts/l1',
      closedAt: Date.UTC(2026, 4, 1, 13),
      occurredAt: Date.UTC(2026, 4, 1, 11),
      assets: ['pc-7.contoso.example', 'eve@contoso.example'],
      indicators: [
        { type: 'ip', value: '203.0.113.9' },
        { type: 'sha256', value: 'ab'.repeat(32) },
        { type: 'ip', value: '203.0.113.12' },
        { type: 'domain', value: 'c2.example' },
      ],
    });
    expect(msGraph.read(legacy)).toMatchObject({ tenantHint: TENANT });
  });

  it('maps an alert of the Defender for Endpoint API', () => {
    const endpoint = {
      id: 'da638_1',
      incidentId: 77,
      aadTenantId: TENANT,
      severity: 'Medium',
      status: 'Resolved',
      classification: 'TruePositive',
      category: 'Malware',
      detectionSource: 'WindowsDefenderAv',
      title: 'Malware was prevented',
      alertCreationTime: '2026-05-01T12:00:00.7220239Z',
      firstEventTime: '2026-05-01T11:00:00Z',
      lastUpdateTime: '2026-05-01T12:10:00Z',
      resolvedTime: '2026-05-01T12:09:00Z',
      computerDnsName: 'pc-7',
      relatedUser: { userName: 'eve', domainName: 'CONTOSO' },
      evidence: [{ entityType: 'File', fileName: 'Mal.exe', sha1: 'c'.repeat(40), userPrincipalName: null }],
    };
    expect(report(endpoint)).toMatchObject({
      externalId: report(alert).externalId,
      status: 'closed',
      resolution: 'true_positive',
      closedAt: Date.UTC(2026, 4, 1, 12, 9),
      category: 'malware',
      assets: ['pc-7', 'CONTOSO\\eve'],
      indicators: [
        { type: 'filename', value: 'mal.exe' },
        { type: 'sha1', value: 'c'.repeat(40) },
      ],
    });
  });

  it('finds a title where there is none', () => {
    expect(report({ ...alert, title: null }).title).toBe('Execution on pc-7.contoso.example');
    expect(report({ ...alert, title: '', category: null, evidence: [] }).title).toBe(
      'Microsoft Defender alert',
    );
  });
});

describe('incidents', () => {
  it('maps an incident of Graph', () => {
    expect(report(incident)).toEqual({
      externalId: 'incident/77',
      source: 'microsoft-defender',
      title: 'Multi-stage incident on one endpoint',
      severity: 'high',
      sourceSeverity: 'High',
      status: 'open',
      sourceStatus: 'Active',
      module: 'endpoint',
      category: 'multi_stage_attack',
      url: incident.incidentWebUrl,
      detectedAt: Date.UTC(2026, 4, 1, 12, 0, 1),
      updatedAt: Date.UTC(2026, 4, 1, 12, 6),
      tags: ['vip', 'Defender Experts'],
    });
  });

  it('takes evidence from alerts that are expanded', () => {
    const expanded = report({
      ...incident,
      alerts: [alert, { ...alert, firstActivityDateTime: '2026-05-01T10:00:00Z' }],
    });
    expect(expanded).toMatchObject({
      module: 'endpoint',
      category: 'execution',
      occurredAt: Date.UTC(2026, 4, 1, 10),
      techniques: ['T1059.001'],
    });
    expect(expanded.indicators).toEqual(report(alert).indicators);
  });

  it('maps an incident of the Defender XDR API under the same identity', () => {
    expect(msGraph.read(defender)).toMatchObject({ tenantHint: TENANT });
    expect(report(defender)).toMatchObject({
      externalId: report(incident).externalId,
      title: 'Phish reported by user',
      description: 'A user reported a message.',
      severity: 'info',
      status: 'closed',
      resolution: 'benign',
      closedAt: Date.UTC(2026, 4, 1, 12, 50),
      occurredAt: Date.UTC(2026, 4, 1, 11),
      module: 'email',
      category: 'phishing',
      indicators: [{ type: 'email', value: 'a@bad.example' }],
      techniques: ['T1566'],
      assets: ['eve@contoso.example', 'mail-1'],
      tags: ['t'],
    });
  });

  it.each([
    ['active', { status: 'open' }],
    ['Active', { status: 'open' }],
    ['inProgress', { status: 'in_progress' }],
    ['InProgress', { status: 'in_progress' }],
    ['awaitingAction', { status: 'in_progress', pauseReason: 'awaiting action' }],
    ['resolved', { status: 'closed', resolution: 'true_positive' }],
    ['redirected', { status: 'closed', resolution: 'duplicate' }],
    ['unknownFutureValue', {}],
  ])('status %s', (status, stage) => {
    const { status: found, pauseReason, resolution, sourceStatus } = report({ ...incident, status });
    expect({ status: found, pauseReason, resolution }).toEqual({
      status: undefined,
      pauseReason: undefined,
      resolution: undefined,
      ...stage,
    });
    expect(sourceStatus).toBe(status);
  });

  it.each([
    ['informational', 'info'],
    ['Low', 'low'],
    ['medium', 'medium'],
    ['HIGH', 'high'],
    ['unknown', 'medium'],
    [null, 'medium'],
  ])('severity %s is %s', (severity, ours) => expect(report({ ...incident, severity }).severity).toBe(ours));

  it.each([
    ['falsePositive', 'false_positive'],
    ['informationalExpectedActivity', 'benign'],
    ['unknown', undefined],
  ])('classification %s of a resolved incident', (classification, resolution) =>
    expect(report({ ...incident, status: 'resolved', classification }).resolution).toBe(resolution),
  );

  it('reads what PowerShell and Python clients print', () => {
    const { id, displayName, createdDateTime, status, severity, tenantId, incidentWebUrl } = incident;
    const pascal = {
      Id: id,
      DisplayName: displayName,
      CreatedDateTime: createdDateTime,
      Status: status,
      Severity: severity,
      TenantId: tenantId,
      IncidentWebUrl: incidentWebUrl,
    };
    const snake = {
      id,
      display_name: displayName,
      created_date_time: createdDateTime,
      status,
      severity,
      tenant_id: tenantId,
    };
    for (const record of [pascal, snake]) {
      expect(report(record)).toMatchObject({
        externalId: 'incident/77',
        title: displayName,
        severity: 'high',
      });
      expect(msGraph.read(record)).toMatchObject({ tenantHint: TENANT });
    }
  });
});

describe('what Defender streams', () => {
  it('maps a row of AlertInfo, wherever it lies', () => {
    const event = streamed('AlertInfo', info);
    expect(report(event)).toEqual({
      externalId: 'alert/da638_1',
      source: 'microsoft-defender',
      title: 'Suspicious PowerShell download',
      severity: 'high',
      sourceSeverity: 'High',
      module: 'endpoint',
      category: 'execution',
      detectedAt: Date.UTC(2026, 4, 1, 12),
      techniques: ['T1059.001'],
    });
    expect(msGraph.read(event)).toMatchObject({ tenantHint: TENANT });
    expect(report(streamed('AlertInfo', JSON.stringify(info)))).toEqual(report(event));
    expect(report({ ...info, TenantId: TENANT })).toEqual(report(event));
    const { Timestamp, ...untimed } = info;
    expect(report(streamed('AlertInfo', untimed)).detectedAt).toBe(Date.UTC(2026, 4, 1, 12, 0, 9, 764));
  });

  it('maps a row of AlertEvidence as a supplement of its alert', () => {
    const row = {
      Timestamp: info.Timestamp,
      AlertId: info.AlertId,
      EntityType: 'File',
      FileName: 'A.exe',
      SHA1: 'c'.repeat(40),
      DeviceName: 'pc-7',
    };
    expect(report(streamed('AlertEvidence', row))).toEqual({
      externalId: 'alert/da638_1',
      source: 'microsoft-defender',
      supplements: true,
      title: 'Microsoft Defender alert on pc-7',
      severity: 'medium',
      module: 'endpoint',
      detectedAt: Date.UTC(2026, 4, 1, 12),
      indicators: [
        { type: 'filename', value: 'a.exe' },
        { type: 'sha1', value: 'c'.repeat(40) },
      ],
      assets: ['pc-7'],
    });
  });

  it('refuses telemetry, and says what to stream instead', () => {
    const verdict = msGraph.read(streamed('DeviceProcessEvents', {}));
    expect(verdict).toMatchObject({
      ok: false,
      refusal: { field: 'category', reason: expect.stringMatching(/AlertInfo/) },
    });
  });
});

describe('envelopes', () => {
  it('opens lists of Graph and of Event Hub', () => {
    expect(msGraph.open!({ '@odata.context': 'x', value: [incident, alert] })).toEqual([incident, alert]);
    const records = [streamed('DeviceEvents', {}), streamed('AlertInfo', info)];
    expect(msGraph.open!({ records })).toEqual(records);
    expect(msGraph.open!({ value: [{ a: 1 }] })).toBeNull();
    expect(msGraph.open!({ ...incident, value: [alert] })).toBeNull();
  });

  it('takes the resource out of a change notification', () => {
    const { tenantId, ...resource } = incident;
    const notification = { subscriptionId: 's', changeType: 'created', tenantId, resourceData: resource };
    expect(msGraph.read(notification)).toEqual(msGraph.read(incident));
    expect(msGraph.read({ ...notification, resourceData: { id: '77' } })).toMatchObject({
      refusal: { field: 'resourceData', reason: expect.stringMatching(/includeResourceData/) },
    });
    expect(msGraph.read({ subscriptionId: 's', lifecycleEvent: 'missed' }).ok).toBe(false);
  });

  it('reads what a shipper wrapped', () => {
    expect(report({ message: JSON.stringify(alert) })).toEqual(report(alert));
  });
});

describe('identity', () => {
  it('stays with an update and differs between incidents and alerts', () => {
    const updated = report({ ...incident, status: 'resolved', lastUpdateDateTime: '2026-05-02T00:00:00Z' });
    expect(updated.externalId).toBe(report(incident).externalId);
    const ids = [incident, { ...incident, id: '78' }, { ...alert, id: '77' }].map(
      (record) => report(record).externalId,
    );
    expect(new Set(ids).size).toBe(3);
  });
});

it.each([
  [{ ...incident, id: null }, 'id', /with its id/],
  [
    { ...alert, createdDateTime: null, lastUpdateDateTime: '0001-01-01T00:00:00Z' },
    'createdDateTime',
    /no time/,
  ],
  [{ status: 'Resolved', classification: 'TruePositive' }, 'id', /whole/],
  [{ validationToken: 'x' }, 'validationToken', /set up/],
  [streamed('AlertInfo', { Title: 'x' }), 'AlertId', /missing/],
  [streamed('AlertInfo', null), 'properties', /null/],
  ['x', '', /a string/],
])('refuses %j', (record, field, reason) => {
  expect(msGraph.read(record)).toEqual({
    ok: false,
    refusal: { field, reason: expect.stringMatching(reason) },
  });
});
