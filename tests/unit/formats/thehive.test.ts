import { describe, expect, it } from 'vitest';
import { thehive } from '../../../shared/formats/thehive.ts';

const at = Date.UTC(2026, 4, 1, 12);
const alert = {
  _id: '~4112',
  _type: 'alert',
  _createdAt: at,
  _updatedAt: at + 5_000,
  type: 'phishing',
  source: 'mail-gateway',
  sourceRef: 'M-77',
  externalLink: 'https://gateway.example/M-77',
  title: 'Phishing mail to finance',
  description: 'Three people opened it.',
  severity: 3,
  severityLabel: 'HIGH',
  date: at - 1_000,
  tags: ['T1566.001', 'finance'],
  tlp: 2,
  status: 'New',
  stage: 'New',
  assignee: 'ana@example.org',
  observables: [
    { dataType: 'ip', data: '192.0.2.4' },
    { dataType: 'fqdn', data: 'login.evil.example' },
    { dataType: 'hostname', data: 'LAPTOP7' },
    { dataType: 'registry', data: 'HKLM' },
  ],
  procedures: [{ patternId: 'T1059' }],
};

const report = (record: unknown) => {
  const verdict = thehive.read(record);
  if (!verdict.ok) throw new Error(verdict.refusal.reason);
  return verdict.report;
};

describe('thehive', () => {
  it('maps an alert', () => {
    expect(report(alert)).toEqual({
      externalId: 'alert phishing mail-gateway M-77',
      source: 'thehive',
      title: 'Phishing mail to finance',
      severity: 'high',
      sourceSeverity: 'HIGH',
      status: 'open',
      sourceStatus: 'New',
      module: 'email',
      category: 'phishing',
      description: 'Three people opened it.',
      url: 'https://gateway.example/M-77',
      assignee: 'ana@example.org',
      detectedAt: at - 1_000,
      updatedAt: at + 5_000,
      indicators: [
        { type: 'ip', value: '192.0.2.4' },
        { type: 'domain', value: 'login.evil.example' },
      ],
      techniques: ['T1059', 'T1566.001'],
      assets: ['LAPTOP7'],
      tags: ['T1566.001', 'finance', 'tlp:amber'],
    });
  });

  it('knows an alert again, as its caller created it and as the product keeps it', () => {
    const { _id, _type, _createdAt, _updatedAt, stage, status, ...input } = alert;
    expect(report(input).externalId).toBe(report(alert).externalId);
    expect(report({ ...alert, sourceRef: 'M-78' }).externalId).not.toBe(report(alert).externalId);
  });

  it.each([
    [1, 'low'],
    [2, 'medium'],
    [3, 'high'],
    [4, 'critical'],
    [undefined, 'medium'],
  ])('severity %s is %s', (severity, expected) =>
    expect(report({ ...alert, severity, severityLabel: undefined }).severity).toBe(expected),
  );

  it.each([
    [{ status: 'InProgress' }, 'in_progress', undefined],
    [{ status: 'Ignored' }, 'closed', undefined],
    [{ status: 'Imported', stage: 'Imported' }, 'closed', 'duplicate'],
    [{ status: 'Duplicated' }, 'closed', 'duplicate'],
    [{ status: 'FalsePositive' }, 'closed', 'false_positive'],
    [{ status: 'TruePositive' }, 'closed', 'true_positive'],
    [{ status: 'Indeterminate' }, 'closed', undefined],
    [{ status: 'Handed over', stage: 'Closed' }, 'closed', undefined],
    [{ status: 'Triage by tier 1', stage: 'InProgress' }, 'in_progress', undefined],
    [{ status: 'Resolved', resolutionStatus: 'FalsePositive' }, 'closed', 'false_positive'],
  ])('%j is %s', (said, status, resolution) => {
    const found = report({ ...alert, ...said });
    expect([found.status, found.resolution]).toEqual([status, resolution]);
  });

  it('takes a status that waits for somebody as on hold', () => {
    expect(report({ ...alert, status: 'Waiting for customer', stage: 'InProgress' })).toMatchObject({
      status: 'in_progress',
      pauseReason: 'Waiting for customer',
    });
  });

  it('maps cases of versions 4 and 5', () => {
    const five = {
      _id: '~9',
      _type: 'case',
      number: 12,
      title: 'Ransomware',
      startDate: at,
      severity: 4,
      stage: 'New',
    };
    expect(report(five)).toMatchObject({
      externalId: 'case ~9',
      detectedAt: at,
      severity: 'critical',
      status: 'open',
    });
    const four = {
      ...{ id: '~9', caseId: 12, title: 'Ransomware', startDate: at, endDate: at + 9, owner: 'ana' },
      ...{
        status: 'Resolved',
        resolutionStatus: 'TruePositive',
        impactStatus: 'WithImpact',
        summary: 'Cleaned.',
      },
    };
    expect(report(four)).toMatchObject({
      externalId: 'case ~9',
      status: 'closed',
      resolution: 'true_positive',
      closedAt: at + 9,
      assignee: 'ana',
      impact: 'With impact',
      description: 'Cleaned.',
    });
  });

  it('opens webhooks of versions 4 and 5', () => {
    const four = {
      operation: 'Update',
      objectType: 'alert',
      objectId: '~1',
      object: alert,
      organisation: 'acme',
    };
    const verdict = thehive.read(four);
    expect(verdict).toMatchObject({ ok: true, tenantHint: 'acme' });
    expect(report({ action: 'create', objectType: 'Alert', object: alert })).toEqual(report(alert));
    expect(report({ ...four, operation: 'delete' })).toMatchObject({
      status: 'closed',
      sourceStatus: 'Deleted',
    });
  });

  it.each([
    [{ operation: 'create', objectType: 'case_task', object: { title: 'x' } }, 'objectType', /case_task/],
    [{ ...alert, sourceRef: '' }, 'sourceRef', /nothing tells/],
    [{ ...alert, title: ' ' }, 'title', /missing/],
    [{ _type: 'case', title: 'x' }, '_id', /nothing tells/],
    [{ cpu: 1 }, 'objectType', /no alert/],
    [7, '', /a number/],
  ])('refuses %j', (record, field, reason) => {
    expect(thehive.read(record)).toEqual({
      ok: false,
      refusal: { field, reason: expect.stringMatching(reason) },
    });
  });

  it('recognises alerts, cases and webhooks, and nothing else that has a title', () => {
    expect(thehive.recognise(alert)).toMatch(/alert/);
    expect(thehive.recognise({ objectType: 'case', object: {} })).toMatch(/webhook/);
    expect(thehive.recognise({ title: 'x', source: 'y' })).toBeNull();
  });
});
