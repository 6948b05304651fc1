import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Me } from '../../../shared/wire/http/me.ts';
import type { InvitationView, Invited, Members } from '../../../shared/wire/http/people.ts';
import { emptyAttempts } from '../../support/attempts.ts';
import { Installation } from '../../support/installation.ts';
import { Mailbox } from '../../support/mailbox.ts';
import { type Customer, Operator } from '../../support/operator.ts';
import { newPerson, type Person } from '../../support/person.ts';
import { query } from '../../support/query.ts';

const PASSWORD = 'quite a long pass phrase';

let house: Installation;
let mailbox: Mailbox;
let mine: Customer;
let theirs: Customer;
beforeAll(async () => {
  mailbox = await Mailbox.open();
  house = await Installation.open({
    config: (url) => ({ publicUrl: url, smtpUrl: mailbox.url, mailFrom: 'soc@example.test' }),
  });
  mine = await house.operator.newCustomer('mine', { name: 'Mine & Sons' });
  theirs = await house.operator.newCustomer('theirs');
});
// All tests come from one address.
beforeEach(() => emptyAttempts(house.config.redisUrl));
afterAll(async () => {
  await house?.close();
  await mailbox?.close();
});

const newEmail = (): string => `${randomUUID()}@example.test`;
const anyone = (): Operator => new Operator(house.url);
const invite = (tenant: Customer, email: string, who: Pick<Operator, 'post'> = house.operator) =>
  who.post<Invited>(`/api/v1/tenants/${tenant.slug}/invitations`, { email, role: 'analyst' });
const accept = (token: string, given: object, who: Pick<Person, 'ask'> = anyone()) =>
  who.ask('POST', '/api/v1/invitations/accept', { token, ...given });
const NEW = { name: 'New Person', password: PASSWORD };
const handedOver = ({ link }: Invited): string => new URL(link).searchParams.get('token')!;
const mailed = async (email: string): Promise<string> => {
  const { text } = await mailbox.letterTo(email);
  return /\/invite\?token=([\w.-]+)/.exec(text)![1]!;
};
const isVerified = async (email: string): Promise<boolean> => {
  const { rows } = await query(
    house.config.databaseUrl,
    `select "emailVerified" as verified from identity."user" where email = $1`,
    [email],
  );
  return rows[0].verified;
};

test('an invitation goes out over SMTP, and its link lets its receiver in', async () => {
  const email = newEmail();
  expect(await invite(mine, email)).toMatchObject({ mailed: true });
  const { text, to } = await mailbox.letterTo(email);
  expect(to).toEqual([email]);
  expect(text).toMatch(/^Subject: .*invites you to Watchfloor/m);
  expect(text).toContain(`${house.url}/invite?token=`);
  expect(text).toContain('as Analyst of Mine & Sons');
  expect((await accept(await mailed(email), NEW)).status).toBe(201);
  expect(await isVerified(email)).toBe(true);
});

test('an invitation is handed over without a letter where whoever invites asks for that', async () => {
  const email = newEmail();
  const given = { email, mail: false };
  const toCustomer = await house.operator.post<Invited>('/api/v1/tenants/mine/invitations', {
    ...given,
    role: 'viewer',
  });
  const toTeam = await house.operator.post<Invited>('/api/v1/team/invitations', {
    ...given,
    role: 'mssp_analyst',
  });
  expect([toCustomer.mailed, toTeam.mailed]).toEqual([false, false]);
  // A letter that does go out comes after those that would have.
  const marker = newEmail();
  await invite(mine, marker);
  await mailbox.letterTo(marker);
  expect(mailbox.received.flatMap(({ to }) => to)).not.toContain(email);
  expect((await accept(handedOver(toTeam), NEW)).status).toBe(201);
});

test('a relay that refuses loses no invitation: the link is handed over', async () => {
  mailbox.refusal = 'no';
  const email = newEmail();
  const invited = await invite(mine, email).finally(() => {
    mailbox.refusal = undefined;
  });
  expect(invited.mailed).toBe(false);
  const { invitations } = await house.operator.get<Members>('/api/v1/tenants/mine/members');
  expect(invitations.map(({ id }) => id)).toContain(invited.id);
  expect((await accept(handedOver(invited), NEW)).status).toBe(201);
  expect(await isVerified(email)).toBe(false);
});

test('whoever invites learns nothing of the address, whoever reads its mail does', async () => {
  const known = await newPerson(house, { memberOf: { [theirs.id]: 'viewer' } });
  const invited = await invite(mine, known.email);
  const view = (token: string) => anyone().get<InvitationView>(`/api/v1/invitations/${token}`);
  expect((await view(handedOver(invited))).has_account).toBe(false);
  expect((await view(await mailed(known.email))).has_account).toBe(true);
});

test('an account that somebody else made for an address is nothing to them once its reader comes in', async () => {
  const email = newEmail();
  // Whoever may invite to one tenant makes an account for a stranger, and stays signed in with a token.
  await accept(handedOver(await invite(mine, email)), NEW);
  const thief = anyone();
  await thief.signIn({ email, password: PASSWORD });
  const { token } = await thief.post<{ token: string }>('/api/v1/account/tokens', {
    name: 'kept',
    scopes: ['tenant.read'],
    expires_in_days: 30,
  });
  const withToken = () =>
    fetch(`${house.url}/api/v1/tenants`, { headers: { authorization: `Bearer ${token}` } });
  expect((await withToken()).status).toBe(200);

  // The stranger is invited elsewhere, and gets hold of the account by their mailbox.
  const reader = anyone();
  await reader.signIn({ email, password: PASSWORD });
  await invite(theirs, email);
  const letters = mailbox.received.filter(({ to }) => to.includes(email));
  expect(letters).toHaveLength(2);
  expect((await accept(await mailed(email), {}, reader)).status).toBe(200);
  expect((await withToken()).status).toBe(401);
  expect((await thief.ask('GET', '/api/v1/me')).status).toBe(401);
  const { memberships } = await reader.get<Me>('/api/v1/me');
  expect(memberships.map(({ tenant }) => tenant.slug)).toEqual(['mine', 'theirs']);
  expect(await isVerified(email)).toBe(true);
});

test('one address can look and try only so often', async () => {
  const statuses = new Set<number>();
  for (let i = 0; i < 60; i++) {
    statuses.add((await anyone().ask('GET', `/api/v1/invitations/wfi_${i}`)).status);
    statuses.add((await accept(`wfi_${i}`, {})).status);
  }
  expect([...statuses]).toEqual([404]);
  const refused = await anyone().ask('GET', '/api/v1/invitations/wfi_x');
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await accept('wfi_x', NEW)).status).toBe(429);
});

test('nobody fills a mailbox, and one zealous customer does not show to another', async () => {
  const email = newEmail();
  const send = (tenant: Customer) =>
    house.operator.ask('POST', `/api/v1/tenants/${tenant.slug}/invitations`, { email, role: 'viewer' });
  for (let i = 0; i < 10; i++) expect((await send(mine)).status).toBe(201);
  const refused = await send(mine);
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await send(theirs)).status).toBe(201);
});
