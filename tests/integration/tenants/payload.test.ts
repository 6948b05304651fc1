import { afterAll, beforeAll, expect, test } from 'vitest';
import type { IncidentList, IncidentPayload } from '../../../shared/wire/http/incidents.ts';
import { Installation } from '../../support/installation.ts';
import type { Customer } from '../../support/operator.ts';
import { newPerson, type Person, type Standing } from '../../support/person.ts';
import { query } from '../../support/query.ts';

const HOSTILE = '<script>alert(1)</script>\n"quoted" \u2028';

let house: Installation;
let mine: Customer;
let theirs: Customer;
let incidents: Map<string, string>;
beforeAll(async () => {
  house = await Installation.open();
  const { operator } = house;
  [mine, theirs] = [await operator.newCustomer('mine'), await operator.newCustomer('theirs')];
  await operator.settled(mine, await send(mine, 'one', 'two', 'three'));
  await operator.settled(theirs, await send(theirs, 'secret'));
  const { items } = await operator.get<IncidentList>('/api/v1/incidents');
  incidents = new Map(items.map(({ external_id, id }) => [external_id, id]));
});
afterAll(() => house?.close());

const recordOf = (externalId: string) => ({
  external_id: externalId,
  title: 'T',
  severity: 'high',
  raw: { said: `${HOSTILE} ${externalId}` },
});
async function send({ key }: Customer, ...externalIds: string[]): Promise<string> {
  const answer = await fetch(`${house.url}/api/v1/ingest/native`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(externalIds.map(recordOf)),
  });
  return ((await answer.json()) as { receipt: string }).receipt;
}
const payload = (by: { ask: Person['ask'] }, externalId: string) =>
  by.ask('GET', `/api/v1/incidents/${incidents.get(externalId)}/payload`);

const readers: [string, () => Standing][] = [
  ['an MSSP Analyst', () => ({ provider: 'mssp_analyst', assigned: [mine.id] })],
  ['an Owner', () => ({ memberOf: { [mine.id]: 'owner' } })],
  ['an Admin', () => ({ memberOf: { [mine.id]: 'admin' } })],
  ['an Analyst', () => ({ memberOf: { [mine.id]: 'analyst' } })],
];
test.each(readers)('%s reads what the sensor sent, record by record', async (_, standing) => {
  const person = await newPerson(house, standing());
  for (const externalId of ['one', 'two', 'three']) {
    const answer = await payload(person, externalId);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    const { format, record } = (await answer.json()) as IncidentPayload;
    expect(format).toBe('native');
    expect(JSON.parse(record)).toEqual(recordOf(externalId));
  }
  expect((await payload(person, 'secret')).status).toBe(404);
  expect((await person.ask('GET', '/api/v1/incidents/1/payload')).status).toBe(404);
});

test('a Viewer may not, whatever the incident', async () => {
  const viewer = await newPerson(house, { memberOf: { [mine.id]: 'viewer' } });
  for (const externalId of ['one', 'secret']) expect((await payload(viewer, externalId)).status).toBe(403);
});

test('who may in one tenant and only look in another is told apart, and learns of no third', async () => {
  const third = await house.operator.newCustomer('third');
  await house.operator.settled(third, await send(third, 'third'));
  const { items } = await house.operator.get<IncidentList>('/api/v1/incidents?tenant=third');
  const mixed = await newPerson(house, { memberOf: { [mine.id]: 'analyst', [theirs.id]: 'viewer' } });
  expect((await payload(mixed, 'one')).status).toBe(200);
  expect((await payload(mixed, 'secret')).status).toBe(403);
  expect((await mixed.ask('GET', `/api/v1/incidents/${items[0]!.id}/payload`)).status).toBe(404);
});

test('once it is gone the answer says so', async () => {
  await house.operator.settled(mine, await send(mine, 'old'));
  const { items } = await house.operator.get<IncidentList>('/api/v1/incidents');
  incidents = new Map(items.map(({ external_id, id }) => [external_id, id]));
  expect((await payload(house.operator, 'old')).status).toBe(200);
  await query(house.config.databaseUrl, `delete from inbox where payload like '%"old"%'`);
  const answer = await payload(house.operator, 'old');
  expect(answer.status).toBe(404);
  expect(await answer.json()).toMatchObject({
    detail: 'the raw payload is gone: payloads are kept for a limited time',
  });
});
