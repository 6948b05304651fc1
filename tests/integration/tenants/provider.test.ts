import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Me } from '../../../shared/wire/http/me.ts';
import { auditOf } from '../../support/audit.ts';
import { Installation } from '../../support/installation.ts';
import { Listener } from '../../support/listener.ts';
import type { Customer } from '../../support/operator.ts';
import { newPerson } from '../../support/person.ts';

let house: Installation;
let customer: Customer;
beforeAll(async () => {
  house = await Installation.open();
  customer = await house.operator.newCustomer('a');
});
afterAll(() => house?.close());

const change = (body: object) => house.operator.ask('PATCH', '/api/v1/provider', body);
const changes = async () =>
  (await auditOf(house, null)).filter(({ action }) => action === 'provider.changed').map((row) => row.change);

test('an MSSP Admin names the provider; what changed is written down', async () => {
  expect(await house.operator.get('/api/v1/provider')).toEqual({ name: 'Watchfloor', tier: 'mssp' });
  const answer = await change({ name: 'Nightwatch', tier: 'mssp' });
  expect(await answer.json()).toEqual({ name: 'Nightwatch', tier: 'mssp' });
  await change({ name: 'Nightwatch' });
  expect(await changes()).toEqual([{ before: { name: 'Watchfloor' }, after: { name: 'Nightwatch' } }]);
});

test.each([{}, { id: 2 }, { name: ' ' }, { name: 'a\0' }, { tier: 'gold' }])('%j is a 400', async (body) => {
  expect((await change(body)).status).toBe(400);
});

test('nobody else reads or changes it', async () => {
  for (const standing of [
    { provider: 'mssp_analyst', assigned: [customer.id] },
    { memberOf: { [customer.id]: 'owner' } },
  ] as const) {
    const person = await newPerson(house, standing);
    expect((await person.ask('GET', '/api/v1/provider')).status).toBe(403);
    expect((await person.ask('PATCH', '/api/v1/provider', { name: 'Mine' })).status).toBe(403);
  }
});

test('on the standard tier the MSSP View is gone, with the reason; tenants go on', async () => {
  const analyst = await newPerson(house, { provider: 'mssp_analyst', assigned: [customer.id] });
  const listener = await Listener.on(analyst);
  const overview = (by: { ask: typeof analyst.ask }) => by.ask('GET', '/api/v1/overview');
  expect((await overview(analyst)).status).toBe(200);

  expect((await change({ tier: 'standard' })).status).toBe(200);
  for (const by of [analyst, house.operator]) {
    const answer = await overview(by);
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ detail: 'the MSSP View needs the subscription tier mssp' });
    expect((await by.ask('GET', '/api/v1/tenants/a/overview')).status).toBe(200);
  }
  expect((await analyst.get<Me>('/api/v1/me')).provider).toMatchObject({ mssp_view: false });
  // The open screen showed the MSSP View, so it closes and asks again.
  expect(await listener.closed()).toBeGreaterThanOrEqual(1_000);

  await change({ tier: 'mssp' });
  expect((await overview(analyst)).status).toBe(200);
  expect(await changes()).toContainEqual({ before: { tier: 'mssp' }, after: { tier: 'standard' } });
});
