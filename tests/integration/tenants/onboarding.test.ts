import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OnboardingResult } from '../../../shared/wire/http/onboarding.ts';
import type { Tenant, TenantList } from '../../../shared/wire/http/tenants.ts';
import { auditOf } from '../../support/audit.ts';
import { Installation } from '../../support/installation.ts';
import { Listener } from '../../support/listener.ts';
import { Mailbox } from '../../support/mailbox.ts';
import { newPerson } from '../../support/person.ts';
import { query } from '../../support/query.ts';
import { until } from '../../support/until.ts';

let house: Installation;
let mailbox: Mailbox;
beforeAll(async () => {
  mailbox = await Mailbox.open();
  house = await Installation.open({
    config: (url) => ({ publicUrl: url, smtpUrl: mailbox.url, mailFrom: 'watchfloor@example.test' }),
  });
});
afterAll(async () => {
  await house?.close();
  await mailbox?.close();
});

const onboard = (csv: string, dry_run = false) =>
  house.operator.post<OnboardingResult>('/api/v1/onboarding', { csv, dry_run });
const results = ({ rows }: OnboardingResult) => rows.map(({ result }) => result);
const total = async () => (await house.operator.get<TenantList>('/api/v1/tenants')).total;
const audited = async () => {
  const { rows } = await query(house.config.databaseUrl, 'select seq from audit_head');
  return Number(rows[0].seq);
};

const MIXED = [
  'slug;name;state;trial_ends_at;time_zone;owner_email',
  'one;Erste Bank;active;;Europe/Vienna;',
  'two;Two;nowhere;;;',
  'three;Three;trial;2099-01-01;;boss@three.example',
  'three;Three again;;;;',
].join('\r\n');

test('a dry run says of every row what a real run does, and does nothing', async () => {
  const [tenants, entries] = [await total(), await audited()];
  const dry = await onboard(MIXED, true);
  expect(results(dry)).toEqual(['would_create', 'refused', 'would_create', 'refused']);
  expect([await total(), await audited()]).toEqual([tenants, entries]);

  const real = await onboard(MIXED);
  expect(real).toMatchObject({ dry_run: false, created: 2, refused: 2 });
  expect(results(real)).toEqual(['created', 'refused', 'created', 'refused']);
  expect(real.rows.map(({ line, faults }) => [line, ...faults.map(({ field }) => field)])).toEqual([
    [2],
    [3, 'state'],
    [4],
    [5, 'slug'],
  ]);
  expect(await house.operator.get('/api/v1/tenants/one')).toMatchObject({
    name: 'Erste Bank',
    state: 'active',
    time_zone: 'Europe/Vienna',
  });
  const three = await house.operator.get<Tenant>('/api/v1/tenants/three');
  expect(three).toMatchObject({ state: 'trial', trial_ends_at: '2099-01-01T00:00:00.000Z' });
  expect(await auditOf(house, three.id)).toMatchObject([
    { action: 'tenant.created', tenant_id: three.id, change: { after: { slug: 'three', state: 'trial' } } },
  ]);

  const again = await onboard(MIXED);
  expect(again).toMatchObject({ created: 0, refused: 4 });
  expect(again.rows[0]!.faults).toEqual([{ field: 'slug', reason: 'is taken already' }]);
});

test('an owner is invited: by mail, and by a link in the answer', async () => {
  const { rows } = await onboard('slug,name,owner_email\nowned,Owned Ltd,Owner@Owned.example\n');
  const { invited } = rows[0]!;
  expect(invited).toMatchObject({ email: 'owner@owned.example', role: 'owner', mailed: true });
  expect(invited!.link).toContain('/invite?token=');
  const letter = await mailbox.letterTo('owner@owned.example');
  expect(letter.text).toContain('Subject: Owned Ltd invites you to Watchfloor');
  const { invitations } = await house.operator.get<{ invitations: { email: string }[] }>(
    '/api/v1/tenants/owned/members',
  );
  expect(invitations.map(({ email }) => email)).toEqual(['owner@owned.example']);
});

test('groups must exist; those who are assigned to one see the newcomer at once', async () => {
  const { operator } = house;
  const group = await operator.post<{ id: string }>('/api/v1/groups', { name: 'Banks' });
  const analyst = await newPerson(house, { provider: 'mssp_analyst', groups: [group.id] });
  const listener = await Listener.on(analyst);
  const answer = await onboard(
    'slug,name,groups\nbank,Bank,Banks\nlost,Lost,Nobody\nboth,Both,Banks; Nobody\n',
  );
  expect(results(answer)).toEqual(['created', 'refused', 'refused']);
  expect(answer.rows[2]!.faults).toEqual([
    { field: 'groups', reason: 'no group is named Nobody; create it first' },
  ]);
  expect(await operator.get('/api/v1/groups')).toMatchObject({
    items: [{ name: 'Banks', tenants: [{ slug: 'bank' }] }],
  });
  await until('it is on the screen', async () =>
    (await listener.until('snapshot')).tenants.some(({ slug }) => slug === 'bank'),
  );
  expect((await auditOf(house, group.id)).at(-1)).toMatchObject({
    action: 'group.changed',
    tenant_id: null,
    change: { after: { tenants_added: ['bank'] } },
  });
});

test('a file that cannot be read is a 400 that says why', async () => {
  const before = await total();
  for (const csv of ['', 'slug\na\n', 'slug,name,plan\na,A,x\n', 'slug,name\na,"A\n', '\0']) {
    const answer = await house.operator.ask('POST', '/api/v1/onboarding', { csv, dry_run: false });
    expect(answer.status, csv).toBe(400);
    expect(await answer.json()).toMatchObject({ field: 'csv' });
  }
  expect(await total()).toBe(before);
});

test('rows hold what nobody should send and are refused one by one', async () => {
  const answer = await onboard('slug,name,groups\nnul\0,Nul,\nok-1,\0,\nok-2,Ok,\0\nok-3,=cmd(),\n');
  expect(results(answer)).toEqual(['refused', 'refused', 'refused', 'created']);
});

test('only an MSSP Admin onboards', async () => {
  const { id } = await house.operator.get<Tenant>('/api/v1/tenants/one');
  for (const standing of [
    { provider: 'mssp_analyst', assigned: [id] },
    { memberOf: { [id]: 'owner' } },
  ] as const) {
    const person = await newPerson(house, standing);
    const body = { csv: 'slug,name\nx,X\n', dry_run: true };
    expect((await person.ask('POST', '/api/v1/onboarding', body)).status).toBe(403);
  }
});

test('an API token that may create customers and no more neither groups them nor appoints owners', async () => {
  const made = { name: 'script', scopes: ['tenants.manage'], expires_in_days: 1 };
  const { token } = await house.operator.post<{ token: string }>('/api/v1/account/tokens', made);
  const csv = 'slug,name,groups,owner_email\nt-1,T,Banks,\nt-2,T,,x@example.test\nt-3,T,,\n';
  const answer = await fetch(`${house.url}/api/v1/onboarding`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ csv, dry_run: false }),
  });
  expect(results((await answer.json()) as OnboardingResult)).toEqual(['refused', 'refused', 'created']);
});

/** Seconds on a quiet machine; a busy one may take many times as long. */
const MANY_LIMIT_MS = 120_000;

test(
  'a thousand customers in one request',
  async () => {
    const before = await total();
    const lines = Array.from({ length: 1_000 }, (_, n) => `many-${n},Customer ${n}`);
    const answer = await onboard(['slug,name', ...lines].join('\n'));
    expect(answer).toMatchObject({ created: 1_000, refused: 0 });
    expect(await total()).toBe(before + 1_000);
  },
  MANY_LIMIT_MS,
);
