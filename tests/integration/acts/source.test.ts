import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Incident } from '../../../shared/wire/http/incidents.ts';
import { change, historyOf, look, newIncidents } from '../../support/caseload.ts';
import { Installation } from '../../support/installation.ts';
import type { Customer } from '../../support/operator.ts';
import { newPerson, type Person } from '../../support/person.ts';

let house: Installation;
let mine: Customer;
let ada: Person;
beforeAll(async () => {
  house = await Installation.open();
  mine = await house.operator.newCustomer('mine');
  ada = await newPerson(house, { memberOf: { [mine.id]: 'analyst' } });
});
afterAll(() => house?.close());

let cases = 0;
/** An incident of a source that goes on talking of it. */
async function told(first: object) {
  const external_id = `case-${++cases}`;
  const [incident] = await newIncidents(house, mine, 1, { external_id, title: 'T', ...first });
  const say = async (more: object): Promise<Incident> => {
    const given = { external_id, title: 'T', ...first, ...more };
    await house.operator.settled(mine, await house.operator.report(mine, 1, given));
    return look(ada, incident!);
  };
  return { incident: incident!, say };
}

test('what a person closed stays closed while the source repeats itself, and opens by a new word of it', async () => {
  const { incident, say } = await told({ status: 'open', severity: 'high' });
  const shut = await change(ada, incident, { status: 'closed', resolution: 'benign' });
  expect(await say({})).toMatchObject({ status: 'closed', version: 2, occurrences: 2 });
  const renamed = await say({ title: 'Renamed', description: 'more' });
  expect(renamed).toMatchObject({ title: 'Renamed', status: 'closed', closed_at: shut.closed_at });
  expect(renamed.source_says).toMatchObject({ status: 'open' });
  const again = await say({ status: 'in_progress' });
  expect(again).toMatchObject({
    status: 'in_progress',
    resolution: null,
    closed_at: null,
    source_says: null,
  });
  expect((await historyOf(ada, incident)).at(-1)).toMatchObject({
    actor: 'ingest',
    actor_name: 'The source',
  });
});

test('severity and assignee wait for a new word, each for its own', async () => {
  const { incident, say } = await told({ severity: 'high', assignee: 'soc@example.test' });
  await change(ada, incident, { severity: 'low', assignee: 'me' });
  expect(await say({ url: 'https://example.test/1' })).toMatchObject({
    severity: 'low',
    assignee_id: ada.userId,
    source_says: { severity: 'high', assignee: 'soc@example.test' },
  });
  expect(await say({ severity: 'critical' })).toMatchObject({
    severity: 'critical',
    assignee_id: ada.userId,
  });
  const handed = await say({ severity: 'critical', assignee: 'night@example.test' });
  expect(handed).toMatchObject({ assignee: 'night@example.test', assignee_id: null, source_says: null });
});

test('tags of people and of the source live beside each other', async () => {
  const { incident, say } = await told({ tags: ['a', 'b'] });
  await change(ada, incident, { tags: { add: ['mine'], remove: ['a'] } });
  expect((await say({ tags: ['a', 'c'] })).tags).toEqual(['c', 'mine']);
});
