import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Incident } from '../../../shared/wire/http/incidents.ts';
import { bulk, change, historyOf, look, newIncidents, tryUndo } from '../../support/caseload.ts';
import { Installation } from '../../support/installation.ts';
import type { Customer } from '../../support/operator.ts';
import { newPerson, type Person } from '../../support/person.ts';
import { query } from '../../support/query.ts';

let house: Installation;
let mine: Customer;
let ada: Person;
let bob: Person;
beforeAll(async () => {
  house = await Installation.open();
  mine = await house.operator.newCustomer('mine');
  ada = await newPerson(house, { memberOf: { [mine.id]: 'analyst' } });
  bob = await newPerson(house, { memberOf: { [mine.id]: 'analyst' } });
});
afterAll(() => house?.close());

const fresh = async (): Promise<Incident> => (await newIncidents(house, mine))[0]!;
const age = (act: string | null, seconds: number) =>
  query(
    house.config.databaseUrl,
    `update events set at = at - make_interval(secs => $2) where data ->> 'act' = $1`,
    [act, seconds],
  );
const without = ({ version: _, ...rest }: Incident) => rest;

test('what was done is taken back as an event of its own, and can be done again', async () => {
  const incident = await fresh();
  const wanted = { status: 'closed', resolution: 'benign', severity: 'low', assignee: 'me', escalate: 'x' };
  const { undo, ...done } = await change(ada, incident, wanted);
  const undone = await tryUndo(ada, undo);
  expect(undone).toMatchObject({
    status: 200,
    body: { results: [{ id: incident.id, ok: true, version: 3 }] },
  });
  expect(without(await look(ada, incident))).toEqual(without(incident));
  expect((await historyOf(ada, incident)).at(-1)).toMatchObject({
    actor: ada.userId,
    data: { undoes: undo, changes: { status: ['closed', 'open'] } },
  });
  const { rows } = await query(
    house.config.databaseUrl,
    `select change -> 'after' ->> 'undoes' as undoes from audit where action = 'incident.restored'`,
  );
  expect(rows).toEqual([{ undoes: undo }]);
  expect((await tryUndo(ada, undo)).body.results[0]).toMatchObject({ error: { status: 409 } });
  await tryUndo(ada, undone.body.undo);
  expect(without(await look(ada, incident))).toEqual(without(done));
});

test('of many, those are restored that nobody has changed since in the same', async () => {
  const [one, two, three] = [await fresh(), await fresh(), await fresh()];
  const ids = [one.id, two.id, three.id];
  const { undo } = await bulk(ada, { ids, change: { severity: 'low' } });
  await change(bob, { ...two, version: 2 }, { severity: 'medium' });
  await change(bob, { ...three, version: 2 }, { tags: { add: ['bob'] } });
  const { body } = await tryUndo(ada, undo);
  expect(body.results).toMatchObject([{ ok: true }, { id: two.id, error: { status: 409 } }, { ok: true }]);
  expect(body.results[1].error.detail).toMatch(/ set severity to medium \d s ago\./);
  const now = await Promise.all([one, two, three].map((each) => look(ada, each)));
  expect(now.map(({ severity }) => severity)).toEqual(['critical', 'medium', 'critical']);
  expect(now[2]!.tags).toEqual(['bob']);
});

test('nobody undoes what another did, what never was, or what was long ago', async () => {
  const incident = await fresh();
  const { undo } = await change(ada, incident, { severity: 'low' });
  expect((await tryUndo(bob, undo)).status).toBe(404);
  for (const odd of [crypto.randomUUID(), 'x', '%00', `'`]) {
    expect((await tryUndo(ada, odd)).status, odd).toBe(404);
  }
  await age(undo, 16);
  expect((await tryUndo(ada, undo)).status).toBe(409);
  expect((await look(ada, incident)).severity).toBe('low');
});

test('what was done to many is taken back later too, for it may have been one part of more', async () => {
  const both = [await fresh(), await fresh()];
  const { undo } = await bulk(ada, { ids: both.map(({ id }) => id), change: { severity: 'low' } });
  await age(undo, 121);
  expect((await tryUndo(ada, undo)).status).toBe(409);
  await age(undo, -10);
  expect((await tryUndo(ada, undo)).body.results).toMatchObject([{ ok: true }, { ok: true }]);
});

test('a right that is gone undoes nothing', async () => {
  const incident = await fresh();
  const cyd = await newPerson(house, { memberOf: { [mine.id]: 'analyst' } });
  const { undo } = await change(cyd, incident, { severity: 'low' });
  await query(house.config.databaseUrl, `update tenant_members set role = 'viewer' where user_id = $1`, [
    cyd.userId,
  ]);
  expect((await tryUndo(cyd, undo)).status).toBe(403);
});
