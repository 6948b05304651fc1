import { describe, expect, it } from 'vitest';
import { drp } from '../../../../shared/formats/drp.ts';
import { at, cyberint } from './alerts.ts';
import { report } from './report.ts';

/** Vendors whose products, versions or answers shape one alert differently. */

const link = 'https://platform.ctm360.com/x';
const ctm360 = { brand: 'Acme', first_seen: '01-05-2026 12:00:00 PM', timestamp: at };

describe('CTM360', () => {
  it.each([
    [
      'breached credentials',
      { id: 'BC-7FPF679C6', type: '', email: 'eve@acme.example', domain: 'acme.example', status: 'new' },
      { title: 'Breached credentials: eve@acme.example', category: 'credential_leak', status: 'open' },
    ],
    [
      'compromised cards',
      { id: 'LC-A1E202F49', type: 'Compromised Cards', card_number: '4111111111111111', severity: 'High' },
      { title: 'Compromised Cards: Acme', category: 'card_leak', severity: 'high' },
    ],
    [
      'malware logs',
      { id: 'ML-904CE0968', type: 'User Credentials Web App', domain: 'acme.example', password: 'hunter22' },
      { title: 'User Credentials Web App: acme.example', category: 'credential_leak' },
    ],
    [
      'domains, whose incident waits for the customer',
      {
        id: 'RD-D7A4ABBC5',
        subject: 'acne.example',
        type: 'Domain Infringement',
        status: 'monitoring',
        incident_status: 'member_feedback',
      },
      {
        title: 'Domain Infringement: acne.example',
        module: 'brand',
        category: 'typosquat',
        pauseReason: 'Waits for the customer',
        indicators: [{ type: 'domain', value: 'acne.example' }],
      },
    ],
    [
      'social media, graded by its risk',
      {
        id: 'BI-A81ET1215',
        subject: 'https://social.example/acme',
        type: 'Brand Impersonation',
        risk_score: 70,
      },
      { title: 'Brand Impersonation: https://social.example/acme', severity: 'high', module: 'brand' },
    ],
    [
      'HackerView, whose place is the customer’s',
      {
        id: 'HVI-75466160',
        issue_name: 'TLS Certificate is Self Signed',
        progress_status: 'New',
        status: 'active',
        asset: 'www.acme.example',
        resolved_ip: '203.0.113.9',
        cve_id: ['cve-2026-0001'],
      },
      {
        title: 'TLS Certificate is Self Signed on www.acme.example',
        module: 'attack_surface',
        category: 'certificate',
        status: 'open',
        assets: ['Acme', 'www.acme.example', '203.0.113.9'],
        indicators: [{ type: 'cve', value: 'CVE-2026-0001' }],
      },
    ],
  ])('%s', (_, record, expected) => {
    expect(report({ ...ctm360, ...record })).toMatchObject({ source: 'ctm360', detectedAt: at, ...expected });
    expect(JSON.stringify(report({ ...ctm360, ...record }))).not.toMatch(/4111|hunter22/);
  });

  it('closes what is no longer seen, and links to its own page without taking it for a threat', () => {
    const gone = { ...ctm360, id: 'HVI-1234567', issue_name: 'Open port', progress_status: 'New' };
    expect(report({ ...gone, status: 'inactive' }).status).toBe('closed');
    const linked = report({ ...gone, external_link: link });
    expect([linked.url, linked.indicators]).toEqual([link, undefined]);
  });
});

it('reads alarms of SOCRadar’s older versions', () => {
  const alarm = {
    id: 229_194,
    insert_date: '2026-05-01T12:00:00.000000',
    resolved_date: '2026-05-01T13:00:00.000000',
    is_resolved: true,
    is_false_positive: false,
    alarm_risk_level: 'HIGH',
    alarm_assets: ['Acme'],
    alarm_mitigation: 'Review it.',
    alarm_notification_texts: { alarm_title: 'Found on Github', alarm_text: 'Our code.' },
    alarm_related_entities: [{ key: 'url', value: ['https://code.example/acme'] }],
    alarm_type_details: { alarm_main_type: 'Company', alarm_sub_type: 'Suspicious Content On Github' },
  };
  expect(report(alarm)).toMatchObject({
    externalId: '229194',
    title: 'Found on Github: Acme',
    severity: 'high',
    status: 'closed',
    closedAt: at + 3_600_000,
    category: 'data_leak',
    recommendation: 'Review it.',
    indicators: [{ type: 'url', value: 'https://code.example/acme' }],
  });
  expect(report({ ...alarm, is_false_positive: true }).resolution).toBe('false_positive');
  expect(report({ ...alarm, is_resolved: false }).status).toBe('open');
});

it('reads a list of Cyble’s alerts, of services it does not know as well', () => {
  const alert = {
    id: 'c9',
    alert_group_id: 'g1',
    service: 'brand_new_service',
    severity: 'MEDIUM',
    status: 'UNREVIEWED',
    created_at: new Date(at).toISOString(),
    data_message: { url: 'https://bad.example/acme' },
    metadata: { entity: { keyword: { tag_name: 'acme' } } },
  };
  expect(report(alert)).toMatchObject({
    externalId: 'c9',
    title: 'Brand new service: acme',
    assets: ['acme'],
    indicators: [{ type: 'url', value: 'https://bad.example/acme' }],
  });
  expect(drp.open?.({ data: [alert], success: true })).toEqual([alert]);
});

it('reads one alert of Cyberint as it is answered alone', () => {
  expect(report({ alert: cyberint })).toEqual(report(cyberint));
});
