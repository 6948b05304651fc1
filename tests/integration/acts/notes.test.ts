import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Note } from '../../../shared/wire/http/acts.ts';
import type { Incident } from '../../../shared/wire/http/incidents.ts';
import { historyOf, look, newIncidents } from '../../support/caseload.ts';
import { Installation } from '../../support/installation.ts';
import type { Customer, Operator } from '../../support/operator.ts';
import { newPerson, type Person } from '../../support/person.ts';

let house: Installation;
let mine: Customer;
let theirs: Customer;
let owner: Person;
let analyst: Person;
beforeAll(async () => {
  house = await Installation.open();
  [mine, theirs] = [await house.operator.newCustomer('mine'), await house.operator.newCustomer('theirs')];
  owner = await newPerson(house, { memberOf: { [mine.id]: 'owner' } });
  analyst = await newPerson(house, { provider: 'mssp_analyst', assigned: [mine.id] });
});
afterAll(() => house?.close());

const fresh = async (of = mine): Promise<Incident> => (await newIncidents(house, of))[0]!;
const write = (by: Operator, { id }: Incident, body: string) =>
  by.post<Note>(`/api/v1/incidents/${id}/notes`, { body });
const read = (by: Operator, { id }: Incident, search = '') =>
  by.get<{ items: Note[]; next_cursor: string | null }>(`/api/v1/incidents/${id}/notes${search}`);

test('a note is kept word for word, and is an event of the incident’s history, not a change of it', async () => {
  const incident = await fresh();
  const body = '# Looked at it\n\n<script>alert(1)</script> `code` @nobody \u{1f44d}\n';
  const note = await write(owner, incident, body);
  expect(note).toMatchObject({ body, author: { id: owner.userId }, mentions: [] });
  expect((await read(analyst, incident)).items).toEqual([note]);
  expect((await historyOf(owner, incident)).at(-1)).toMatchObject({
    kind: 'note.added',
    actor: owner.userId,
    data: { note: note.id },
  });
  expect(await look(owner, incident)).toEqual(incident);
});

test('whom the author can name is mentioned, by name and never by address', async () => {
  const incident = await fresh();
  const viewer = await newPerson(house, { memberOf: { [mine.id]: 'viewer' } });
  const stranger = await newPerson(house, { memberOf: { [theirs.id]: 'owner' } });
  const text = `(@${owner.email}), @${analyst.email}. @${stranger.email} and @[x](${viewer.userId})`;
  const byProvider = await write(analyst, incident, text);
  expect(new Set(byProvider.mentions)).toEqual(new Set([owner.userId, analyst.userId, viewer.userId]));
  expect(byProvider.body).not.toContain(owner.email);
  expect(byProvider.body).not.toContain(analyst.email);
  expect(byProvider.body).toMatch(
    new RegExp(
      `^\\(@\\[Person \\w+\\]\\(${owner.userId}\\)\\), @\\[Person \\w+\\]\\(${analyst.userId}\\)\\. @${stranger.email} and @\\[Person`,
    ),
  );
  // Of the provider's people a customer calls none whom it has not read of.
  const unseen = await newPerson(house, { provider: 'mssp_analyst', assigned: [mine.id] });
  const byCustomer = await write(owner, incident, `@${viewer.email} @${unseen.email} @[y](${unseen.userId})`);
  expect(byCustomer.mentions).toEqual([viewer.userId]);
  expect((await historyOf(owner, incident)).at(-1)!.data.mentions).toEqual([viewer.userId]);
});

test('a customer mentions by name who works there for the provider, and learns no address of theirs', async () => {
  const incident = await fresh();
  const colleague = await newPerson(house, { provider: 'mssp_analyst', assigned: [mine.id] });
  const text = `@[x](${colleague.userId}) @${colleague.email}`;
  const before = await write(owner, incident, text);
  expect(before).toMatchObject({ body: text, mentions: [] });
  await write(colleague, incident, 'On it.');
  const after = await write(owner, incident, text);
  expect(after.mentions).toEqual([colleague.userId]);
  expect(after.body).toMatch(new RegExp(`^@\\[Person \\w+\\]\\(${colleague.userId}\\) @`));
  expect(after.body).toContain(`@${colleague.email}`);
  // By address alone nobody is.
  expect((await write(owner, incident, `@${colleague.email}`)).mentions).toEqual([]);
});

test('notes page, oldest first', async () => {
  const incident = await fresh();
  const bodies = ['one', 'two', 'three'];
  for (const body of bodies) await write(owner, incident, body);
  const first = await read(owner, incident, '?limit=2');
  const second = await read(owner, incident, `?limit=2&cursor=${first.next_cursor}`);
  expect([...first.items, ...second.items].map(({ body }) => body)).toEqual(bodies);
  expect(second.next_cursor).toBeNull();
  const odd = await owner.ask('GET', `/api/v1/incidents/${incident.id}/notes?cursor=WzEsIngiXQ`);
  expect(odd.status).toBe(400);
});

test('what is none, too long or has no end is refused', async () => {
  const incident = await fresh();
  const mentions = Array.from({ length: 21 }, (_, n) => `@a${n}@example.test`).join(' ');
  for (const body of ['', '  \n', 'a\u0000b', '\ud800', 'x'.repeat(10_001), mentions]) {
    const answer = await owner.ask('POST', `/api/v1/incidents/${incident.id}/notes`, { body });
    expect(answer.status, body.slice(0, 20)).toBe(400);
  }
  const viewer = await newPerson(house, { memberOf: { [mine.id]: 'viewer' } });
  expect((await viewer.ask('POST', `/api/v1/incidents/${incident.id}/notes`, { body: 'x' })).status).toBe(
    403,
  );
  const outside = await fresh(theirs);
  expect((await owner.ask('POST', `/api/v1/incidents/${outside.id}/notes`, { body: 'x' })).status).toBe(404);
  expect((await owner.ask('GET', `/api/v1/incidents/${outside.id}/notes`)).status).toBe(404);
});
