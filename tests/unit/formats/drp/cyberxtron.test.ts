import { describe, expect, it } from 'vitest';
import { drp } from '../../../../shared/formats/drp.ts';
import { report } from './report.ts';

const seconds = Date.UTC(2026, 4, 1, 12) / 1_000;

/** Of DarkFlash, the dark web. */
const leak = {
  id: 4711,
  ticket_key: 'DFINC-000123',
  title: 'Credentials of acme.example found in a stealer log',
  category_name: 'Compromised Credentials',
  severity: 'High',
  status: 'Open',
  status_label: 'Open',
  keyword: 'acme.example',
  publisher_source: 'Russian Market',
  description: 'ana@acme.example:hunter2 was offered. Password: hunter2',
  impact: 'Sign-in as ana.',
  recommendation: 'Reset the password.',
  retrieved_data: 'ana@acme.example:hunter2',
  password: 'hunter2',
  created_at: seconds,
  updated_at: seconds + 60,
};

/** Of BrandSafe, with its other spelling of keys. */
const fake = {
  id: 9,
  taskKey: 'BSINC-000009',
  title: 'Phishing page of Acme',
  taskType_name: 'Phishing',
  severity_label: 'Critical',
  status_description: 'Takedown Initiated',
  brand_domain: 'acme.example',
  brand: 'Acme',
  platform: 'Web',
  url: ' https://acme-login.example/ ',
  ip_address: '192.0.2.5',
  createdDt: seconds,
  updatedDt: seconds + 5,
};

/** A finding of ShadowSpot, the attack surface. */
const finding = {
  ticket_key: 'SSFND-77',
  title: 'CVE-2024-3400 on vpn.acme.example',
  type: 'Vulnerability',
  priorty: 'P1',
  cvss_score: '10.0',
  status_label: 'Pending Customer Action',
  domain: 'acme.example',
  assets: 'vpn.acme.example, 192.0.2.80',
  remediation: 'Update PAN-OS.',
  verification_details: 'nmap -p 443',
  created_at: seconds,
};

describe('CyberXTron', () => {
  it('maps a leak, and shows no password', () => {
    const found = report(leak);
    expect(found).toEqual({
      externalId: 'DFINC-000123',
      source: 'cyberxtron',
      title: 'Credentials of acme.example found in a stealer log',
      severity: 'high',
      sourceSeverity: 'High',
      status: 'open',
      sourceStatus: 'Open',
      module: 'dark_web',
      category: 'credential_leak',
      description: 'ana@acme.example:(hidden) was offered. Password: (hidden)',
      impact: 'Sign-in as ana.',
      recommendation: 'Reset the password.',
      detectedAt: seconds * 1_000,
      updatedAt: (seconds + 60) * 1_000,
      assets: ['acme.example'],
      tags: ['Compromised Credentials', 'Russian Market', 'acme.example'],
      details: { keyword: 'acme.example', publisher: 'Russian Market' },
    });
    expect(JSON.stringify(found)).not.toContain('hunter2');
  });

  it('maps a phishing page under takedown', () => {
    expect(report(fake)).toMatchObject({
      externalId: 'BSINC-000009',
      severity: 'critical',
      status: 'in_progress',
      sourceStatus: 'Takedown Initiated',
      module: 'brand',
      category: 'phishing_site',
      indicators: [
        { type: 'url', value: 'https://acme-login.example/' },
        { type: 'ip', value: '192.0.2.5' },
      ],
      assets: ['Acme', 'acme.example'],
      details: { brand_domain: 'acme.example', threat_type: 'Phishing', takedown_state: 'in_progress' },
    });
  });

  it('maps a finding by its priority, with what is the customer’s as assets', () => {
    expect(report(finding)).toMatchObject({
      externalId: 'SSFND-77',
      severity: 'critical',
      sourceSeverity: 'P1',
      status: 'in_progress',
      pauseReason: 'Waits for the customer',
      module: 'attack_surface',
      category: 'known_cve',
      recommendation: 'Update PAN-OS.',
      indicators: [{ type: 'cve', value: 'CVE-2024-3400' }],
      assets: ['acme.example', 'vpn.acme.example', '192.0.2.80'],
      details: { asset: 'vpn.acme.example', finding_type: 'Vulnerability' },
    });
  });

  it.each([
    [{ severity: 'Low' }, 'low'],
    [{ severity: undefined, priority: 'P2' }, 'high'],
    [{ severity: undefined, cvss: 5.1 }, 'medium'],
    [{ severity: 'unheard of' }, 'medium'],
  ])('grades %j as %s', (said, severity) => expect(report({ ...leak, ...said }).severity).toBe(severity));

  it.each([
    ['In Progress', 'in_progress', undefined],
    ['Pending Customer Action', 'in_progress', undefined],
    ['Closed', 'closed', undefined],
    ['Resolved', 'closed', undefined],
    ['False Positive', 'closed', 'false_positive'],
    ['Takedown Completed', 'closed', undefined],
    ['Something new', 'open', undefined],
  ])('status %s is %s', (status_label, status, resolution) => {
    const found = report({ ...leak, status_label });
    expect([found.status, found.resolution]).toEqual([status, resolution]);
  });

  it('updates under one identity and keeps others apart', () => {
    const closed = report({ ...leak, status_label: 'Closed', updated_at: seconds + 90 });
    expect(closed).toMatchObject({ externalId: 'DFINC-000123', closedAt: (seconds + 90) * 1_000 });
    expect(report({ ...leak, ticket_key: 'DFINC-000124' }).externalId).not.toBe(closed.externalId);
  });

  it('opens answers of the API', () => {
    expect(drp.open?.({ success: true, data: [leak, fake] })).toEqual([leak, fake]);
    expect(drp.open?.({ data: { incidents: [leak], total: 1 } })).toEqual([leak]);
  });

  it('names a tenant where the record does', () => {
    expect(drp.read({ ...leak, organization: { name: 'Acme' } })).toMatchObject({ tenantHint: 'Acme' });
  });

  it('is known by its ticket key, but not by a key alone', () => {
    expect(drp.recognise(finding)).toMatch(/CyberXTron/);
    expect(drp.recognise({ ticket_key: 'X-1' })).toBeNull();
  });
});
