import { describe, expect, it } from 'vitest';
import { msGraph } from '../../../../shared/formats/ms-graph.ts';
import { alert, defender, incident, report, TENANT } from './records.ts';

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
