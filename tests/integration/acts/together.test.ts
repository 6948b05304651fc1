import { afterAll, beforeAll, expect, test } from 'vitest';
import { change, historyOf, newIncidents } from '../../support/caseload.ts';
import { Installation } from '../../support/installation.ts';
import type { Customer } from '../../support/operator.ts';
import { OpsListener } from '../../support/ops-listener.ts';
import { newPerson, type Person } from '../../support/person.ts';
import { until } from '../../support/until.ts';

let house: Installation;
let mine: Customer;
let theirs: Customer;
let ada: Person;
beforeAll(async () => {
  house = await Installation.open();
  [mine, theirs] = [await house.operator.newCustomer('mine'), await house.operator.newCustomer('theirs')];
  ada = await newPerson(house, { memberOf: { [mine.id]: 'analyst' } });
});
afterAll(() => house?.close());

test('others who read there hear of an act at once, and nobody else does', async () => {
  const [incident] = await newIncidents(house, mine);
  const viewer = await newPerson(house, { memberOf: { [mine.id]: 'viewer' } });
  const stranger = await newPerson(house, { memberOf: { [theirs.id]: 'owner' } });
  const [near, far] = [await OpsListener.on(viewer), await OpsListener.on(stranger)];
  await change(ada, incident!, { status: 'closed', resolution: 'benign' });
  const { seq } = (await historyOf(viewer, incident!)).at(-1)!;
  await until('the news is there', () => near.moved().some((moved) => moved.seq >= seq));
  expect(near.moved().every(({ tenant }) => tenant === mine.id)).toBe(true);
  expect(far.events.filter(({ name }) => name !== 'positions')).toEqual([]);
  expect(JSON.stringify(far.events)).not.toContain(mine.id);
  near.close();
  far.close();
});
