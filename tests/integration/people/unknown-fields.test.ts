import { afterAll, beforeAll, expect, test } from 'vitest';
import { Installation } from '../../support/installation.ts';
import type { Customer } from '../../support/operator.ts';
import { newPerson, type Person } from '../../support/person.ts';

/** A misspelt field that is passed over would look like a change that was made. */
let house: Installation;
let customer: Customer;
let analyst: Person;
let member: Person;
beforeAll(async () => {
  house = await Installation.open();
  customer = await house.operator.newCustomer('mine');
  analyst = await newPerson(house, { provider: 'mssp_analyst', assigned: [customer.id] });
  member = await newPerson(house, { memberOf: { [customer.id]: 'viewer' } });
});
afterAll(() => house?.close());

const changes: readonly (readonly [path: () => string, known: object])[] = [
  [() => `/api/v1/team/${analyst.userId}`, { deactivated: true }],
  [() => `/api/v1/tenants/mine/members/${member.userId}`, { role: 'owner' }],
  [() => '/api/v1/tenants/mine', { name: 'Renamed' }],
  [() => '/api/v1/provider', { name: 'Renamed' }],
];

test.each(changes)('%s is changed in nothing when one field is unknown', async (path, known) => {
  const before = await house.operator.get('/api/v1/tenants/mine/members');
  const answer = await house.operator.ask('PATCH', path(), { ...known, disabled: true });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({
    field: 'disabled',
    detail: 'there is no field "disabled" here; see /api/docs for those there are',
  });
  expect(await house.operator.get('/api/v1/tenants/mine/members')).toEqual(before);
  expect((await analyst.get<{ items: { name: string }[] }>('/api/v1/tenants')).items[0]!.name).toBe('mine');
});

interface Described {
  readonly paths: Record<
    string,
    {
      readonly patch?: {
        readonly requestBody: {
          readonly content: Record<string, { readonly schema: { readonly additionalProperties?: boolean } }>;
        };
      };
    }
  >;
}

test('every change there is says that it knows all its fields', async () => {
  const { paths } = await house.operator.get<Described>('/api/openapi.json');
  const patches = Object.entries(paths).flatMap(([path, { patch }]) =>
    patch ? [[path, patch.requestBody.content['application/json']!.schema.additionalProperties]] : [],
  );
  expect(patches.length).toBeGreaterThanOrEqual(5);
  expect(patches.filter(([, additional]) => additional !== false)).toEqual([]);
});
