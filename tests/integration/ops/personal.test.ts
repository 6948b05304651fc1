import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningServer, runServer } from '../../../server/run.ts';
import { createLog } from '../../../shared/node/log.ts';
import type { Incident } from '../../../shared/wire/http/incidents.ts';
import { bulk, change, newIncidents } from '../../support/caseload.ts';
import { freePort, Installation } from '../../support/installation.ts';
import type { Customer } from '../../support/operator.ts';
import { OpsListener } from '../../support/ops-listener.ts';
import { newPerson, type Person } from '../../support/person.ts';
import { query } from '../../support/query.ts';
import { until } from '../../support/until.ts';

let house: Installation;
let mine: Customer;
let theirs: Customer;
let ada: Person;
let bo: Person;
let second: RunningServer;
beforeAll(async () => {
  house = await Installation.open();
  mine = await house.operator.newCustomer('mine');
  theirs = await house.operator.newCustomer('theirs');
  ada = await newPerson(house, { provider: 'mssp_analyst', assigned: [mine.id, theirs.id] });
  bo = await newPerson(house, { provider: 'mssp_analyst', assigned: [mine.id] });
  second = await runServer({ ...house.config, port: await freePort() }, createLog('fatal'));
});
afterAll(async () => {
  await second?.close();
  await house?.close();
});

const fresh = async (of = mine): Promise<Incident> => (await newIncidents(house, of))[0]!;
const note = (by: Person, { id }: Incident, of: Person) =>
  by.post(`/api/v1/incidents/${id}/notes`, { body: `look at this, @[somebody](${of.userId})` });

test('who is handed work or named in a note hears of it in each of their windows, and nobody else does', async () => {
  const incident = await fresh();
  const windows = [await OpsListener.on(bo), await OpsListener.on(bo, { origin: second.url }, second.url)];
  const others = await OpsListener.on(ada);
  await change(ada, incident, { assignee: bo.userId });
  await note(ada, incident, bo);
  for (const window of windows) {
    const told = await until('both are told', () => window.personal().length === 2 && window.personal());
    expect(told.map(({ kind }) => kind)).toEqual(['assigned', 'mention']);
    for (const { by, incident: about } of told) {
      expect(by).toEqual({ id: ada.userId, name: expect.stringMatching(/^Person /) });
      expect(about).toMatchObject({ id: incident.id, number: incident.number, tenant: { slug: 'mine' } });
    }
    expect(JSON.stringify(told)).not.toContain('@');
  }
  expect(others.personal()).toEqual([]);
  for (const each of [...windows, others]) each.close();
});

test('what somebody does to themselves, and what takes nothing to them, is no news to them', async () => {
  const [one, other] = [await fresh(), await fresh()];
  const window = await OpsListener.on(bo);
  await change(bo, one, { assignee: 'me' });
  await note(bo, one, bo);
  await bulk(ada, { ids: [one.id], change: { severity: 'low' } });
  await change(ada, other, { assignee: bo.userId });
  await until('the last is told', () => window.personal().length > 0);
  expect(window.personal().map(({ incident }) => incident.id)).toEqual([other.id]);
  window.close();
});

test('to be named where one has no right to read is no news', async () => {
  const incident = await fresh();
  const stranger = await newPerson(house, { memberOf: { [theirs.id]: 'owner' } });
  const [window, watcher] = [await OpsListener.on(stranger), await OpsListener.on(bo)];
  // A right that ended just after the note was written: the log names them still.
  await query(
    house.config.databaseUrl,
    `with moved as (update heads set seq = seq + 1 where tenant_id = $1 returning seq)
     insert into events (tenant_id, seq, at, kind, incident_id, actor, data)
     select $1, moved.seq, now(), 'note.added', i.id, $2, jsonb_build_object('mentions', $3::jsonb)
     from moved, incidents i where i.tenant_id = $1 and i.external_id = $4`,
    [mine.id, ada.userId, JSON.stringify([stranger.userId, bo.userId]), incident.external_id],
  );
  await house.operator.report(mine);
  await until('who may read there is told', () => watcher.personal().length === 1);
  const [foreign] = await newIncidents(house, theirs);
  await until('the stranger hears of their own', () =>
    window.news().some(({ items }) => items?.some((item) => item.incident.id === foreign!.id)),
  );
  expect(window.personal()).toEqual([]);
  expect(JSON.stringify(window.events)).not.toContain(incident.id);
  for (const each of [window, watcher]) each.close();
});
