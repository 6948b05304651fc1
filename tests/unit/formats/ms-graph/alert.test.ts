import { describe, expect, it } from 'vitest';
import { msGraph } from '../../../../shared/formats/ms-graph.ts';
import { alert, report, TENANT } from './records.ts';

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
