import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AuditList, AuditRow } from '../../../shared/wire/http/audit.ts';
import { Installation } from '../../support/installation.ts';
import type { Customer } from '../../support/operator.ts';
import { newPerson, type Person } from '../../support/person.ts';
import { query } from '../../support/query.ts';

let house: Installation;
let mine: Customer;
let theirs: Customer;
let owner: Person;
beforeAll(async () => {
  house = await Installation.open();
  mine = await house.operator.newCustomer('mine');
  theirs = await house.operator.newCustomer('theirs');
  owner = await newPerson(house, { memberOf: { [mine.id]: 'owner' } });
});
afterAll(() => house?.close());

/** Rows as other parts of the product write them. */
const log = (given: Partial<Record<string, unknown>>): Promise<unknown> =>
  query(house.config.databaseUrl, 'select append_audit($1)', [
    JSON.stringify({
      actor_kind: 'user',
      actor_name: 'Somebody',
      action: 'test.done',
      target_type: 'test',
      ...given,
    }),
  ]);
const list = (person: { get: Person['get'] }, path = '/api/v1/audit'): Promise<AuditList> =>
  person.get<AuditList>(path);
const slugs = ({ items }: AuditList) => [...new Set(items.map((row) => row.tenant?.slug ?? null))].sort();

test('everyone reads the rows of their scope, and only the provider its own', async () => {
  await log({});
  expect(slugs(await list(house.operator))).toEqual(['mine', 'theirs', null].sort());
  expect(slugs(await list(owner))).toEqual(['mine']);
  expect(slugs(await list(house.operator, '/api/v1/tenants/theirs/audit'))).toEqual(['theirs']);
  const viewer = await newPerson(house, { memberOf: { [mine.id]: 'viewer' } });
  expect((await viewer.ask('GET', '/api/v1/audit')).status).toBe(403);
  expect((await viewer.ask('GET', '/api/v1/tenants/mine/audit')).status).toBe(403);
  expect((await owner.ask('GET', '/api/v1/tenants/theirs/audit')).status).toBe(404);
});

test('what the provider did inside a tenant is told there, with who, what, where from and by which request', async () => {
  const row = (await list(owner)).items.find(({ action }) => action === 'ingest_key.created');
  expect(row).toMatchObject({
    tenant: { id: mine.id, slug: 'mine' },
    actor: { kind: 'user', name: 'admin', role: 'mssp_admin' },
    target: { type: 'ingest_key', label: 'sensor' },
    address: '127.0.0.1',
  });
  expect(row!.request_id).toMatch(/^[\da-f-]{36}$/);
});

test('filters choose among the rows, and the rest is counted as hidden', async () => {
  await log({ tenant_id: mine.id, action: 'a.b', actor_id: 'u1', actor_name: 'Zoë' });
  const all = (await list(owner)).total;
  for (const filter of [
    'action=a.b',
    'actor=zo%C3%AB',
    'actor=u1',
    'action=a.b&action=no',
    'action=a.b&tenant=mine',
  ]) {
    const { items, total, hidden } = await list(owner, `/api/v1/audit?${filter}`);
    expect([items.length, total, hidden], filter).toEqual([1, 1, all - 1]);
  }
  for (const filter of [
    'tenant=theirs',
    `tenant=${theirs.id}`,
    'tenant=never-was',
    'from=2099-01-01T00:00:00Z',
  ]) {
    const { items, total, hidden } = await list(owner, `/api/v1/audit?${filter}`);
    expect([items.length, total, hidden], filter).toEqual([0, 0, all]);
  }
  const { at } = (await list(owner, '/api/v1/audit?action=a.b')).items[0]!;
  const until = new Date(Date.parse(at) + 1).toISOString();
  expect((await list(owner, `/api/v1/audit?action=a.b&from=${at}&to=${until}`)).total).toBe(1);
  for (const bad of [
    'from=soon',
    'from=2026-12-31T23:59:60Z',
    'actor=%00',
    'action=%00',
    'cursor=x',
    'limit=0',
  ]) {
    expect((await owner.ask('GET', `/api/v1/audit?${bad}`)).status, bad).toBe(400);
  }
});

test('pages lead on from each other, newest first, without a row lost or doubled while more come', async () => {
  for (let n = 0; n < 7; n++) await log({ tenant_id: mine.id, action: 'paged', actor_name: `${n}` });
  const names: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: AuditList = await list(
      owner,
      `/api/v1/audit?action=paged&limit=3${cursor && `&cursor=${cursor}`}`,
    );
    names.push(...page.items.map(({ actor }) => actor.name));
    await log({ tenant_id: mine.id, action: 'paged', actor_name: 'late' });
    cursor = page.next_cursor;
  }
  expect(names).toEqual(['6', '5', '4', '3', '2', '1', '0']);
});

test('ids and cursors do not count what others did', async () => {
  await log({ tenant_id: mine.id, action: 'counted' });
  for (let n = 0; n < 30; n++) await log({ tenant_id: theirs.id });
  await log({ tenant_id: mine.id, action: 'counted' });
  const page = await list(owner, '/api/v1/audit?action=counted&limit=1');
  const rest = await list(owner, `/api/v1/audit?action=counted&cursor=${page.next_cursor}`);
  for (const { id } of [...page.items, ...rest.items]) expect(id).toMatch(/^[\w-]{22}$/);
  expect(JSON.parse(Buffer.from(page.next_cursor!, 'base64url').toString())).toEqual([page.items[0]!.id]);
});

test('a token without provider_audit.read reads no row of the provider, whatever its owner may', async () => {
  const admin = await newPerson(house, { provider: 'mssp_admin' });
  const { newToken, tokenHash } = await import('../../../server/identity/token.ts');
  const token = newToken();
  await query(
    house.config.databaseUrl,
    `insert into api_tokens (user_id, name, hash, permissions, expires_at)
     values ($1, 'x', $2, '{audit.read}', now() + interval '1 day')`,
    [admin.userId, tokenHash(token)],
  );
  const answer = await fetch(`${house.url}/api/v1/audit?limit=200`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const page = (await answer.json()) as AuditList;
  expect(slugs(page)).toEqual(['mine', 'theirs']);
  expect(slugs(await list(admin, '/api/v1/audit?limit=200'))).toContain(null);
  expect(page.total).toBe(page.items.length);
});

test('an export holds all rows of the filter, in order, as CSV or JSON, and is logged', async () => {
  await query(
    house.config.databaseUrl,
    `select append_audit(jsonb_build_object('tenant_id', $1::uuid, 'actor_kind', 'user', 'actor_name', n::text,
       'action', 'many', 'target_type', 'test')) from generate_series(0, 2344) n`,
    [mine.id],
  );
  const csv = await owner.ask('GET', '/api/v1/tenants/mine/audit/export?action=many');
  expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(csv.headers.get('content-disposition')).toMatch(/^attachment; filename="audit-mine-[\d-]+\.csv"$/);
  const rows = parse(await csv.text(), { columns: true }) as Record<string, string>[];
  const expected = Array.from({ length: 2_345 }, (_, n) => `${2_344 - n}`);
  expect(rows.map((row) => row.actor_name)).toEqual(expected);
  const json = await owner.get<AuditRow[]>('/api/v1/audit/export?action=many&format=json');
  expect(json.map((row) => row.actor.name)).toEqual(expected);
  const [second, first] = (await list(owner, '/api/v1/audit?action=audit.exported')).items;
  expect([first!.change.after, second!.change.after]).toEqual([{ format: 'csv' }, { format: 'json' }]);
  expect([first!.actor.role, second!.actor.role]).toEqual(['owner', 'owner']);
});

test('a cell that a spreadsheet would run is quoted; quotes, commas and new lines keep their place', async () => {
  const evil = ['=1+1', '+1', '-1', '@x', '\tx', '\rx', 'a,b', 'a"b', 'a\r\nb', '=cmd|" /C calc"!A0'];
  for (const name of evil) await log({ tenant_id: mine.id, action: 'evil', actor_name: name });
  const text = await (await owner.ask('GET', '/api/v1/audit/export?action=evil')).text();
  const names = (parse(text, { columns: true }) as Record<string, string>[]).map((row) => row.actor_name!);
  expect(names.toReversed()).toEqual(evil.map((name) => (/^[=+\-@\t\r]/.test(name) ? `'${name}` : name)));
});

test('an export over several tenants is told to each, naming only itself', async () => {
  await log({ tenant_id: mine.id, action: 'both' });
  await log({ tenant_id: theirs.id, action: 'both' });
  await (
    await house.operator.ask(
      'GET',
      '/api/v1/audit/export?action=both&actor=Somebody&tenant=theirs&tenant=mine',
    )
  ).text();
  for (const slug of ['mine', 'theirs']) {
    const { items } = await list(
      house.operator,
      `/api/v1/tenants/${slug}/audit?action=audit.exported&limit=1`,
    );
    expect(items[0]).toMatchObject({ tenant: { slug }, change: { after: { format: 'csv' } } });
    expect(JSON.stringify(items[0]!.change)).not.toMatch(/mine|theirs|Somebody/);
  }
});
