import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Note } from '../../../shared/wire/http/acts.ts';
import type { Incident } from '../../../shared/wire/http/incidents.ts';
import { bulk, change, historyOf, look, newIncidents, tryChange, tryUndo } from '../../support/caseload.ts';
import { Installation } from '../../support/installation.ts';
import type { Customer } from '../../support/operator.ts';
import { newPerson, type Person } from '../../support/person.ts';
import { query } from '../../support/query.ts';

let house: Installation;
let mine: Customer;
let yours: Customer;
let ada: Person;
let bob: Person;
beforeAll(async () => {
  house = await Installation.open();
  mine = await house.operator.newCustomer('mine');
  yours = await house.operator.newCustomer('yours');
  const assigned = [mine.id, yours.id];
  ada = await newPerson(house, { provider: 'mssp_analyst', assigned });
  bob = await newPerson(house, { provider: 'mssp_analyst', assigned });
});
afterAll(() => house?.close());

const fresh = async (customer = mine, count = 1): Promise<Incident[]> => newIncidents(house, customer, count);
const notesOf = async ({ id }: Incident) =>
  (await ada.get<{ items: Note[] }>(`/api/v1/incidents/${id}/notes`)).items;
const auditOf = async (act: string) =>
  (await query(house.config.databaseUrl, `select 1 from audit where change -> 'after' ->> 'act' = $1`, [act]))
    .rows.length;

test('an act that is sent again, after others have acted too, is answered as it was and done once', async () => {
  const [incident] = (await fresh()) as [Incident];
  const act = randomUUID();
  const wanted = { version: 1, act, actor: ada.userId, severity: 'low', note: 'once' };
  const first = await tryChange(ada, incident.id, wanted);
  expect(first).toMatchObject({ status: 200, body: { version: 2, undo: act } });
  await change(bob, { ...incident, version: 2 }, { severity: 'high' });

  const second = await tryChange(ada, incident.id, wanted);
  expect(second).toMatchObject({ status: 200, body: { severity: 'high', version: 3, undo: act } });
  expect((await notesOf(incident)).map(({ body }) => body)).toEqual(['once']);
  expect(await auditOf(act)).toBe(1);
  const mineAlone = (await historyOf(ada, incident)).filter(({ data }) => data.act === act);
  expect(mineAlone.map(({ kind }) => kind).sort()).toEqual(['incident.changed', 'note.added']);
});

test('of many, those that were not done the first time are done the second', async () => {
  const [one, two] = [...(await fresh()), ...(await fresh(yours))] as [Incident, Incident];
  const act = randomUUID();
  const versions = { [one.id]: 1, [two.id]: 1 };
  const half = await bulk(ada, { ids: [one.id], act, change: { tags: { add: ['x'] } }, versions });
  const whole = await bulk(ada, { ids: [one.id, two.id], act, change: { tags: { add: ['x'] } }, versions });
  expect(half.results).toEqual([{ id: one.id, ok: true, version: 2 }]);
  expect(whole).toEqual({
    results: [one, two].map(({ id }) => ({ id, ok: true, version: 2 })),
    undo: act,
  });
  expect(await look(ada, one)).toMatchObject({ version: 2, tags: ['x'] });
  const { body } = await tryUndo(ada, act);
  expect(body.results.map(({ ok }: { ok: boolean }) => ok)).toEqual([true, true]);
});

test('sent at the same time, it is done once', async () => {
  const [incident] = (await fresh()) as [Incident];
  const act = randomUUID();
  const send = () => bulk(ada, { ids: [incident.id], act, change: { escalate: 'x', note: 'y' } });
  const answers = await Promise.all([send(), send(), send(), send()]);
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(await look(ada, incident)).toMatchObject({ version: 2 });
  expect(await notesOf(incident)).toHaveLength(1);
});

test('a note that is sent again is the same note', async () => {
  const [incident] = (await fresh()) as [Incident];
  const act = randomUUID();
  const send = () => ada.post<Note>(`/api/v1/incidents/${incident.id}/notes`, { body: 'only one', act });
  expect(await send()).toEqual(await send());
  const many = await bulk(ada, { ids: [incident.id], act, change: { note: 'another' } });
  expect(many).toEqual({ results: [{ id: incident.id, ok: true, version: 1 }], undo: null });
  expect(await notesOf(incident)).toHaveLength(1);
});

test('undoing again takes back once', async () => {
  const [incident] = (await fresh()) as [Incident];
  const { undo } = await change(ada, incident, { severity: 'low' });
  const act = randomUUID();
  const path = `/api/v1/acts/${undo}/undo?act=${act}`;
  const [first, second] = [await ada.ask('POST', path), await ada.ask('POST', path)];
  expect(await first.json()).toEqual(await second.json());
  expect(await look(ada, incident)).toMatchObject({ severity: 'critical', version: 3 });
});

test('another’s act of that name is another act', async () => {
  const [incident] = (await fresh()) as [Incident];
  const act = randomUUID();
  await change(ada, incident, { act, severity: 'low' });
  const { version } = await change(bob, { ...incident, version: 2 }, { act, severity: 'medium' });
  expect(version).toBe(3);
  expect((await tryUndo(bob, act)).body.results).toHaveLength(1);
  expect(await look(ada, incident)).toMatchObject({ severity: 'low' });
});

test('what one person left waiting is not done as another', async () => {
  const [incident] = (await fresh()) as [Incident];
  const wanted = { version: 1, actor: ada.userId, severity: 'low' };
  const said = await tryChange(bob, incident.id, wanted);
  expect(said).toMatchObject({ status: 409, body: { field: 'actor' } });
  const many = { ids: [incident.id], actor: ada.userId, change: { severity: 'low' } };
  const answer = await bob.ask('POST', '/api/v1/incidents/bulk', many);
  expect(answer.status).toBe(409);
  expect(await look(ada, incident)).toMatchObject({ version: 1 });
});

test('names that are none are refused', async () => {
  const [incident] = (await fresh()) as [Incident];
  for (const act of ['', 'x', '\u0000', randomUUID().toUpperCase(), `${randomUUID()} `]) {
    expect((await tryChange(ada, incident.id, { version: 1, act, severity: 'low' })).status, act).toBe(400);
  }
  expect(await look(ada, incident)).toMatchObject({ version: 1 });
});
