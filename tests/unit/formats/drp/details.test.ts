import { describe, expect, it } from 'vitest';
import {
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

const details = (record: object) => report(record).details;

it.each<[string, object, object]>([
  ['ZeroFox', zerofox, { brand_domain: 'Acme', threat_type: 'Fake profile' }],
  ['Recorded Future, an alert', recordedFuture, { threat_type: 'Typosquatting' }],
  [
    'Recorded Future, a playbook alert',
    {
      ...playbook,
      panel_status: { entity_name: 'ana@acme.example', case_rule_label: 'Novel Identity Exposure' },
      panel_evidence_summary: { dump: { name: 'Stealer logs of May' } },
    },
    { keyword: 'ana@acme.example', publisher: 'Stealer logs of May' },
  ],
  [
    'Recorded Future, a domain',
    {
      ...playbook,
      title: undefined,
      panel_status: {
        case_rule_label: 'Domain abuse',
        entity_id: 'idn:acme-jobs.example',
        targets: ['idn:acme.example'],
      },
    },
    { brand_domain: 'acme.example', threat_type: 'Domain abuse' },
  ],
  [
    'Group-IB',
    groupIb,
    { brand_domain: 'Acme', threat_type: 'Phishing website', takedown_state: 'in_progress' },
  ],
  ['SOCRadar', socradar, { keyword: 'acme.example' }],
  [
    'Cyberint',
    { ...cyberint, related_assets: [{ name: 'vpn.acme.example' }] },
    { asset: 'vpn.acme.example', finding_type: 'Open ports' },
  ],
  ['Cyble', cyble, { keyword: 'acme', publisher: 'Github' }],
  ['CTM360', ctm360, { brand_domain: 'Acme', threat_type: 'Rogue Mobile App' }],
  [
    'Digital Shadows',
    { ...digitalShadows, assets: [{ 'display-value': 'acme.example' }] },
    { brand_domain: 'acme.example', threat_type: 'Impersonating domain' },
  ],
  [
    'Threat Command',
    intsights,
    { brand_domain: 'acme.example', threat_type: 'PhishingWebsite', takedown_state: 'in_progress' },
  ],
  [
    'Cybersixgill',
    { ...cybersixgill, site: 'forum_exploit' },
    { keyword: 'Acme', publisher: 'forum_exploit' },
  ],
  ['Bitsight', bitsight, { asset: '192.0.2.1:443', finding_type: 'Patching Cadence' }],
  ['SecurityScorecard', securityScorecard, { keyword: 'Acme' }],
  ['USTA', usta, { keyword: 'ana' }],
])('%s tells what only its module has', (_, record, expected) => {
  expect(details(record)).toEqual(expected);
});

describe('a takedown', () => {
  it.each([
    ['Takedown:Requested', 'requested'],
    ['Takedown: Accepted', 'in_progress'],
    ['Takedown:Denied', 'rejected'],
    ['Takedown:Closed', 'completed'],
    ['takedown', 'in_progress'],
    ['Closed', undefined],
  ])('of ZeroFox: %s', (status, state) => {
    expect(details({ ...zerofox, status })).toMatchObject({ brand_domain: 'Acme' });
    expect(details({ ...zerofox, status })?.takedown_state).toBe(state);
  });

  it.each([
    ['NotSent', undefined],
    ['Sent', 'in_progress'],
    ['Pending', 'requested'],
    ['Closed', 'completed'],
    ['Rejected', 'rejected'],
    ['who knows', undefined],
    [{}, undefined],
  ])('of Threat Command: %s', (TakedownStatus, state) => {
    expect(details({ ...intsights, TakedownStatus })?.takedown_state).toBe(state);
  });

  it.each([
    [{ status: 'detected', approveState: '1' }, undefined],
    [{ status: 'detected', approveState: '2' }, 'rejected'],
    [{ status: 'detected', approveState: '3' }, 'requested'],
    [{ status: 'detected', approveState: '4' }, 'in_progress'],
    [{ status: 'solved', approveState: '4' }, 'completed'],
  ])('of Group-IB: %o', (said, state) => {
    expect(details({ ...groupIb, ...said })?.takedown_state).toBe(state);
  });
});

it('cuts what is longer than a column, and shows no secret', () => {
  const long = details({ ...cybersixgill, site: 'x'.repeat(5_000) });
  expect(long?.publisher).toHaveLength(200);
  const leaky = details({ ...cyble, keyword: { name: 'password: hunter2' } });
  expect(leaky?.keyword).toBe('password: (hidden)');
});
