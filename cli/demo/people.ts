import type { ProviderRole, TenantRole } from '../../shared/domain/access/role.ts';
import type { Invited, Members, Team } from '../../shared/wire/http/people.ts';
import { Session } from '../api/session.ts';
import { createGroups } from './groups.ts';

interface Colleague {
  readonly name: string;
  readonly email: string;
  readonly role: ProviderRole;
  readonly groups: readonly string[];
}

interface CustomerUser {
  readonly name: string;
  readonly email: string;
  readonly role: TenantRole;
  readonly tenant: string;
}

/** The sample provider's analysts; handling.ts has them, among others, as assignees. */
export const team: readonly Colleague[] = [
  { name: 'Maya Ortiz', email: 'maya.ortiz@provider.example', groups: ['Finance', 'Health'] },
  { name: 'Jonas Weber', email: 'jonas.weber@provider.example', groups: ['Energy and industry'] },
  { name: 'Priya Nair', email: 'priya.nair@provider.example', groups: ['Public sector', 'Transport'] },
  {
    name: 'Sam Whitaker',
    email: 'sam.whitaker@provider.example',
    groups: ['Retail and leisure', 'Technology and services'],
  },
].map((each) => ({ ...each, role: 'mssp_analyst' }));

/** People of two of the sample customers. */
export const members: readonly CustomerUser[] = [
  { name: 'Greta Halden', email: 'greta.halden@halden.example', role: 'owner', tenant: 'halden' },
  { name: 'Tom Voss', email: 'tom.voss@halden.example', role: 'viewer', tenant: 'halden' },
  { name: 'Iris Larkfield', email: 'iris.larkfield@larkfield.example', role: 'owner', tenant: 'larkfield' },
  { name: 'Ben Archer', email: 'ben.archer@larkfield.example', role: 'viewer', tenant: 'larkfield' },
];

/** Nobody reads mail at addresses that are made up; a relay would only collect refusals. */
const SILENTLY = { mail: false };

export interface Welcome {
  readonly url: string;
  /** What all of them sign in with. */
  readonly password: string;
  readonly signal: AbortSignal;
}

/** Groups of customers, and people who are not there yet: invited and accepted like anyone. Answers how many. */
export async function welcomePeople(session: Session, welcome: Welcome): Promise<number> {
  const ids = await createGroups(session);
  let created = 0;
  const present = await session.call<Team>('GET', '/api/v1/team');
  for (const { name, email, role, groups } of team) {
    if (present.items.some((member) => member.email === email)) continue;
    const body = { email, role, groups: groups.map((group) => ids.get(group)!), ...SILENTLY };
    await enter(welcome, name, await session.call<Invited>('POST', '/api/v1/team/invitations', body));
    created++;
  }
  for (const { name, email, role, tenant } of members) {
    const { items } = await session.call<Members>('GET', `/api/v1/tenants/${tenant}/members`);
    if (items.some((member) => member.email === email)) continue;
    const path = `/api/v1/tenants/${tenant}/invitations`;
    await enter(welcome, name, await session.call<Invited>('POST', path, { email, role, ...SILENTLY }));
    created++;
  }
  return created;
}

async function enter({ url, password, signal }: Welcome, name: string, { link }: Invited): Promise<void> {
  const token = new URL(link).searchParams.get('token');
  await new Session(url, signal).call('POST', '/api/v1/invitations/accept', { token, name, password });
}
