import { expect, test } from 'vitest';
import { isSlug, slugFrom } from '../../../../client/slug.ts';
import {
  changeOf,
  draftOf,
  faultsOf,
  groupChanges,
  undoOf,
} from '../../../../client/views/provider/customers/draft.ts';
import type { Tenant } from '../../../../shared/wire/http/tenants.ts';

const acme: Tenant = {
  id: 't-1',
  slug: 'acme',
  name: 'Acme',
  state: 'active',
  state_since: '2026-01-01T00:00:00.000Z',
  trial_ends_at: null,
  criticality: 'medium',
  time_zone: 'Europe/Berlin',
  brand_name: null,
  brand_colour: null,
  brand_accent: null,
  created_at: '2026-01-01T00:00:00.000Z',
};
const group = (id: string, ...tenants: string[]) => ({
  id,
  name: id,
  tenants: tenants.map((one) => ({ id: one, slug: one, name: one })),
});

test.each([
  ['Acme', 'acme'],
  ['Café Zürich', 'cafe-zurich'],
  ['Straße & Söhne GmbH', 'strasse-sohne-gmbh'],
  ['  -- 3M™ --  ', '3m'],
  ['株式会社', ''],
  [`${'a'.repeat(39)} b`, 'a'.repeat(39)],
])('the slug of %s', (name, slug) => {
  expect(slugFrom(name)).toBe(slug);
  expect(isSlug(slugFrom(name))).toBe(slug !== '');
});

test('a form that nobody touched changes nothing', () => {
  expect(changeOf(acme, draftOf(acme, []))).toEqual({});
});

test('only what was changed is sent, and a trial end only within a trial', () => {
  const draft = {
    ...draftOf(acme, []),
    name: ' Acme AG ',
    state: 'suspended' as const,
    trialEnd: '2030-01-01T00:00',
  };
  expect(changeOf(acme, draft)).toEqual({ name: 'Acme AG', state: 'suspended' });
});

test('a change is undone by what was there before, unless its state cannot be left again', () => {
  expect(undoOf(acme, { state: 'suspended', name: 'Other' })).toEqual({ state: 'active', name: 'Acme' });
  expect(undoOf(acme, { state: 'offboarded' })).toBeUndefined();
  expect(undoOf({ ...acme, state: 'trial' }, { state: 'active' })).toBeUndefined();
});

test('offboarding wants the slug typed', () => {
  const leaving = { ...draftOf(acme, []), state: 'offboarded' as const };
  expect(faultsOf(acme, leaving)).toHaveProperty('typed');
  expect(faultsOf(acme, { ...leaving, typed: 'acme' })).toEqual({});
});

test('groups keep their other members', () => {
  const groups = [group('gold', 't-1', 't-2'), group('silver', 't-3'), group('bronze', 't-1')];
  const draft = { ...draftOf(acme, groups), groups: ['silver', 'bronze'] };
  expect(draftOf(acme, groups).groups).toEqual(['gold', 'bronze']);
  expect(groupChanges(acme, draft, groups)).toEqual([
    { id: 'gold', tenants: ['t-2'] },
    { id: 'silver', tenants: ['t-3', 't-1'] },
  ]);
});
