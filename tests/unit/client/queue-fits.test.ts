import { expect, test } from 'vitest';
import { misfit, needsServer } from '../../../client/views/queue/filter/fits.ts';
import type { Incident } from '../../../shared/wire/http/incidents.ts';

const NOW = Date.parse('2026-03-02T12:00:00Z');
const bearings = {
  user: 'u-ada',
  groupTenants: (group: string) => (group === 'g-banks' || group === 'Banks' ? ['t-acme'] : []),
  now: NOW,
};

const base = {
  id: 'i-1',
  tenant: { id: 't-acme', slug: 'acme', name: 'Acme' },
  severity: 'high',
  status: 'open',
  module: 'endpoint',
  category: 'malware',
  source: 'edr',
  assignee: 'Ada',
  assignee_id: 'u-ada',
  tags: ['ransomware'],
  details: { keyword: 'acme: vpn', publisher: 'Exploit' },
  detected_at: '2026-03-02T11:00:00.000Z',
  closed_at: null,
  storm: null,
  pending: false,
  snoozed_until: null,
} as unknown as Incident;

const fit = (query: string, given: Partial<Incident> = {}): string | null =>
  misfit({ ...base, ...given } as Incident, query, bearings);

test.each([
  '',
  'severity=low&severity=high',
  'status=open',
  'module=endpoint',
  'category=malware',
  'source=edr',
  'tenant=acme',
  'tenant=t-acme',
  'within=acme&tenant=acme',
  'group=g-banks',
  'group=Banks',
  'assignee=me',
  'assignee=u-ada',
  'assignee=Ada',
  'tag=x&tag=ransomware',
  'detail=keyword:acme: vpn&detail=keyword:other&detail=publisher:Exploit',
  'detail=nothing',
  'lane=live',
  'storms=folded',
  'snoozed=shown',
  'from=2026-03-02T11:00:00.000Z&to=2026-03-02T11:00:00.000Z',
])('selects by %s', (query) => expect(fit(query)).toBeNull());

test.each<[string, Partial<Incident>, string]>([
  ['', { severity: 'info' }, 'now info'],
  ['severity=low', {}, 'now high'],
  ['status=open', { status: 'closed' }, 'now closed'],
  ['module=email', {}, 'another module'],
  ['detail=keyword:acme', {}, 'another keyword'],
  ['detail=takedown_state:requested', {}, 'another takedown'],
  ['detail=publisher:Exploit', { details: {} }, 'another publisher'],
  ['tenant=borealis', {}, 'another customer'],
  ['within=borealis', {}, 'another customer'],
  ['group=g-shops', {}, 'another customer'],
  ['assignee=me', { assignee: 'Grace', assignee_id: 'u-grace' }, 'now Grace’s'],
  ['assignee=me', { assignee: null, assignee_id: null }, 'now unassigned'],
  ['assignee=none', {}, 'now Ada’s'],
  ['tag=phishing', {}, 'no longer tagged so'],
  ['lane=live', { pending: true }, 'now pending'],
  ['lane=pending', {}, 'accepted'],
  ['storm=s-1', {}, 'another storm'],
  ['storms=folded', { storm: 's-1' }, 'in a storm'],
  ['', { snoozed_until: '2026-03-02T13:00:00Z' }, 'snoozed'],
  ['snoozed=only', {}, 'no longer snoozed'],
  ['snoozed=only', { snoozed_until: '2026-03-02T11:59:00Z' }, 'no longer snoozed'],
  ['from=2026-03-02T11:00:00.001Z', {}, 'detected at another time'],
  ['to=2026-03-02T10:59:59.999Z', {}, 'detected at another time'],
  ['closed_from=2026-03-01T00:00:00Z', {}, 'no longer closed'],
])('by %s, %j is left out: %s', (query, given, reason) => expect(fit(query, given)).toBe(reason));

test('a storm that is asked for has its rows', () => {
  expect(fit('storm=s-1', { storm: 's-1' })).toBeNull();
});

test.each([
  ['q=x', true],
  ['indicator=evil.example', true],
  ['technique=T1566', true],
  ['severity=high&tag=x', false],
])('whether %s takes the server: %s', (query, takes) => expect(needsServer(query)).toBe(takes));
