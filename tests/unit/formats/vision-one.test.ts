import { describe, expect, it } from 'vitest';
import { visionOne } from '../../../shared/formats/vision-one.ts';
import { reading } from '../../support/formats.ts';

const { report, refusal } = reading(visionOne);

const NOON = Date.UTC(2026, 4, 1, 12);
const SHA256 = 'ab'.repeat(32);

const alert = {
  schemaVersion: '1.12',
  id: 'WB-9002-20260501-0002',
  investigationStatus: 'New',
  status: 'Open',
  investigationResult: 'No Findings',
  workbenchLink: 'https://portal.eu.xdr.trendmicro.com/index.html#/workbench/alerts/WB-9002-20260501-0002',
  alertProvider: 'SAE',
  model: 'Possible Credential Dumping',
  score: 63,
  severity: 'critical',
  createdDateTime: '2026-05-01T12:00:00Z',
  updatedDateTime: '2026-05-01T12:30:00Z',
  description: 'LSASS was read.',
  ownerIds: ['owner-1'],
  impactScope: {
    entities: [
      { entityType: 'host', entityValue: { guid: 'g', name: 'pc-7', ips: ['10.0.0.7'] } },
      { entityType: 'account', entityValue: 'corp\\eve' },
    ],
  },
  matchedRules: [
    {
      name: 'Credential Dumping',
      matchedFilters: [{ mitreTechniqueIds: ['T1003.001'], matchedDateTime: '2026-05-01T11:59:00Z' }],
    },
  ],
  indicators: [
    { type: 'file_sha256', field: 'objectFileHashSha256', value: SHA256 },
    { type: 'command_line', value: 'a.exe -x' },
    { type: 'host', value: { name: 'pc-7', ips: ['10.0.0.7'] } },
    { type: 'url', value: 'http://bad.example/a' },
  ],
};

const observed = {
  uuid: 'o-1',
  source: 'endpointActivityData',
  detectedDateTime: '2026-05-01T12:00:00Z',
  entityType: 'endpoint',
  entityName: 'pc-7(10.0.0.7)',
  endpoint: { endpointName: 'pc-7', ips: ['10.0.0.7'] },
  filters: [
    {
      id: 'F1',
      name: 'Network scan',
      riskLevel: 'low',
      mitreTechniqueIds: ['T1046'],
      mitreTacticIds: ['TA0007'],
      description: 'A scan.',
    },
    { id: 'F2', name: 'Odd tool', riskLevel: 'high', mitreTechniqueIds: ['T1105'] },
  ],
  detail: { objectFileHashSha256: SHA256, logonUser: ['eve'] },
};

describe('workbench alerts', () => {
  it('maps an alert', () => {
    expect(report(alert)).toEqual({
      externalId: alert.id,
      source: 'vision-one',
      title: 'Possible Credential Dumping',
      severity: 'critical',
      sourceSeverity: 'critical',
      status: 'open',
      sourceStatus: 'Open',
      module: 'identity',
      category: 'credential_access',
      detectedAt: NOON,
      occurredAt: NOON - 60_000,
      updatedAt: NOON + 1_800_000,
      description: 'LSASS was read.',
      assignee: 'owner-1',
      url: alert.workbenchLink,
      indicators: [
        { type: 'sha256', value: SHA256 },
        { type: 'url', value: 'http://bad.example/a' },
      ],
      techniques: ['T1003.001'],
      assets: ['pc-7', '10.0.0.7', 'corp\\eve'],
      tags: ['Credential Dumping'],
    });
  });

  it.each([
    ['Open', 'New', undefined, 'open', undefined],
    ['In Progress', 'In Progress', undefined, 'in_progress', undefined],
    ['Closed', 'Closed', 'True Positive', 'closed', 'true_positive'],
    ['Closed', 'Closed', 'Benign True Positive', 'closed', 'benign'],
    ['Closed', 'Closed', 'No Findings', 'closed', undefined],
    [undefined, 'False Positive', undefined, 'closed', 'false_positive'],
    [undefined, 'New', undefined, 'open', undefined],
    ['Open', 'True Positive', undefined, 'open', undefined],
  ])(
    'status %s, investigation %s, result %s',
    (status, investigationStatus, investigationResult, expected, resolution) => {
      const found = report({ ...alert, status, investigationStatus, investigationResult });
      expect([found.status, found.resolution]).toEqual([expected, resolution]);
      expect(found.externalId).toBe(alert.id);
    },
  );

  it('takes alerts of v2, and the pages of v3', () => {
    const old = {
      workbenchId: 'WB-1',
      workbenchName: 'Old model',
      severity: 'low',
      createdTime: '2026-05-01 12:00:00',
      investigationStatus: 1,
    };
    expect(report(old)).toMatchObject({
      externalId: 'WB-1',
      title: 'Old model',
      status: 'in_progress',
      detectedAt: NOON,
    });
    expect(visionOne.open?.({ totalCount: 1, count: 1, items: [alert] })).toEqual([alert]);
  });
});

describe('observed attack techniques', () => {
  it('maps an observation, as bad as the worst it matched', () => {
    const found = report(observed);
    expect(found).toMatchObject({
      externalId: 'o-1',
      title: 'Network scan on pc-7',
      severity: 'high',
      sourceSeverity: 'high',
      techniques: ['T1046', 'T1105'],
      indicators: [{ type: 'sha256', value: SHA256 }],
      detectedAt: NOON,
    });
    expect(found.assets).toEqual(expect.arrayContaining(['pc-7', 'eve']));
    expect(found.status).toBeUndefined();
  });

  it('tells names of malware from rules that are named in a sentence', () => {
    const indicators = ['Trojan.Win32.A', 'Unsuccessful logon to Kerberos'].map((value) => ({
      type: 'detection_name',
      value,
    }));
    expect(report({ ...alert, indicators }).indicators).toEqual([
      { type: 'malware', value: 'trojan.win32.a' },
    ]);
  });

  it('reads version 2, which keeps what happened in `detail`', () => {
    const old = {
      workbenchId: 'WB-9002-20211229-00000',
      workbenchName: 'Suspicious Deletion',
      workbenchLink:
        'https://portal.xdr.trendmicro.com/index.html#/workbench?workbenchId=WB-9002-20211229-00000',
      investigationStatus: 0,
      severity: 'low',
      createdTime: '2026-05-01T12:00:00Z',
      impactScope: { desktopCount: 1 },
      detail: {
        description: 'Shadow copies were deleted.',
        impactScope: [{ entityType: 'account', entityValue: 'corp\\eve' }],
        indicators: [{ objectType: 'file_sha256', objectValue: SHA256 }],
        matchedRules: [
          { matchedFilters: [{ timestamp: '2026-05-01T11:59:00Z', mitreTechniques: ['V9.T1490'] }] },
        ],
      },
    };
    expect(report(old)).toMatchObject({
      externalId: 'WB-9002-20211229-00000',
      title: 'Suspicious Deletion',
      module: 'identity',
      description: 'Shadow copies were deleted.',
      detectedAt: NOON,
      occurredAt: NOON - 60_000,
      assets: ['corp\\eve'],
      indicators: [{ type: 'sha256', value: SHA256 }],
      techniques: ['T1490'],
    });
  });

  it('joins what recurs on one endpoint', () => {
    const again = report({
      ...observed,
      uuid: 'o-2',
      detectedDateTime: '2026-05-01T13:00:00Z',
      filters: observed.filters.toReversed(),
    });
    expect(again.fingerprint).toBe(report(observed).fingerprint);
    expect(again.externalId).not.toBe(report(observed).externalId);
    expect(report({ ...observed, entityName: 'pc-8' }).fingerprint).not.toBe(again.fingerprint);
  });

  it('tells observations without an id apart', () => {
    const { uuid: _, ...bare } = observed;
    expect(report(bare).externalId).toBe(report(structuredClone(bare)).externalId);
    expect(report(bare).externalId).not.toBe(report({ ...bare, entityName: 'pc-8' }).externalId);
  });

  it('refuses the rest', () => {
    expect(refusal({ eventId: '100101', accessType: 'log' })).toMatch(/no record of Trend Vision One/);
  });
});
