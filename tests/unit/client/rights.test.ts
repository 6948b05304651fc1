import { describe, expect, test } from 'vitest';
import { type Customer, homeOf, permissionsIn, placeOf } from '../../../client/views/frame/rights.ts';
import type { Me } from '../../../shared/wire/http/me.ts';

const customer = (slug: string): Customer => ({
  id: `id-${slug}`,
  slug,
  name: slug,
  state: 'active',
  criticality: 'medium',
  brand_name: null,
  brand_colour: null,
  brand_accent: null,
  time_zone: 'UTC',
  role: null,
  by_provider: true,
});
const acme = customer('acme');
const borealis = customer('borealis');

const me = (given: Partial<Me>): Me => ({
  actor: { id: 'u', name: 'U', email: 'u@example.test' },
  roles: [],
  permissions: [],
  scope: { kind: 'tenants' },
  provider: null,
  memberships: [],
  ...given,
});
const analyst = me({
  provider: {
    role: 'mssp_analyst',
    tier: 'mssp',
    mssp_view: true,
    permissions: ['mssp.view', 'tenant.read'],
  },
});
const owner = me({
  memberships: [
    { tenant: acme, role: 'owner', permissions: ['tenant.read', 'settings.manage'] },
    { tenant: borealis, role: 'viewer', permissions: ['tenant.read'] },
  ],
});

describe('where an address leads', () => {
  test('not theirs and not there are the same', () => {
    expect(placeOf('/t/borealis', owner, [acme])).toBeNull();
    expect(placeOf('/t/never-was', owner, [acme])).toBeNull();
    expect(placeOf('/t/acme/incidents', owner, [acme])).toEqual({ side: 'tenant', tenant: acme });
  });

  test('the provider’s side is for its team', () => {
    expect(placeOf('/mssp', owner, [acme])).toBeNull();
    expect(placeOf('/mssp/audit', analyst, [])).toEqual({ side: 'provider' });
    expect(placeOf('/msspx', analyst, [])).toBeNull();
  });

  test('someone begins where they may: the MSSP View, the last customer, the first one, nowhere', () => {
    expect(homeOf(analyst, [acme], 'acme')).toEqual({ side: 'provider' });
    expect(homeOf(owner, [acme, borealis], 'borealis')).toEqual({ side: 'tenant', tenant: borealis });
    expect(homeOf(owner, [acme, borealis], 'gone')).toEqual({ side: 'tenant', tenant: acme });
    expect(homeOf(me({}), [], 'acme')).toBeNull();
  });
});

describe('what may be done there', () => {
  test('a role of one customer says nothing about another', () => {
    expect(permissionsIn({ side: 'tenant', tenant: acme }, owner)).toContain('settings.manage');
    expect(permissionsIn({ side: 'tenant', tenant: borealis }, owner)).not.toContain('settings.manage');
    expect(permissionsIn({ side: 'provider' }, owner).size).toBe(0);
  });

  test('a role on the provider says nothing about a customer that only a membership opens', () => {
    const both = { ...analyst, memberships: owner.memberships };
    const outside = { ...borealis, by_provider: false };
    expect(permissionsIn({ side: 'tenant', tenant: borealis }, both)).toContain('mssp.view');
    expect([...permissionsIn({ side: 'tenant', tenant: outside }, both)]).toEqual(['tenant.read']);
  });
});
