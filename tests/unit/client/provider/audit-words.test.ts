import { expect, test } from 'vitest';
import { exactTime } from '../../../../client/ui/instant.ts';
import { differences, sentenceOf } from '../../../../client/views/provider/audit/audit-words.ts';
import type { AuditRow } from '../../../../shared/wire/http/audit.ts';

const acme = { id: 't-1', slug: 'acme', name: 'Acme' };
const row = (given: Partial<AuditRow>): AuditRow => ({
  id: '7',
  at: '2026-01-15T12:30:20.000Z',
  tenant: acme,
  actor: { kind: 'user', id: 'u-1', name: 'Ada Lovelace', role: 'mssp_admin' },
  action: 'tenant.changed',
  target: { type: 'tenant', id: acme.id, label: acme.name },
  change: {},
  request_id: null,
  address: null,
  ...given,
});
const says = (given: Partial<AuditRow>): string => {
  const { actor, role, verb, target, tail } = sentenceOf(row(given));
  return `${actor}${role ? ` (${role})` : ''} ${verb} ${target}${tail}`.trim();
};
const bob = { type: 'user', id: 'u-2', label: 'Bob' };

test('a sentence names who, by which role, did what to what', () => {
  expect(says({ action: 'tenant.suspended' })).toBe('Ada Lovelace (MSSP Admin) suspended Acme');
  expect(says({})).toBe('Ada Lovelace (MSSP Admin) changed the customer Acme');
  expect(says({ action: 'tenant.put_on_trial' })).toBe('Ada Lovelace (MSSP Admin) put Acme on trial');
  expect(says({ action: 'tenant.grouped' })).toBe('Ada Lovelace (MSSP Admin) put Acme into a group');
});

test('a change of an incident says what became of it', () => {
  const target = { type: 'incident', id: 'i-1', label: 'ACME-7' };
  const became = (after: object) =>
    says({ action: 'incident.changed', target, change: { after: { act: 'a-1', ...after } } });
  expect(became({ status: 'in_progress', assignee: 'Bob', assigneeId: 'u-2', acknowledgedAt: 1 })).toBe(
    'Ada Lovelace (MSSP Admin) changed ACME-7: status in progress, assignee Bob',
  );
  expect(became({ assignee: null, tags: [] })).toMatch(/ACME-7: assignee none, tags none$/);
  expect(became({ escalatedAt: 1 })).toMatch(/changed ACME-7$/);
});

test('an assignment says which way it went, and where', () => {
  const assigned = (is: boolean) =>
    says({ action: 'team.assigned', target: bob, change: { after: { assigned: is } } });
  expect(assigned(true)).toBe('Ada Lovelace (MSSP Admin) assigned Bob to Acme');
  expect(assigned(false)).toBe('Ada Lovelace (MSSP Admin) withdrew Bob from Acme');
  const change = { before: { tenants: [], groups: [] }, after: { tenants: ['acme'], groups: [] } };
  expect(says({ action: 'team.assigned', target: bob, tenant: null, change })).toBe(
    'Ada Lovelace (MSSP Admin) changed the assignments of Bob',
  );
});

test('who accepts an invitation is assigned, and assigns nobody', () => {
  const actor = { kind: 'user' as const, id: bob.id, name: 'Bob', role: 'mssp_analyst' };
  const change = { before: { assigned: false }, after: { assigned: true } };
  expect(says({ action: 'team.assigned', actor, target: bob, change })).toBe(
    'Bob (MSSP Analyst) was assigned to Acme',
  );
});

test('tokens, the machinery and strangers are told apart from people', () => {
  const target = { type: 'account', id: null, label: 'eve@example.test' };
  const by = (kind: AuditRow['actor']['kind'], name: string, role: string | null) => ({
    kind,
    id: null,
    name,
    role,
  });
  expect(says({ actor: by('token', 'Ada', 'mssp_admin'), action: 'ingest_key.revoked', target: bob })).toBe(
    'Ada (API token) revoked the ingest key Bob',
  );
  expect(says({ actor: by('anonymous', 'anonymous', null), action: 'sign_in.failed', target })).toBe(
    'Somebody failed to sign in as eve@example.test',
  );
  expect(says({ actor: by('system', 'Watchfloor', null), action: 'tenant.suspended' })).toBe(
    'Watchfloor suspended Acme',
  );
});

test('an action without a phrase is spelled out, and a target without a label goes by its id', () => {
  const target = { type: 'report', id: 'r-9', label: null };
  expect(says({ action: 'monthly_report.sent_again', target })).toBe(
    'Ada Lovelace (MSSP Admin) sent again monthly report r-9',
  );
});

test('differences are those fields that differ, with dashes where there was nothing', () => {
  const change = {
    before: { name: 'Acme', state: 'active', groups: [] },
    after: { name: 'Acme', state: 'suspended', groups: ['a', 'b'], trial_ends_at: null, n: 0 },
  };
  expect(differences({ change })).toEqual([
    { field: 'state', before: 'active', after: 'suspended' },
    { field: 'groups', before: 'none', after: 'a, b' },
    { field: 'n', before: '–', after: '0' },
  ]);
  expect(differences({ change: {} })).toEqual([]);
});

test('fields are named in words, and their instants told in the reader’s zone', () => {
  const ends = '2026-02-01T00:00:00.000Z';
  const change = {
    before: { acknowledgedAt: null },
    after: { acknowledgedAt: 1_700_000_000_000, trial_ends_at: ends },
  };
  expect(differences({ change })).toEqual([
    { field: 'acknowledged at', before: '–', after: exactTime(1_700_000_000_000) },
    { field: 'trial ends at', before: '–', after: exactTime(Date.parse(ends)) },
  ]);
});
