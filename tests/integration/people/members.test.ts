import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TenantRole, tenantRoles } from '../../../shared/domain/access/role.ts';
import type { Me } from '../../../shared/wire/http/me.ts';
import type { Members } from '../../../shared/wire/http/people.ts';
import { Installation } from '../../support/installation.ts';
import type { Customer } from '../../support/operator.ts';
import { newPerson, newStranger, type Person } from '../../support/person.ts';
import { auditOf } from './trail.ts';

type Actor = { ask: Person['ask'] };

let house: Installation;
let customers = 0;
beforeAll(async () => {
  house = await Installation.open();
});
afterAll(() => house?.close());

const newCustomer = (): Promise<Customer> => house.operator.newCustomer(`customer-${++customers}`);
const newMember = (tenant: Customer, role: TenantRole): Promise<Person> =>
  newPerson(house, { memberOf: { [tenant.id]: role } });
const newStrange = (tenant: Customer, role: TenantRole): Promise<Person> =>
  newStranger(house, { memberOf: { [tenant.id]: role } });
const change = (who: Actor, tenant: Customer, userId: string, body: object) =>
  who.ask('PATCH', `/api/v1/tenants/${tenant.slug}/members/${userId}`, body);
const remove = (who: Actor, tenant: Customer, userId: string) =>
  who.ask('DELETE', `/api/v1/tenants/${tenant.slug}/members/${userId}`);
const invite = (who: Actor, tenant: Customer, role: TenantRole, email = `${randomUUID()}@example.test`) =>
  who.ask('POST', `/api/v1/tenants/${tenant.slug}/invitations`, { email, role });
const listed = (who: { get: Person['get'] }, tenant: Customer) =>
  who.get<Members>(`/api/v1/tenants/${tenant.slug}/members`);

/** Who may touch which role: `members.manage` all but owners, `owners.manage` those too. */
const allowed = (actor: TenantRole, touched: TenantRole): boolean =>
  actor === 'owner' || (actor === 'admin' && touched !== 'owner');

test.each(tenantRoles)(
  'what a member who is %s may do to the others',
  async (role) => {
    const tenant = await newCustomer();
    const actor = await newMember(tenant, role);
    await newStrange(tenant, 'owner');
    const reads = (await actor.ask('GET', `/api/v1/tenants/${tenant.slug}/members`)).status;
    expect(reads).toBe(role === 'viewer' ? 403 : 200);
    for (const from of tenantRoles) {
      for (const to of tenantRoles) {
        const other = await newStrange(tenant, from);
        const expected = allowed(role, from) && allowed(role, to) ? 200 : 403;
        const answer = await change(actor, tenant, other.userId, { role: to });
        expect(answer.status, `${from} to ${to}`).toBe(expected);
      }
      const touched = allowed(role, from);
      const one = await newStrange(tenant, from);
      const deactivation = await change(actor, tenant, one.userId, { deactivated: true });
      expect(deactivation.status, `deactivate ${from}`).toBe(touched ? 200 : 403);
      expect((await remove(actor, tenant, one.userId)).status, `remove ${from}`).toBe(touched ? 204 : 403);
      expect((await invite(actor, tenant, from)).status, `invite ${from}`).toBe(touched ? 201 : 403);
      const { id } = (await (await invite(house.operator, tenant, from)).json()) as { id: string };
      const revoked = await actor.ask('DELETE', `/api/v1/tenants/${tenant.slug}/invitations/${id}`);
      expect(revoked.status, `revoke ${from}`).toBe(touched ? 204 : 403);
    }
  },
  60_000,
);

test('the last active Owner stays, unless the provider decides otherwise', async () => {
  const tenant = await newCustomer();
  const owner = await newMember(tenant, 'owner');
  const dormant = await newStrange(tenant, 'owner');
  expect((await change(owner, tenant, dormant.userId, { deactivated: true })).status).toBe(200);
  expect((await remove(owner, tenant, owner.userId)).status).toBe(409);
  expect((await change(house.operator, tenant, owner.userId, { role: 'viewer' })).status).toBe(200);
  expect((await change(house.operator, tenant, owner.userId, { role: 'owner' })).status).toBe(200);
  expect((await remove(house.operator, tenant, owner.userId)).status).toBe(204);
});

test('nobody changes their own membership, but anyone who manages members may leave', async () => {
  const [tenant, elsewhere] = [await newCustomer(), await newCustomer()];
  const owner = await newMember(tenant, 'owner');
  await newStrange(tenant, 'owner');
  const admin = await newPerson(house, { memberOf: { [tenant.id]: 'admin', [elsewhere.id]: 'viewer' } });
  expect((await change(owner, tenant, owner.userId, { role: 'viewer' })).status).toBe(409);
  expect((await change(admin, tenant, admin.userId, { deactivated: true })).status).toBe(409);
  expect((await change(admin, tenant, admin.userId, { role: 'owner' })).status).toBe(403);
  expect((await remove(admin, tenant, admin.userId)).status).toBe(204);
  expect((await admin.ask('GET', `/api/v1/tenants/${tenant.slug}/members`)).status).toBe(404);
  expect((await remove(owner, tenant, owner.userId)).status).toBe(204);
});

test('two owners who remove each other at the same moment leave one of them', async () => {
  for (let round = 0; round < 4; round++) {
    const tenant = await newCustomer();
    const [one, other] = [await newMember(tenant, 'owner'), await newMember(tenant, 'owner')];
    const acts = [
      remove,
      (...[who, at, id]: Parameters<typeof remove>) => change(who, at, id, { role: 'viewer' }),
    ];
    const act = acts[round % 2]!;
    const answers = await Promise.all([act(one, tenant, other.userId), act(other, tenant, one.userId)]);
    const refused = answers.map(({ status }) => status).filter((status) => status >= 300);
    expect(refused).toHaveLength(1);
    const { items } = await listed(house.operator, tenant);
    expect(items.filter(({ role }) => role === 'owner')).toHaveLength(1);
  }
});

test('people of another tenant are as absent as people who never were', async () => {
  const [mine, theirs] = [await newCustomer(), await newCustomer()];
  const owner = await newMember(mine, 'owner');
  const canary = await newMember(theirs, 'owner');
  const { id } = (await (await invite(canary, theirs, 'viewer', `canary-${canary.email}`)).json()) as {
    id: string;
  };
  const answers: string[] = [];
  for (const user of [canary.userId, randomUUID(), 'x', 'nul%00', '%20']) {
    for (const answer of [
      await change(owner, mine, user, { role: 'viewer' }),
      await change(owner, mine, user, { role: 'owner', deactivated: true }),
      await remove(owner, mine, user),
    ]) {
      expect(answer.status).toBe(404);
      answers.push(await answer.text());
    }
  }
  expect(new Set(answers).size).toBe(1);
  const revocations = [];
  for (const invitation of [id, randomUUID(), 'x', 'nul%00']) {
    const answer = await owner.ask('DELETE', `/api/v1/tenants/${mine.slug}/invitations/${invitation}`);
    expect(answer.status).toBe(404);
    revocations.push(await answer.text());
  }
  expect(new Set(revocations).size).toBe(1);
  const body = JSON.stringify(await listed(owner, mine));
  expect(body).not.toContain(canary.email);
  expect(body).not.toContain(canary.userId);
  expect((await listed(canary, theirs)).invitations).toHaveLength(1);
});

test('what is done to members is written in their tenant, with the role that gave the right', async () => {
  const [tenant, elsewhere] = [await newCustomer(), await newCustomer()];
  const owner = await newMember(tenant, 'owner');
  const someone = await newPerson(house, { memberOf: { [tenant.id]: 'viewer', [elsewhere.id]: 'admin' } });
  await change(owner, tenant, someone.userId, { role: 'analyst', deactivated: true });
  await change(house.operator, tenant, someone.userId, { deactivated: false });
  await remove(owner, tenant, someone.userId);
  const trail = (await auditOf(house)).filter(({ target_id }) => target_id === someone.userId);
  expect(trail.map(({ action, actor_role }) => [action, actor_role])).toEqual([
    ['member.role_changed', 'owner'],
    ['member.deactivated', 'owner'],
    ['member.reactivated', 'mssp_admin'],
    ['member.removed', 'owner'],
  ]);
  expect(trail[0]!.change).toEqual({ before: { role: 'viewer' }, after: { role: 'analyst' } });
  expect(trail.every(({ tenant_id }) => tenant_id === tenant.id)).toBe(true);
  expect(JSON.stringify(trail)).not.toContain(elsewhere.slug);
  const me = await someone.get<Me>('/api/v1/me');
  expect(me.memberships.map((each) => each.tenant.slug)).toEqual([elsewhere.slug]);
});

test('a change that changes nothing is not written down; an empty one is refused', async () => {
  const tenant = await newCustomer();
  const owner = await newMember(tenant, 'owner');
  const viewer = await newStrange(tenant, 'viewer');
  expect((await change(owner, tenant, viewer.userId, { role: 'viewer' })).status).toBe(200);
  expect((await change(owner, tenant, viewer.userId, {})).status).toBe(400);
  expect((await auditOf(house)).filter(({ target_id }) => target_id === viewer.userId)).toEqual([]);
});
