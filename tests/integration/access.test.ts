import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Me } from '../../shared/wire/http/me.ts';
import { Installation } from '../support/installation.ts';
import type { Customer } from '../support/operator.ts';
import { newPerson, type Person } from '../support/person.ts';

let house: Installation;
let mine: Customer;
let theirs: Customer;
let analyst: Person;
let viewer: Person;
let nobody: Person;
beforeAll(async () => {
  house = await Installation.open();
  mine = await house.operator.newCustomer('mine');
  theirs = await house.operator.newCustomer('theirs');
  analyst = await newPerson(house, { provider: 'mssp_analyst', assigned: [mine.id] });
  viewer = await newPerson(house, { memberOf: { [mine.id]: 'viewer' } });
  const closed = await house.operator.newCustomer('closed');
  nobody = await newPerson(house, { memberOf: { [closed.id]: 'owner' } });
  await house.operator.ask('PATCH', `/api/v1/tenants/${closed.id}`, { state: 'suspended' });
});
afterAll(() => house?.close());

const status = async (person: Person, method: string, path: string, body?: object): Promise<number> =>
  (await person.ask(method, path, body)).status;

test('everyone sees the tenants of their scope and no others', async () => {
  const slugs = async (person: { get: Person['get'] }) =>
    (await person.get<{ items: { slug: string }[] }>('/api/v1/tenants')).items.map(({ slug }) => slug);
  expect(await slugs(house.operator)).toEqual(['closed', 'mine', 'theirs']);
  expect(await slugs(analyst)).toEqual(['mine']);
  expect(await slugs(viewer)).toEqual(['mine']);
  expect(await status(nobody, 'GET', '/api/v1/tenants')).toBe(403);
});

test('a tenant outside the scope is as absent as one that never was; a lacking permission is said', async () => {
  for (const person of [analyst, viewer, nobody]) {
    for (const name of ['theirs', theirs.id, 'never-was']) {
      const answer = await person.ask('PATCH', `/api/v1/tenants/${name}`, { name: 'X' });
      expect(answer.status).toBe(404);
      expect(await answer.json()).toMatchObject({ detail: 'no such tenant in your scope' });
    }
  }
  expect(await status(viewer, 'PATCH', '/api/v1/tenants/mine', { name: 'X' })).toBe(403);
});

test('the MSSP View is for the team alone, and says who can open it', async () => {
  expect(await status(analyst, 'GET', '/api/v1/overview')).toBe(200);
  expect(await status(viewer, 'GET', '/api/v1/overview')).toBe(403);
});

test('me says what may be done, on the provider and in each tenant', async () => {
  const team = await analyst.get<Me>('/api/v1/me');
  expect(team).toMatchObject({ provider: { role: 'mssp_analyst', mssp_view: true }, memberships: [] });
  const member = await viewer.get<Me>('/api/v1/me');
  expect(member).toMatchObject({
    provider: null,
    memberships: [{ tenant: { slug: 'mine' }, role: 'viewer' }],
  });
});
