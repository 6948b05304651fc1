import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Access, may, providerScope, scopeFor, without } from '../../../shared/domain/access/access.ts';
import {
  type Permission,
  permissions,
  providerPermissions,
  tenantPermissions,
} from '../../../shared/domain/access/permission.ts';
import { providerRoles, roles, tenantRoles } from '../../../shared/domain/access/role.ts';
import { permissionTable } from '../../../shared/domain/access/table.ts';
import { covers, keyOf, NO_TENANT, type Scope, scopeOf, unite } from '../../../shared/domain/scope.ts';
import type { TenantId } from '../../../shared/domain/tenant.ts';

const NO_ACCESS: Access = { provider: null, memberships: new Map(), limit: null };

/** Who may do what as the issue says it, written down a second time and by hand: y may, - may not. */
const EXPECTED = `
                      mssp_admin mssp_analyst owner admin analyst viewer
mssp.view             y          y            -     -     -       -
tenants.manage        y          -            -     -     -       -
groups.read           y          y            -     -     -       -
groups.manage         y          -            -     -     -       -
team.manage           y          -            -     -     -       -
provider.manage       y          -            -     -     -       -
provider_keys.manage  y          -            -     -     -       -
routing.manage        y          -            -     -     -       -
provider_audit.read   y          -            -     -     -       -
tenant.read           y          y            y     y     y       y
overview.read         y          y            y     y     y       y
incidents.read        y          y            y     y     y       y
incidents.manage      y          y            y     y     y       -
assets.manage         y          -            y     y     -       -
payloads.read         y          y            y     y     y       -
members.read          y          y            y     y     y       -
members.manage        y          -            y     y     -       -
owners.manage         y          -            y     -     -       -
sources.read          y          y            y     y     y       -
ingest_keys.manage    y          -            y     y     -       -
settings.manage       y          -            y     y     -       -
audit.read            y          -            y     y     -       -`;

test('every cell of the table is the one written down here', () => {
  const [head, ...lines] = EXPECTED.trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  const cells = lines.flatMap(([permission, ...marks]) =>
    marks.map((mark, column) => `${head![column]} ${permission} ${mark === 'y'}`),
  );
  const ours = permissions.flatMap((permission) =>
    roles.map((role) => `${role} ${permission} ${permissionTable[role][permission]}`),
  );
  expect(cells).toHaveLength(6 * 22);
  expect(ours).toEqual(cells);
});

test('every role says yes or no to every permission, and to nothing else', () => {
  expect(Object.keys(permissionTable)).toEqual([...roles]);
  for (const role of roles) {
    expect(Object.keys(permissionTable[role]).sort(), role).toEqual([...permissions].sort());
    for (const cell of Object.values(permissionTable[role])) expect(cell).toBeTypeOf('boolean');
  }
});

const ids = Array.from({ length: 6 }, (_, n) => `00000000-0000-4000-8000-00000000000${n}` as TenantId);
const someIds = fc.subarray(ids);
const scopes: fc.Arbitrary<Scope> = fc.oneof(fc.constant({ kind: 'all' } as const), someIds.map(scopeOf));
const accesses: fc.Arbitrary<Access> = fc.record({
  provider: fc.option(
    fc.record({
      role: fc.constantFrom(...providerRoles),
      scope: scopes,
      tier: fc.constantFrom('standard' as const, 'mssp' as const),
    }),
  ),
  memberships: fc
    .array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...tenantRoles)))
    .map((pairs) => new Map(pairs)),
  limit: fc.option(fc.subarray([...permissions] as Permission[])),
});

/** The definition, tenant by tenant. */
const holdsIn = ({ provider, memberships, limit }: Access, permission: Permission, id: TenantId): boolean => {
  if (limit !== null && !limit.includes(permission)) return false;
  const member = memberships.get(id);
  return (
    (member !== undefined && permissionTable[member][permission]) ||
    (provider !== null && covers(provider.scope, id) && permissionTable[provider.role][permission])
  );
};

test('a permission is held in exactly the tenants where a role there gives it', () => {
  fc.assert(
    fc.property(accesses, fc.constantFrom(...tenantPermissions), (access, permission) => {
      const scope = scopeFor(access, permission);
      for (const id of ids) expect(covers(scope, id)).toBe(holdsIn(access, permission, id));
      // A scope over all comes from one alone: roles in tenants never add up to it.
      if (scope.kind === 'all') expect(access.provider?.scope.kind).toBe('all');
    }),
  );
});

test('no scope reaches beyond the provider role and the memberships together', () => {
  fc.assert(
    fc.property(accesses, fc.constantFrom(...tenantPermissions), (access, permission) => {
      const most = unite(access.provider?.scope ?? NO_TENANT, scopeOf(access.memberships.keys()));
      const scope = scopeFor(access, permission);
      if (most.kind === 'tenants') expect(scope.kind).toBe('tenants');
      for (const id of ids) if (covers(scope, id)) expect(covers(most, id)).toBe(true);
    }),
  );
});

test('a limit takes away and never gives', () => {
  fc.assert(
    fc.property(accesses, (access) => {
      const free = { ...access, limit: null };
      for (const permission of tenantPermissions) {
        const [limited, full] = [scopeFor(access, permission), scopeFor(free, permission)];
        const isNamed = access.limit === null || access.limit.includes(permission);
        expect(keyOf(limited)).toBe(isNamed ? keyOf(full) : keyOf(NO_TENANT));
      }
      for (const permission of providerPermissions) {
        const isNamed = access.limit === null || access.limit.includes(permission);
        expect(may(access, permission)).toBe(isNamed && may(free, permission));
      }
    }),
  );
});

test('what is on the provider comes from its role alone, and the MSSP View from its tier as well', () => {
  fc.assert(
    fc.property(accesses, fc.constantFrom(...providerPermissions), (access, permission) => {
      const { provider, limit } = access;
      const given = provider !== null && permissionTable[provider.role][permission];
      const named = limit === null || limit.includes(permission);
      const open = permission !== 'mssp.view' || provider?.tier === 'mssp';
      expect(may(access, permission)).toBe(given && named && open);
    }),
  );
});

test('the MSSP View shows what the provider role reaches, never a membership', () => {
  fc.assert(
    fc.property(accesses, (access) => {
      const shown = providerScope(access);
      expect(keyOf(shown)).toBe(keyOf(may(access, 'mssp.view') ? access.provider!.scope : NO_TENANT));
    }),
  );
});

test('tenants that closed are gone from every scope but one over all, and nothing else changes', () => {
  fc.assert(
    fc.property(accesses, someIds, fc.constantFrom(...tenantPermissions), (access, closed, permission) => {
      const after = without(access, closed);
      expect({ ...after, provider: null, memberships: null }).toEqual({
        ...access,
        provider: null,
        memberships: null,
      });
      const [before, now] = [scopeFor(access, permission), scopeFor(after, permission)];
      if (before.kind === 'all') expect(now).toEqual(before);
      else for (const id of ids) expect(covers(now, id)).toBe(covers(before, id) && !closed.includes(id));
      for (const id of closed) expect(after.memberships.has(id)).toBe(false);
    }),
  );
});

test('nobody may do nothing, nowhere', () => {
  for (const permission of providerPermissions) expect(may(NO_ACCESS, permission)).toBe(false);
  for (const permission of tenantPermissions) expect(scopeFor(NO_ACCESS, permission)).toEqual(NO_TENANT);
});
