import { describe, expect, it } from 'vitest';
import { ocsf } from '../../../shared/formats/ocsf.ts';

const at = Date.UTC(2026, 4, 1, 12);
const event = {
  class_uid: 2004,
  category_uid: 2,
  activity_id: 1,
  time: at,
  severity_id: 4,
  severity: 'High',
  status_id: 1,
  status: 'New',
  metadata: { version: '1.5.0', tenant_uid: 'acme', product: { name: 'Falcon', vendor_name: 'CrowdStrike' } },
  finding_info: {
    uid: 'f-1',
    title: 'Credential dumping on DC01',
    desc: 'Memory of lsass.exe was read.',
    created_time: at - 60_000,
    first_seen_time: at - 120_000,
    src_url: 'https://console.example/f/1',
    attacks: [{ technique: { uid: 'T1003' }, sub_technique: { uid: 'T1003.001' } }],
  },
  device: { hostname: 'dc01', ip: '10.0.0.5' },
  evidences: [
    {
      process: { file: { name: 'mimi.exe', hashes: [{ algorithm: 'MD5', value: 'a'.repeat(32) }] } },
      dst_endpoint: { ip: '192.0.2.7', domain: 'c2.example.org' },
    },
  ],
  observables: [
    { name: 'device.hostname', type_id: 1, value: 'dc01.example.local' },
    { name: 'x', type_id: 6, value: 'https://c2.example.org/a' },
  ],
  assignee: { email_addr: 'ana@example.org' },
};

const report = (record: unknown) => {
  const verdict = ocsf.read(record);
  if (!verdict.ok) throw new Error(verdict.refusal.reason);
  return verdict.report;
};
const hint = (record: unknown) => {
  const verdict = ocsf.read(record);
  return verdict.ok ? verdict.tenantHint : undefined;
};

describe('ocsf', () => {
  it('maps a detection finding', () => {
    expect(report(event)).toEqual({
      externalId: 'f-1',
      source: 'crowdstrike-falcon',
      title: 'Credential dumping on DC01',
      description: 'Memory of lsass.exe was read.',
      url: 'https://console.example/f/1',
      severity: 'high',
      sourceSeverity: 'High',
      status: 'open',
      sourceStatus: 'New',
      module: 'endpoint',
      category: 'credential_theft',
      detectedAt: at - 60_000,
      occurredAt: at - 120_000,
      updatedAt: at,
      indicators: [
        { type: 'url', value: 'https://c2.example.org/a' },
        { type: 'filename', value: 'mimi.exe' },
        { type: 'md5', value: 'a'.repeat(32) },
        { type: 'ip', value: '192.0.2.7' },
        { type: 'domain', value: 'c2.example.org' },
      ],
      techniques: ['T1003.001'],
      assets: ['dc01', '10.0.0.5', 'dc01.example.local'],
      assignee: 'ana@example.org',
    });
    expect(hint(event)).toBe('acme');
  });

  it.each([
    [1, 'info'],
    [2, 'low'],
    [3, 'medium'],
    [4, 'high'],
    [5, 'critical'],
    [6, 'critical'],
  ])('severity_id %s is %s', (severity_id, expected) =>
    expect(report({ ...event, severity: undefined, severity_id }).severity).toBe(expected),
  );

  it.each([
    [{ severity_id: 99, severity: 'Critical' }, 'critical', 'Critical'],
    [{ severity_id: 0, severity: 'Unknown', risk_level_id: 3 }, 'high', 'Unknown'],
    [{ severity_id: undefined, severity: undefined, risk_level: 'Low' }, 'low', 'Low'],
    [{ severity_id: undefined, severity: undefined }, 'medium', undefined],
  ])('grades %j as %s', (said, severity, sourceSeverity) => {
    expect(report({ ...event, ...said })).toMatchObject({ severity });
    expect(report({ ...event, ...said }).sourceSeverity).toBe(sourceSeverity);
  });

  it.each([
    [2004, 1, 'open', undefined],
    [2004, 2, 'in_progress', undefined],
    [2004, 3, 'closed', undefined],
    [2002, 4, 'closed', undefined],
    [2006, 5, 'closed', undefined],
    [2007, 6, 'closed', undefined],
    [2005, 1, 'open', undefined],
    [2005, 2, 'in_progress', undefined],
    [2005, 3, 'in_progress', 'On hold at the source'],
    [2005, 4, 'closed', undefined],
    [2005, 5, 'closed', undefined],
  ])('class %s with status_id %s is %s', (class_uid, status_id, status, pauseReason) => {
    const found = report({ ...event, class_uid, status_id, status: undefined });
    expect([found.status, found.pauseReason]).toEqual([status, pauseReason]);
  });

  it('says what an incident on hold waits for', () => {
    const held = { ...event, class_uid: 2005, status_id: 3, status_detail: 'Waits for the vendor' };
    expect(report(held).pauseReason).toBe('Waits for the vendor');
  });

  it('reads version 1.0, whose status tells of the event and whose state of the finding', () => {
    const { finding_info: info, ...rest } = event;
    const old = { ...rest, class_uid: 2001, finding: info, state_id: 2, status_id: 1, status: 'Success' };
    expect(report(old)).toMatchObject({ externalId: 'f-1', status: 'in_progress', detectedAt: at - 60_000 });
    expect(report({ ...old, state_id: 3 }).status).toBe('closed');
    expect(report({ ...old, state_id: undefined }).status).toBeUndefined();
  });

  it.each([
    [1, 'false_positive'],
    [2, 'true_positive'],
    [5, 'benign'],
    [6, 'benign'],
    [8, 'true_positive'],
    [10, 'duplicate'],
    [3, undefined],
    [7, undefined],
  ])('verdict_id %s of what is closed is %s', (verdict_id, resolution) => {
    expect(report({ ...event, status_id: 4, verdict_id }).resolution).toBe(resolution);
    expect(report({ ...event, verdict_id }).resolution).toBeUndefined();
  });

  it('keeps an incident finding under one identity from creation to closure', () => {
    const { finding_info: _, ...rest } = event;
    const created = {
      ...rest,
      class_uid: 2005,
      finding_info_list: [{ uid: 'a', title: 'Ransomware on FS01' }],
      metadata: { uid: 'event-1' },
    };
    const updated = {
      ...created,
      activity_id: 2,
      status_id: 2,
      time: at + 1,
      metadata: { uid: 'event-2' },
      finding_info_list: [...created.finding_info_list, { uid: 'b', title: 'Shadow copies deleted' }],
    };
    const closed = { ...updated, activity_id: 3, status_id: undefined, time: at + 2, end_time: at + 2 };
    const reports = [created, updated, closed].map(report);
    expect(new Set(reports.map(({ externalId }) => externalId))).toEqual(new Set(['a']));
    expect(reports.map(({ status }) => status)).toEqual(['open', 'in_progress', 'closed']);
    expect(reports[1]!.title).toBe('Ransomware on FS01 and 1 more');
    expect(reports.map(({ detectedAt }) => detectedAt)).toEqual([at, undefined, undefined]);
    expect(reports[2]).toMatchObject({ closedAt: at + 2, updatedAt: at + 2 });
  });

  it('closes a check that passes, and keeps the finding it raised', () => {
    const failed = { ...event, class_uid: 2003, status_code: 'FAIL', compliance: { standards: ['CIS'] } };
    expect(report(failed)).toMatchObject({ status: 'open', category: 'misconfiguration' });
    expect(report({ ...failed, status_code: 'PASS' })).toMatchObject({
      externalId: 'f-1',
      status: 'closed',
      sourceStatus: 'PASS',
    });
  });

  it.each([
    [{ class_uid: 2002 }, 'attack_surface', 'known_cve'],
    [{ class_uid: 2003, cloud: { provider: 'AWS' } }, 'cloud', 'misconfiguration'],
    [{ class_uid: 2006 }, 'application', 'data_exposure'],
    [{ class_uid: 2007 }, 'application', 'code_vulnerability'],
    [{ class_uid: 302_002 }, 'attack_surface', 'known_cve'],
  ])('files %j under %s', (said, module, category) =>
    expect(report({ ...event, ...said })).toMatchObject({ module, category }),
  );

  it('takes the tenant from the account where no tenant is said', () => {
    const metadata = { version: '1.1.0' };
    expect(hint({ ...event, metadata, cloud: { account: { uid: '1111' } } })).toBe('1111');
    expect(hint({ ...event, metadata, cloud: { account_uid: '2222' } })).toBe('2222');
  });

  it('names a weakness that has no title', () => {
    const bare = {
      class_uid: 2002,
      metadata: {},
      finding_info: { uid: 'v' },
      vulnerabilities: [{ cve: { uid: 'CVE-2024-3094' } }],
      resources: [{ name: 'web01' }],
    };
    expect(report(bare)).toMatchObject({
      title: 'CVE-2024-3094 on web01',
      indicators: [{ type: 'cve', value: 'CVE-2024-3094' }],
    });
  });

  it('takes null for absent, as data lakes write it', () => {
    const nulls = {
      email: null,
      compliance: null,
      vulnerabilities: null,
      remediation: null,
      state_id: null,
      user: null,
    };
    expect(report({ ...event, ...nulls })).toEqual(report(event));
  });

  it('takes times in words', () => {
    const info = { uid: 'x', title: 'a', created_time_dt: '2026-05-01T08:00:00-04:00' };
    expect(report({ ...event, time: undefined, finding_info: info }).detectedAt).toBe(at);
  });

  it('opens what carries findings', () => {
    expect(ocsf.open?.({ Findings: [event], NextToken: null })).toEqual([event]);
    expect(ocsf.open?.({ source: 'aws.securityhub', detail: { findings: [event] } })).toEqual([event]);
    expect(ocsf.open?.(event)).toBeNull();
    expect(ocsf.open?.({ findings: [{ id: 1 }] })).toBeNull();
  });

  it('recognises itself, and says by which version', () => {
    expect(ocsf.recognise(event)).toBe('has class_uid 2004 of OCSF 1.5.0');
    expect(ocsf.recognise({ class_uid: 'Malware' })).toBeNull();
  });

  it.each([
    [
      { ...event, class_uid: 4001, class_name: 'Network Activity' },
      'class_uid',
      /4001 \(Network Activity\) is activity/,
    ],
    [{ finding_info: { uid: 'x' } }, 'class_uid', /missing/],
    [{ ...event, finding_info: { title: 'x' } }, 'finding_info.uid', /nothing tells/],
    [{ ...event, finding_info: { uid: 'x' } }, 'finding_info.title', /message/],
    ['text', '', /a string/],
  ])('refuses %j', (record, field, reason) => {
    expect(ocsf.read(record)).toEqual({
      ok: false,
      refusal: { field, reason: expect.stringMatching(reason) },
    });
  });
});
