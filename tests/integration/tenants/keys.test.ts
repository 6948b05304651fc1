import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { IngestKeyList } from '../../../shared/wire/http/ingest-keys.ts';
import { auditOf } from '../../support/audit.ts';
import { Installation } from '../../support/installation.ts';
import type { Customer } from '../../support/operator.ts';
import { newPerson, type Person } from '../../support/person.ts';

let house: Installation;
let mine: Customer;
let theirs: Customer;
beforeAll(async () => {
  house = await Installation.open();
  mine = await house.operator.newCustomer('mine');
  theirs = await house.operator.newCustomer('theirs');
});
afterAll(() => house?.close());

type By = { get: Person['get']; ask: Person['ask'] };
const keysOf = async (by: By, base: string) => (await by.get<IngestKeyList>(base)).items;
const revoke = async (by: By, base: string, id: string) => (await by.ask('DELETE', `${base}/${id}`)).status;
const sent = async (key: string, tenant = 'mine') => {
  const answer = await fetch(`${house.url}/api/v1/ingest/native`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify([{ external_id: 'x', title: 'X', severity: 'low', tenant }]),
  });
  return answer.status;
};

const holders: [name: string, base: string, id: () => string | null][] = [
  ['a tenant', '/api/v1/tenants/mine/ingest-keys', () => mine.id],
  ['the provider', '/api/v1/ingest-keys', () => null],
];
describe.each(holders)('keys of %s', (_, base, holder) => {
  test('are made, shown once, listed without their secret, and end at once', async () => {
    const { operator } = house;
    const { id, key } = await operator.post<{ id: string; key: string }>(base, { name: 'Firewall' });
    expect(await sent(key)).toBe(202);
    const [listed] = (await keysOf(operator, base)).filter((each) => each.id === id);
    expect(listed).toMatchObject({ name: 'Firewall', revoked_at: null });
    expect(listed!.last_used_at).not.toBeNull();
    expect(JSON.stringify(listed)).not.toContain(key);

    expect(await revoke(operator, base, id)).toBe(204);
    expect(await sent(key)).toBe(401);
    const [ended] = (await keysOf(operator, base)).filter((each) => each.id === id);
    expect(Date.parse(ended!.revoked_at!)).toBeLessThanOrEqual(Date.now());

    expect(await revoke(operator, base, id)).toBe(204);
    const rows = await auditOf(house, id);
    expect(rows.map(({ action }) => action)).toEqual(['ingest_key.created', 'ingest_key.revoked']);
    expect(rows.map(({ tenant_id }) => tenant_id)).toEqual([holder(), holder()]);
    expect(JSON.stringify(rows)).not.toContain(key);
  });

  test('that are not there are a 404', async () => {
    for (const id of [crypto.randomUUID(), 'x', '%00', "'"]) {
      expect(await revoke(house.operator, base, id), id).toBe(404);
    }
  });

  test('want a name', async () => {
    for (const name of ['', ' ', 'a\0', 'x'.repeat(121)]) {
      expect((await house.operator.ask('POST', base, { name })).status, name).toBe(400);
    }
  });
});

test('a key is revoked by its own address alone', async () => {
  const { operator } = house;
  const base = (slug: string) => `/api/v1/tenants/${slug}/ingest-keys`;
  const [theirKey] = await keysOf(operator, base('theirs'));
  const provider = await operator.post<{ id: string; key: string }>('/api/v1/ingest-keys', { name: 'P' });
  const owner = await newPerson(house, { memberOf: { [mine.id]: 'owner' } });
  for (const by of [operator, owner]) {
    expect(await revoke(by, base('mine'), theirKey!.id)).toBe(404);
    expect(await revoke(by, base('mine'), provider.id)).toBe(404);
  }
  expect(await revoke(operator, '/api/v1/ingest-keys', theirKey!.id)).toBe(404);
  expect(await sent(theirs.key, 'theirs')).toBe(202);
  expect(await sent(provider.key)).toBe(202);
});

test('Owner and Admin hold the keys of their tenant; analysts, viewers and the analysts of the team do not', async () => {
  const base = '/api/v1/tenants/mine/ingest-keys';
  const { id } = await house.operator.post<{ id: string }>(base, { name: 'Kept' });
  for (const role of ['owner', 'admin'] as const) {
    const person = await newPerson(house, { memberOf: { [mine.id]: role } });
    const made = await person.post<{ id: string }>(base, { name: `Of the ${role}` });
    expect((await keysOf(person, base)).map((key) => key.id)).toContain(made.id);
    expect(await revoke(person, base, made.id)).toBe(204);
    expect((await person.ask('GET', '/api/v1/ingest-keys')).status).toBe(403);
    expect((await person.ask('GET', '/api/v1/tenants/theirs/ingest-keys')).status).toBe(404);
  }
  for (const standing of [
    { memberOf: { [mine.id]: 'analyst' } },
    { memberOf: { [mine.id]: 'viewer' } },
    { provider: 'mssp_analyst', assigned: [mine.id] },
  ] as const) {
    const person = await newPerson(house, standing);
    expect((await person.ask('GET', base)).status).toBe(403);
    expect((await person.ask('POST', base, { name: 'X' })).status).toBe(403);
    expect(await revoke(person, base, id)).toBe(403);
  }
});
