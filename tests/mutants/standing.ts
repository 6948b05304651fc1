import { matrix, standing } from './killers.ts';
import type { Mutant } from './mutant.ts';

const READ_ACCESS = 'shared/node/db/access.ts';

export const ofStanding: readonly Mutant[] = [
  {
    what: 'an expired token opens',
    file: 'server/identity/token.ts',
    text: "    .where('expires_at', '>', new Date(now))\n",
    replacement: '',
    killers: [standing('a token opens')],
  },
  {
    what: 'a revoked token opens',
    file: 'server/identity/token.ts',
    text: "    .where('revoked_at', 'is', null)\n    .where('expires_at'",
    replacement: "    .where('expires_at'",
    killers: [standing('a token opens')],
  },
  {
    what: 'a token is not limited to what it names',
    file: 'server/identity/actor.ts',
    text: 'readAccess(tx, token.userId, token.permissions)',
    replacement: 'readAccess(tx, token.userId)',
    killers: [standing('a token opens'), matrix('GET /api/v1/tenants/:tenant/members')],
  },
  {
    what: 'a deactivated membership counts',
    file: READ_ACCESS,
    text: "where m.deactivated_at is null and t.state in ('trial', 'active') group by user_id)\n",
    replacement: "where t.state in ('trial', 'active') group by user_id)\n",
    killers: [standing('a membership')],
  },
  {
    what: 'a deactivated member of the team counts',
    file: READ_ACCESS,
    text: 'on p.user_id = asked.user_id and p.deactivated_at is null',
    replacement: 'on p.user_id = asked.user_id',
    killers: [standing('a member of the team')],
  },
  {
    what: 'members keep a suspended tenant',
    file: READ_ACCESS,
    text: "and t.state in ('trial', 'active') group by",
    replacement: 'group by',
    killers: [standing('suspended or offboarded')],
  },
  {
    what: 'analysts keep a suspended tenant',
    file: READ_ACCESS,
    text: "join tenants using (id) where state in ('trial', 'active') group by",
    replacement: 'join tenants using (id) group by',
    killers: [standing('suspended or offboarded')],
  },
  {
    what: 'an analyst sees all tenants, as an admin does',
    file: READ_ACCESS,
    text: 'scope: scopeOf(assigned.map(shared))',
    replacement: "scope: { kind: 'all' }",
    killers: [matrix('GET /api/v1/tenants/:tenant')],
  },
  {
    what: 'whoever is assigned one group is assigned all',
    file: READ_ACCESS,
    text: 'join tenant_group_members m on m.group_id = a.group_id',
    replacement: 'join tenant_group_members m on m.group_id is not null',
    killers: [
      { file: 'tests/integration/tenants/groups.test.ts' },
      standing('a group assigned'),
      standing('a member'),
    ],
  },
  {
    what: 'an Admin of a tenant makes owners',
    file: 'server/people/member-change.ts',
    text: "if (roles.includes('owner') && !covers(",
    replacement: 'if (roles.length === 0 && !covers(',
    killers: [standing('owners are made')],
  },
  {
    what: 'customers set their own state',
    file: 'server/routes/tenant-change.ts',
    text: "!may(actor.access, 'tenants.manage')",
    replacement: "!may(actor.access, 'tenants.manage') && reserved === undefined",
    killers: [standing('what the provider decides')],
  },
];
