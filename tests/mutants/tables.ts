import { attack, matrix, read } from './killers.ts';
import type { Mutant } from './mutant.ts';

const SCHEMA = 'migrations/0002_identity_and_access.ts';
const TENANCY = 'shared/node/db/tenancy.ts';

export const ofTables: readonly Mutant[] = [
  {
    what: 'the audit log of the provider shows to whoever reads that of all tenants',
    file: 'server/audit/filter.ts',
    text: "ofProvider ? rows : rows.where('audit.tenant_id', 'is not', null)",
    replacement: 'ofProvider ? rows : rows',
    killers: [read('a token without provider_audit.read')],
  },
  {
    what: 'a tenant’s audit log is that of the whole scope',
    file: 'server/routes/audit.ts',
    text: "scope: { kind: 'tenants', ids: [tenantOf(request).id] },",
    replacement: 'scope: grantedTo(request).scope,',
    killers: [read('everyone reads the rows')],
  },
  {
    what: 'the export tells each tenant what was looked for',
    file: 'server/audit/export.ts',
    text: 'const after = { format, ...(from',
    replacement: 'const after = { ...filter, format, ...(from',
    killers: [read('naming only itself')],
  },
  {
    what: 'ids leave as they are kept',
    file: 'server/queue/present.ts',
    text: "id: ids.seal('incident', row.id),",
    replacement: 'id: String(row.id),',
    killers: [{ file: 'tests/integration/isolation/ids.test.ts' }],
  },
  {
    what: 'a scope is not set',
    file: TENANCY,
    text: 'asScope: async (scope, work) => transact(forScope(scope), work)',
    replacement: "asScope: async (_scope, work) => transact(forScope({ kind: 'all' }), work)",
    killers: [{ file: 'tests/integration/tenancy/settings.test.ts' }, matrix('GET /api/v1/tenants/:tenant')],
  },
  {
    what: 'a scope outlives its transaction',
    file: TENANCY,
    text: '`set local app.scope =',
    replacement: '`set session app.scope =',
    killers: [{ file: 'tests/integration/tenancy/settings.test.ts' }],
  },
  {
    what: 'the machinery’s role outlives its transaction',
    file: TENANCY,
    text: '`set local role watchfloor_system;',
    replacement: '`set session role watchfloor_system;',
    killers: [{ file: 'tests/integration/tenancy/settings.test.ts' }],
  },
  {
    what: 'the policy of people’s tables lets all be seen',
    file: SCHEMA,
    text: 'using ((select scope_is_all()) or tenant_id = any ((select scope_tenants())::uuid[]))\n  with check',
    replacement: 'using (true)\n  with check',
    killers: [attack],
  },
  {
    what: 'the policy of people’s tables lets anything be written',
    file: SCHEMA,
    text: 'with check ((select scope_is_all()) or tenant_id = any ((select scope_tenants())::uuid[]));',
    replacement: 'with check (true);',
    killers: [attack],
  },
  {
    what: 'the audit log shows to all',
    file: SCHEMA,
    text: 'create policy scope on audit for select to watchfloor_app\n  using ((select scope_is_all()) or',
    replacement: 'create policy scope on audit for select to watchfloor_app\n  using (true or',
    killers: [attack],
  },
  {
    what: 'people may change the audit log',
    file: SCHEMA,
    text: 'grant select on audit to watchfloor_app, watchfloor_system;',
    replacement:
      'grant select, update on audit to watchfloor_app, watchfloor_system;\ncreate policy hole on audit to watchfloor_system using (true);',
    killers: [attack],
  },
  {
    what: 'every group shows',
    file: SCHEMA,
    text: 'using (exists (select from tenant_group_members m where m.group_id = id));',
    replacement: 'using (true);',
    killers: [attack],
  },
];
