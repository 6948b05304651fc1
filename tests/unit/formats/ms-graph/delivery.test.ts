import { describe, expect, it } from 'vitest';
import { msGraph } from '../../../../shared/formats/ms-graph.ts';
import { alert, incident, info, report, streamed, TENANT } from './records.ts';

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
