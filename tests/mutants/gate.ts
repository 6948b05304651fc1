import { matrix, standing } from './killers.ts';
import type { Mutant } from './mutant.ts';

const GATE = 'server/plugins/access.ts';

export const ofGate: readonly Mutant[] = [
  {
    what: 'the gate looks a tenant up in no scope',
    file: GATE,
    text: 'deps.tenancy.asScope(known, (tx) => findTenant(tx, name))',
    replacement: "deps.tenancy.asScope({ kind: 'all' }, (tx) => findTenant(tx, name))",
    killers: [matrix('GET /api/v1/tenants/:tenant')],
  },
  {
    what: 'only those who may see a tenant as such reach what is in it',
    file: GATE,
    text: "unite(scopeFor(actor.access, 'tenant.read'), scope)",
    replacement: "scopeFor(actor.access, 'tenant.read')",
    killers: [{ file: 'tests/integration/identity/tokens.test.ts', named: 'reads incidents alone' }],
  },
  {
    what: 'whoever sees a tenant may do anything in it',
    file: GATE,
    text: 'if (!covers(scope, tenant.id)) throw lacking(needs);',
    replacement: 'if (!covers(scope, tenant.id) && name === undefined) throw lacking(needs);',
    killers: [matrix('PATCH /api/v1/tenants/:tenant')],
  },
  {
    what: 'the gate does not ask for permissions on the provider',
    file: GATE,
    text: 'if (!may(access, needs)) throw lacking(needs, access.provider?.tier);',
    replacement: 'if (access.provider === null) throw lacking(needs);',
    killers: [matrix('PATCH /api/v1/provider')],
  },
  {
    what: 'a list is open to those who may read it nowhere',
    file: GATE,
    text: 'if (isEmpty(scope) && !isOnProvider(needs)) throw lacking(needs);',
    replacement: 'if (isEmpty(scope) && isOnProvider(needs)) throw lacking(needs);',
    killers: [matrix('GET /api/v1/audit')],
  },
  {
    what: 'an API token does what needs a session',
    file: GATE,
    text: "if (needs === 'session' && actor.by.kind !== 'session') {",
    replacement: "if (needs === 'session' && actor.by.kind === undefined) {",
    killers: [matrix('POST /api/v1/account/tokens')],
  },
  {
    what: 'a route that needs an actor lets everybody in',
    file: GATE,
    text: "if (needs === undefined || needs === 'nobody' || needs === 'ingest_key') return;",
    replacement:
      "if (needs === undefined || needs === 'nobody' || needs === 'ingest_key' || needs === 'groups.read') return;",
    killers: [matrix('GET /api/v1/groups')],
  },
  {
    what: 'a foreign Origin is ours',
    file: 'server/identity/origin.ts',
    text: 'if (!URL.canParse(origin)) return false;',
    replacement: 'if (URL.canParse(origin)) return true;',
    killers: [standing('another site')],
  },
  {
    what: 'a sibling of our host is ours',
    file: 'server/identity/origin.ts',
    text: 'originHost === host;',
    replacement: "originHost.includes(host ?? '');",
    killers: [standing('another site')],
  },
  {
    what: 'a request without an Origin is ours, whatever its Sec-Fetch-Site says',
    file: 'server/plugins/security.ts',
    text: "new Set(['same-origin', 'none'])",
    replacement: "new Set(['same-origin', 'none', 'same-site', 'cross-site'])",
    killers: [standing('another site')],
  },
  {
    what: 'the Origin of a PATCH is not looked at',
    file: 'server/plugins/security.ts',
    text: "new Set(['GET', 'HEAD', 'OPTIONS'])",
    replacement: "new Set(['GET', 'HEAD', 'OPTIONS', 'PATCH'])",
    killers: [standing('another site')],
  },
];
