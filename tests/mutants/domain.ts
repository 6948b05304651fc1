import { matrix, unit } from './killers.ts';
import type { Mutant } from './mutant.ts';

const ACCESS = 'shared/domain/access/access.ts';
const TABLE = 'shared/domain/access/table.ts';
const SCOPE = 'shared/domain/scope.ts';

export const ofDomain: readonly Mutant[] = [
  {
    what: 'an analyst of the provider manages tenants',
    file: TABLE,
    text: "mssp_analyst: {\n    'mssp.view': true,\n    'tenants.manage': false",
    replacement: "mssp_analyst: {\n    'mssp.view': true,\n    'tenants.manage': true",
    killers: [unit],
  },
  {
    what: 'tenant roles hold the MSSP View',
    file: TABLE,
    text: "nothingOnTheProvider: Row<ProviderPermission> = {\n  'mssp.view': false",
    replacement: "nothingOnTheProvider: Row<ProviderPermission> = {\n  'mssp.view': true",
    killers: [unit],
  },
  {
    what: 'a viewer reads payloads',
    file: TABLE,
    text: "'payloads.read': false",
    replacement: "'payloads.read': true",
    killers: [unit],
  },
  {
    what: 'a viewer is what an analyst is',
    file: TABLE,
    text: '...ofTenant.viewer }',
    replacement: '...ofTenant.analyst }',
    killers: [unit],
  },
  {
    what: 'the limit of a token is ignored',
    file: ACCESS,
    text: '(limit === null || limit.includes(permission))',
    replacement: '(limit === null || limit.length >= 0)',
    killers: [unit],
  },
  {
    what: 'a limit gives what the role does not',
    file: ACCESS,
    text: 'permissionTable[role][permission] && (limit === null ||',
    replacement:
      '(permissionTable[role][permission] || limit?.includes(permission) === true) && (limit === null ||',
    killers: [unit],
  },
  {
    what: 'the MSSP View exists on every tier',
    file: ACCESS,
    text: "permission !== 'mssp.view' || provider.tier === 'mssp'",
    replacement: "permission !== 'mssp.view' || provider.tier !== null",
    killers: [unit],
  },
  {
    what: 'a provider role holds nothing unless its tier is mssp, and everything if it is',
    file: ACCESS,
    text: 'if (provider === null || !holds(access, provider.role, permission)) return false;',
    replacement: 'if (provider === null) return false;',
    killers: [unit],
  },
  {
    what: 'a provider role reaches its scope for whatever it is asked',
    file: ACCESS,
    text: 'provider !== null && holds(access, provider.role, permission) ? provider.scope',
    replacement: 'provider !== null ? provider.scope',
    killers: [unit],
  },
  {
    what: 'a role in one tenant counts in all of one’s tenants',
    file: ACCESS,
    text: '.filter(([, role]) => holds(access, role, permission)).map(([id]) => id)',
    replacement:
      '.filter(([, _], __, all) => all.some(([, role]) => holds(access, role, permission))).map(([id]) => id)',
    killers: [unit],
  },
  {
    what: 'memberships are left out of a scope',
    file: ACCESS,
    text: 'return unite(asProvider, scopeOf(asMember));',
    replacement: 'return asMember.length > 0 && asProvider === NO_TENANT ? scopeOf(asMember) : asProvider;',
    killers: [unit],
  },
  {
    what: 'closed tenants stay in the provider scope',
    file: ACCESS,
    text: '{ ...provider, scope: scopeOf(scope.ids.filter(kept)) }',
    replacement: '{ ...provider, scope: scopeOf(scope.ids) }',
    killers: [unit],
  },
  {
    what: 'closed tenants stay among the memberships',
    file: ACCESS,
    text: 'new Map([...memberships].filter(([id]) => kept(id)))',
    replacement: 'new Map([...memberships])',
    killers: [unit],
  },
  {
    what: 'a tenant that closes frees a token of its limit',
    file: ACCESS,
    text: '    memberships: new Map([...memberships].filter(([id]) => kept(id))),\n    limit,',
    replacement: '    memberships: new Map([...memberships].filter(([id]) => kept(id))),\n    limit: null,',
    killers: [unit],
  },
  {
    what: 'the MSSP View shows its scope to whoever has a provider role',
    file: ACCESS,
    text: "may(access, 'mssp.view') ? access.provider!.scope : NO_TENANT",
    replacement: '(access.provider?.scope ?? NO_TENANT)',
    killers: [unit],
  },
  {
    what: 'every scope covers every tenant',
    file: SCOPE,
    text: "scope.kind === 'all' || scope.ids.includes(id);",
    replacement: "scope.kind === 'all' || id.length > 0 || scope.ids.includes(id);",
    killers: [unit, matrix('GET /api/v1/tenants/:tenant/members')],
  },
  {
    what: 'two scopes unite to all',
    file: SCOPE,
    text: "a.kind === 'all' || b.kind === 'all' ? { kind: 'all' }",
    replacement:
      "a.kind === 'all' || b.kind === 'all' || (a.ids.length > 0 && b.ids.length > 0) ? { kind: 'all' }",
    killers: [unit],
  },
];
