import { describe, expect, it } from 'vitest';
import { drp } from '../../../../shared/formats/drp.ts';
import {
  at,
  bitsight,
  ctm360,
  cyberint,
  cybersixgill,
  cyble,
  digitalShadows,
  groupIb,
  intsights,
  playbook,
  recordedFuture,
  securityScorecard,
  socradar,
  usta,
  zerofox,
} from './alerts.ts';
import { report } from './report.ts';

describe.each([
  [
    'zerofox',
    zerofox,
    {
      externalId: '77',
      title: 'Fake profile: acme-help',
      severity: 'high',
      status: 'open',
      module: 'brand',
      category: 'fake_profile',
      indicators: [{ type: 'url', value: 'https://social.example/acme-help' }],
    },
    'Group A',
  ],
  [
    'recorded-future',
    recordedFuture,
    {
      externalId: 'a1',
      severity: 'medium',
      status: 'open',
      module: 'brand',
      category: 'typosquat',
      url: 'https://app.example/a1',
      indicators: [{ type: 'domain', value: 'acme-login.example' }],
      assignee: 'ana',
    },
    undefined,
  ],
  [
    'recorded-future',
    playbook,
    {
      externalId: 'task:1',
      severity: 'high',
      status: 'in_progress',
      module: 'dark_web',
      category: 'credential_leak',
      title: 'Exposure of ana@acme.example',
    },
    'Acme',
  ],
  [
    'group-ib-drp',
    groupIb,
    {
      externalId: 'v1',
      severity: 'critical',
      sourceSeverity: '91',
      status: 'in_progress',
      module: 'brand',
      category: 'phishing_site',
      description: 'takedown approved',
      indicators: [{ type: 'url', value: 'https://acme-shop.example/' }],
      assets: ['Acme'],
    },
    'Acme Ltd',
  ],
  [
    'socradar',
    socradar,
    {
      externalId: '5',
      title: 'Leaked credentials: acme.example',
      severity: 'critical',
      status: 'in_progress',
      pauseReason: 'Legal review',
      module: 'dark_web',
      category: 'credential_leak',
      description: 'ana uses (hidden)',
      assets: ['acme.example', 'ana@acme.example'],
    },
    undefined,
  ],
  [
    'cyberint',
    cyberint,
    {
      externalId: 'ARG-9',
      severity: 'critical',
      status: 'closed',
      resolution: 'false_positive',
      closedAt: at,
      module: 'attack_surface',
      category: 'exposed_service',
    },
    'Acme',
  ],
  [
    'cyble',
    cyble,
    {
      externalId: 'c1',
      title: 'Github: acme',
      severity: 'high',
      sourceSeverity: 'HIGH',
      status: 'in_progress',
      module: 'dark_web',
      category: 'data_leak',
    },
    undefined,
  ],
  [
    'ctm360',
    ctm360,
    {
      externalId: 'C1',
      severity: 'high',
      status: 'in_progress',
      module: 'brand',
      category: 'fake_app',
      updatedAt: at + 3_600_000,
    },
    'Acme',
  ],
  [
    'digital-shadows',
    digitalShadows,
    {
      externalId: 'al1',
      severity: 'critical',
      status: 'closed',
      resolution: 'false_positive',
      module: 'brand',
      category: 'typosquat',
      indicators: [{ type: 'domain', value: 'acme-jobs.example' }],
    },
    undefined,
  ],
  [
    'intsights',
    intsights,
    {
      externalId: 'i1',
      severity: 'high',
      status: 'in_progress',
      sourceStatus: 'Takedown Sent',
      module: 'brand',
      category: 'phishing_site',
      assets: ['acme.example'],
    },
    undefined,
  ],
  [
    'cybersixgill',
    cybersixgill,
    {
      externalId: 's1',
      severity: 'high',
      status: 'in_progress',
      module: 'dark_web',
      category: 'access_sale',
      description: 'RDP, password: (hidden)',
      assets: ['Acme'],
    },
    undefined,
  ],
  [
    'bitsight',
    bitsight,
    {
      title: 'Patching Cadence: CVE-2014-3566 on 192.0.2.1:443',
      severity: 'medium',
      status: 'closed',
      module: 'attack_surface',
      category: 'known_cve',
      indicators: [{ type: 'cve', value: 'CVE-2014-3566' }],
    },
    'u',
  ],
  [
    'securityscorecard',
    securityScorecard,
    {
      externalId: 'e s',
      title: 'Breach reported at Acme',
      severity: 'high',
      module: 'dark_web',
      category: 'breach_mention',
    },
    'Acme',
  ],
  [
    'usta',
    usta,
    {
      externalId: 'credential_leak 3',
      title: 'Log-in of ana compromised at https://vpn.acme.example',
      severity: 'high',
      status: 'in_progress',
      module: 'dark_web',
      category: 'credential_leak',
      indicators: [{ type: 'malware', value: 'redline' }],
    },
    'Acme',
  ],
] as const)('%s', (source, record, expected, tenantHint) => {
  it('maps its alert', () => {
    expect(report(record)).toMatchObject({
      source,
      detectedAt: at - (source === 'bitsight' ? 43_200_000 : 0),
      ...expected,
    });
    expect(drp.read(record)).toEqual(
      tenantHint === undefined
        ? expect.not.objectContaining({ tenantHint: expect.anything() })
        : expect.objectContaining({ tenantHint }),
    );
  });

  it('is recognised, also inside a list and as a shipper wraps it', () => {
    expect(drp.recognise(record)).toEqual(expect.any(String));
    expect(drp.open?.({ alerts: [record] })).toEqual([record]);
    expect(report({ message: JSON.stringify(record) })).toEqual(report(record));
  });

  it('shows no password', () => expect(JSON.stringify(report(record))).not.toContain('hunter2'));
});

describe('drp', () => {
  it('tells Bitsight’s findings by what and where, not by their passing numbers', () => {
    const again = { ...bitsight, temporary_id: 'u', rolledup_observation_id: 'x', last_seen: '2026-05-09' };
    expect(report(again).externalId).toBe(report(bitsight).externalId);
    const other = { ...bitsight, vulnerability: { name: 'CVE-2016-2183' } };
    expect(report(other).externalId).not.toBe(report(bitsight).externalId);
  });

  it.each([
    ['Takedown:Requested', 'in_progress'],
    ['Takedown:Denied', 'in_progress'],
    ['Takedown:Closed', 'closed'],
    ['Escalated', 'in_progress'],
    ['Whitelisted', 'closed'],
  ])('ZeroFox’s %s is %s', (status, expected) =>
    expect(report({ ...zerofox, status }).status).toBe(expected),
  );

  it('files what ZeroFox sees on leak sites as such', () => {
    const listing = {
      ...zerofox,
      network: 'advanced_dark_web',
      rule_name: 'Advanced Dark Web',
      perpetrator: { name: 'Akira Ransomware: Acme' },
    };
    expect(report(listing)).toMatchObject({ module: 'dark_web', category: 'ransomware_listing' });
  });

  it('closes what Threat Command closed, with its reason', () => {
    const closed = { ...intsights, Closed: { IsClosed: true, CloseReason: 'NotRelatedToMyCompany' } };
    expect(report(closed)).toMatchObject({ status: 'closed', resolution: 'false_positive' });
  });

  it.each([
    [{ data: [{ id: 1, first_name: 'Ana' }] }],
    [{ name: 'phishing', displayName: 'Phishing' }],
    [{ credentials: [{ password: 'x' }], details: {} }],
  ])('refuses %j, and says whose alerts it reads', (record) => {
    expect(drp.read(record)).toEqual({
      ok: false,
      refusal: {
        field: '',
        reason: expect.stringMatching(/no alert of a vendor known here; send alerts of CyberXTron/),
      },
    });
  });
});
