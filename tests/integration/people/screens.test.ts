import { afterAll, beforeAll, expect, test } from 'vitest';
import { Installation } from '../../support/installation.ts';
import { Listener } from '../../support/listener.ts';
import type { Customer } from '../../support/operator.ts';
import { newPerson } from '../../support/person.ts';

let house: Installation;
let north: Customer;
let south: Customer;
beforeAll(async () => {
  house = await Installation.open();
  north = await house.operator.newCustomer('north');
  south = await house.operator.newCustomer('south');
});
afterAll(() => house?.close());

const drop = async (listener: Listener): Promise<unknown> => {
  const { tenant } = await listener.until('drop');
  return tenant;
};

test('an assignment that ends leaves the open screen', async () => {
  const analyst = await newPerson(house, { provider: 'mssp_analyst', assigned: [north.id, south.id] });
  const listener = await Listener.on(analyst);
  await house.operator.ask('PATCH', `/api/v1/team/${analyst.userId}`, { tenants: ['north'] });
  expect(await drop(listener)).toBe(south.id);
  listener.socket.close();
});

test('deactivation closes the open screen', async () => {
  const analyst = await newPerson(house, { provider: 'mssp_analyst', assigned: [north.id] });
  const listener = await Listener.on(analyst);
  await house.operator.ask('PATCH', `/api/v1/team/${analyst.userId}`, { deactivated: true });
  expect(await listener.closed()).toBeGreaterThanOrEqual(4000);
});
