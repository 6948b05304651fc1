import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Me } from '../../../shared/wire/http/me.ts';
import type { InvitationView, Invited, Members, Team } from '../../../shared/wire/http/people.ts';
import { emptyAttempts } from '../../support/attempts.ts';
import { Installation } from '../../support/installation.ts';
import { type Customer, Operator } from '../../support/operator.ts';
import { newPerson, newStranger, type Person } from '../../support/person.ts';
import { query } from '../../support/query.ts';
import { until } from '../../support/until.ts';
import { auditOf } from './trail.ts';

const PASSWORD = 'quite a long pass phrase';
const GONE = 'this invitation is unknown, used up, expired or revoked; ask for a new one';

type Actor = { ask: Person['ask'] };

let house: Installation;
let mine: Customer;
let theirs: Customer;
beforeAll(async () => {
  house = await Installation.open();
  mine = await house.operator.newCustomer('mine');
  theirs = await house.operator.newCustomer('theirs');
});
// All tests come from one address.
beforeEach(() => emptyAttempts(house.config.redisUrl));
afterAll(() => house?.close());

const newEmail = (): string => `${randomUUID()}@example.test`;
const anyone = (): Operator => new Operator(house.url);
const tokenOf = ({ link }: Invited): string => new URL(link).searchParams.get('token')!;

const send = (who: Actor, tenant: Customer, email: string, role = 'viewer') =>
  who.ask('POST', `/api/v1/tenants/${tenant.slug}/invitations`, { email, role });
const invite = async (tenant: Customer, email: string, role = 'viewer'): Promise<Invited> =>
  (await (await send(house.operator, tenant, email, role)).json()) as Invited;
const look = (token: string, who: Actor = anyone()) => who.ask('GET', `/api/v1/invitations/${token}`);
const accept = (
  token: string,
  given: object = { name: 'New Person', password: PASSWORD },
  who: Actor = anyone(),
) => who.ask('POST', '/api/v1/invitations/accept', { token, ...given });

test('somebody new accepts with a name and a password, signs in, and is where they were invited', async () => {
  const email = newEmail();
  const invited = await invite(mine, email.toUpperCase(), 'analyst');
  expect(invited).toMatchObject({ email, role: 'analyst', mailed: false });
  expect(invited.link).toMatch(new RegExp(`^${house.url}/invite\\?token=wfi_[\\w-]{43}$`));
  expect(Date.parse(invited.expires_at) - Date.parse(invited.created_at)).toBe(7 * 24 * 3_600_000);

  const view = (await (await look(tokenOf(invited))).json()) as InvitationView;
  expect(view).toEqual({ email, role: 'analyst', inviter: 'mine', has_account: false });
  const answer = await accept(tokenOf(invited));
  expect(answer.status).toBe(201);
  const person = anyone();
  await person.signIn({ email, password: PASSWORD });
  const me = await person.get<Me>('/api/v1/me');
  expect(me.memberships).toMatchObject([{ tenant: { slug: 'mine' }, role: 'analyst' }]);
  const trail = (await auditOf(house, 'invitation.accepted')).filter((row) => row.target_label === email);
  expect(trail).toMatchObject([{ tenant_id: mine.id, actor_id: me.actor.id, actor_kind: 'user' }]);
  const { items, invitations } = await house.operator.get<Members>(`/api/v1/tenants/mine/members`);
  expect(items.map((item) => item.email)).toContain(email);
  expect(invitations.map((item) => item.email)).not.toContain(email);
});

test('a team invitation brings the assignments with it, and each tenant reads of itself alone', async () => {
  const email = newEmail();
  const answer = await house.operator.ask('POST', '/api/v1/team/invitations', {
    email,
    role: 'mssp_analyst',
    tenants: ['theirs', mine.id],
  });
  expect(answer.status).toBe(201);
  const invited = (await answer.json()) as Invited;
  expect((await house.operator.get<Team>('/api/v1/team')).invitations.map((each) => each.id)).toContain(
    invited.id,
  );
  expect(await (await look(tokenOf(invited))).json()).toMatchObject({ inviter: 'Watchfloor' });
  expect((await accept(tokenOf(invited))).status).toBe(201);
  const person = anyone();
  await person.signIn({ email, password: PASSWORD });
  const { items } = await person.get<{ items: { slug: string }[] }>('/api/v1/tenants');
  expect(items.map(({ slug }) => slug)).toEqual(['mine', 'theirs']);
  const { actor } = await person.get<Me>('/api/v1/me');
  const trail = (await auditOf(house)).filter(({ target_id }) => target_id === actor.id);
  expect(trail.map(({ action, tenant_id }) => [action, tenant_id])).toEqual([
    ['invitation.accepted', null],
    ...[mine.id, theirs.id].sort().map((id) => ['team.assigned', id]),
  ]);
  const ofMine = JSON.stringify(trail.filter(({ tenant_id }) => tenant_id === mine.id));
  expect(ofMine).not.toContain('theirs');
  expect(ofMine).not.toContain(theirs.id);
  const again = { email, role: 'mssp_analyst' };
  expect((await house.operator.ask('POST', '/api/v1/team/invitations', again)).status).toBe(409);
});

test('unknown, used, revoked, replaced and expired links get one and the same answer', async () => {
  const email = newEmail();
  const used = tokenOf(await invite(mine, email));
  await accept(used);
  const other = newEmail();
  const replaced = tokenOf(await invite(mine, other));
  const revoked = await invite(mine, other);
  const path = `/api/v1/tenants/mine/invitations/${revoked.id}`;
  expect((await house.operator.ask('DELETE', path)).status).toBe(204);
  expect((await house.operator.ask('DELETE', path)).status).toBe(404);
  const expired = await invite(mine, newEmail());
  await query(house.config.databaseUrl, 'update invitations set expires_at = now() where id = $1', [
    expired.id,
  ]);
  const open = tokenOf(await invite(mine, newEmail()));
  const unknown = `wfi_${'A'.repeat(43)}`;
  for (const token of [
    used,
    replaced,
    tokenOf(revoked),
    tokenOf(expired),
    unknown,
    'x',
    `${open}.${'A'.repeat(16)}`,
  ]) {
    for (const answer of [await look(token), await accept(token)]) {
      expect(answer.status, token).toBe(404);
      expect(await answer.json()).toMatchObject({ detail: GONE });
    }
  }
  expect((await look('nul%00')).status).toBe(404);
  expect((await accept('nul\0')).status).toBe(404);
});

test('inviting an address that is known elsewhere looks like inviting a new one', async () => {
  const known = await newPerson(house, { memberOf: { [theirs.id]: 'owner' } });
  const owner = await newPerson(house, { memberOf: { [mine.id]: 'owner' } });
  const shape = async (email: string) => {
    const answer = await send(owner, mine, email);
    const body = (await answer.json()) as Invited;
    expect(JSON.stringify(body)).not.toContain(`Person ${known.userId.slice(0, 8)}`);
    const view = (await (await look(tokenOf(body), owner)).json()) as InvitationView;
    return { status: answer.status, fields: Object.keys(body), view: { ...view, email: '' } };
  };
  expect(await shape(known.email)).toEqual(await shape(newEmail()));
});

test('somebody with an account accepts signed in as the address invited, and no other way', async () => {
  const known = await newPerson(house, { memberOf: { [theirs.id]: 'viewer' } });
  const other = await newPerson(house, { memberOf: { [theirs.id]: 'viewer' } });
  const token = tokenOf(await invite(mine, known.email, 'admin'));
  for (const who of [anyone(), other]) {
    const answer = await accept(token, { name: 'Thief', password: PASSWORD }, who);
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({
      detail: expect.stringContaining(`sign in as ${known.email}`),
    });
  }
  expect(await (await look(token, known)).json()).toMatchObject({ has_account: true });
  expect((await accept(token, {}, known)).status).toBe(200);
  const { memberships } = await known.get<Me>('/api/v1/me');
  expect(memberships.map(({ tenant, role }) => [tenant.slug, role])).toEqual([
    ['mine', 'admin'],
    ['theirs', 'viewer'],
  ]);
  expect((await send(house.operator, mine, known.email)).status).toBe(409);
});

test('a deactivated membership is revived, also of somebody who belongs nowhere else', async () => {
  const owner = await newPerson(house, { memberOf: { [mine.id]: 'owner' } });
  const gone = await newStranger(house, { memberOf: { [mine.id]: 'analyst' } });
  const path = `/api/v1/tenants/mine/members/${gone.userId}`;
  expect((await owner.ask('PATCH', path, { deactivated: true })).status).toBe(200);
  await expect(gone.signIn(gone)).rejects.toThrow('403');
  const token = tokenOf(await invite(mine, gone.email, 'viewer'));
  await gone.signIn(gone);
  expect((await gone.ask('GET', '/api/v1/tenants/mine')).status).toBe(404);
  expect((await accept(token, {}, gone)).status).toBe(200);
  expect((await gone.ask('GET', '/api/v1/tenants/mine')).status).toBe(200);
});

test('an active standing is not changed by an invitation that was still open', async () => {
  const gone = await newStranger(house, { memberOf: { [mine.id]: 'owner' } });
  const path = `/api/v1/tenants/mine/members/${gone.userId}`;
  await house.operator.ask('PATCH', path, { deactivated: true });
  const token = tokenOf(await invite(mine, gone.email, 'viewer'));
  await house.operator.ask('PATCH', path, { deactivated: false });
  await gone.signIn(gone);
  expect((await accept(token, {}, gone)).status).toBe(409);
});

test('an Admin can neither revive an Owner as something else nor replace the invitation of one', async () => {
  const admin = await newPerson(house, { memberOf: { [mine.id]: 'admin' } });
  const gone = await newStranger(house, { memberOf: { [mine.id]: 'owner' } });
  await house.operator.ask('PATCH', `/api/v1/tenants/mine/members/${gone.userId}`, { deactivated: true });
  expect((await send(admin, mine, gone.email, 'viewer')).status).toBe(403);
  const email = newEmail();
  await invite(mine, email, 'owner');
  expect((await send(admin, mine, email, 'viewer')).status).toBe(403);
});

test('of many who accept at once with one link, one gets in', async () => {
  const email = newEmail();
  const token = tokenOf(await invite(mine, email));
  const answers = await Promise.all(Array.from({ length: 6 }, () => accept(token)));
  const statuses = answers.map(({ status }) => status).sort();
  expect(statuses[0]).toBe(201);
  for (const status of statuses.slice(1)) expect([401, 404]).toContain(status);
  const { items } = await house.operator.get<Members>('/api/v1/tenants/mine/members');
  expect(items.filter((item) => item.email === email)).toHaveLength(1);
});

test.each([
  [{}, 'name'],
  [{ name: 'A', password: 'short' }, 'password'],
  [{ name: ' ', password: PASSWORD }, 'name'],
  [{ name: 'Two\nlines', password: PASSWORD }, 'name'],
  [{ name: 'Nul\0', password: PASSWORD }, 'name'],
  [{ name: 'A', password: 'password123' }, 'password'],
])('a poor name or password is refused, and the link still works: %j', async (given, field) => {
  const email = newEmail();
  const token = tokenOf(await invite(mine, email));
  const answer = await accept(token, given);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ field });
  expect((await accept(token)).status).toBe(201);
});

test('a suspended customer takes nobody in', async () => {
  const tenant = await house.operator.newCustomer('closing');
  const token = tokenOf(await invite(tenant, newEmail()));
  await house.operator.ask('PATCH', '/api/v1/tenants/closing', { state: 'suspended' });
  expect((await look(token)).status).toBe(404);
  expect((await accept(token)).status).toBe(404);
});

test('an MSSP Admin is invited without assignments; a role of the other kind is refused', async () => {
  const ask = (body: object) => house.operator.ask('POST', '/api/v1/team/invitations', body);
  expect((await ask({ email: newEmail(), role: 'mssp_admin', tenants: ['mine'] })).status).toBe(400);
  expect((await ask({ email: newEmail(), role: 'owner' })).status).toBe(400);
  expect((await ask({ email: newEmail(), role: 'mssp_analyst', tenants: ['nowhere'] })).status).toBe(400);
  expect((await ask({ email: 'no address', role: 'mssp_analyst' })).status).toBe(400);
  expect((await send(house.operator, mine, newEmail(), 'mssp_admin')).status).toBe(400);
  expect((await send(house.operator, mine, `nul\0@example.test`)).status).toBe(400);
});

test('an invitation replaces none of another place', async () => {
  const email = newEmail();
  const open = [await invite(mine, email), await invite(theirs, email)];
  const toTeam = { email, role: 'mssp_analyst' };
  open.push(await house.operator.post<Invited>('/api/v1/team/invitations', toTeam));
  for (const invited of open) expect((await look(tokenOf(invited))).status).toBe(200);
});

test('a link revoked while it is being accepted lets nobody in', async () => {
  const email = newEmail();
  const invited = await invite(mine, email);
  const { databaseUrl } = house.config;
  const holder = new pg.Client({ connectionString: databaseUrl });
  await holder.connect();
  try {
    await holder.query('begin');
    await holder.query('select from tenants where id = $1 for update', [mine.id]);
    const answer = accept(tokenOf(invited));
    await until('the acceptance waits for the tenant', async () => {
      const { rows } = await query(
        databaseUrl,
        `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      return rows.length > 0;
    });
    await holder.query('update invitations set revoked_at = now() where id = $1', [invited.id]);
    await holder.query('commit');
    expect((await answer).status).toBe(404);
  } finally {
    await holder.end();
  }
  await expect(anyone().signIn({ email, password: PASSWORD })).rejects.toThrow('401');
});
