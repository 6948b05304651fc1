import { Compile } from 'typebox/schema';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Incident } from '../../../shared/wire/http/incidents.ts';
import { News } from '../../../shared/wire/ops.ts';
import { MAX_NEWS_ROWS } from '../../../shared/wire/ops-limits.ts';
import { bulk, change, historyOf, look, newIncidents, tryUndo } from '../../support/caseload.ts';
import { Installation } from '../../support/installation.ts';
import type { Customer } from '../../support/operator.ts';
import { OpsListener, taken } from '../../support/ops-listener.ts';
import { newPerson, type Person } from '../../support/person.ts';
import { until } from '../../support/until.ts';

const isNews = Compile(News);
let house: Installation;
let mine: Customer;
let theirs: Customer;
let ada: Person;
let viewer: Person;
beforeAll(async () => {
  house = await Installation.open();
  mine = await house.operator.newCustomer('mine');
  theirs = await house.operator.newCustomer('theirs');
  ada = await newPerson(house, { provider: 'mssp_analyst', assigned: [mine.id] });
  viewer = await newPerson(house, { memberOf: { [mine.id]: 'viewer' } });
});
afterAll(() => house?.close());

const itemsAbout = (listener: OpsListener, { id }: Pick<Incident, 'id'>) =>
  listener.news().flatMap(({ items }) => (items ?? []).filter(({ incident }) => incident.id === id));
const lastAbout = (listener: OpsListener, incident: Pick<Incident, 'id'>) =>
  itemsAbout(listener, incident).at(-1);

/** Each begins where the one before it ended, from the first word on. */
function expectUnbroken(listener: OpsListener): void {
  const ends = new Map(listener.positions()[0]);
  for (const news of listener.news()) {
    expect(isNews.Check(news), JSON.stringify(news)).toBe(true);
    expect(news.from).toBe(ends.get(news.tenant) ?? 0);
    expect(news.to).toBeGreaterThan(news.from);
    ends.set(news.tenant, news.to);
  }
}

test('an incident that arrives, changes and is noted is told whole, as HTTP has it, with what changed and who did it', async () => {
  const listener = await OpsListener.on(viewer);
  const [incident] = await newIncidents(house, mine);
  await until('it arrived', () => lastAbout(listener, incident!));
  expect(lastAbout(listener, incident!)).toEqual({ incident, created: true, fields: [], actor: null });

  await change(ada, incident!, { status: 'in_progress', severity: 'low' });
  const changed = await until('it changed', () =>
    itemsAbout(listener, incident!).find(({ incident: { severity } }) => severity === 'low'),
  );
  expect(changed.incident).toEqual(await look(viewer, incident!));
  expect(changed).toMatchObject({ created: false, actor: { id: ada.userId, name: expect.any(String) } });
  expect(changed.fields).toEqual(expect.arrayContaining(['severity', 'status', 'acknowledged_at']));
  for (const field of changed.fields) expect(Object.keys(changed.incident)).toContain(field);
  expect(JSON.stringify(listener.events)).not.toContain('@example.test');

  await ada.post(`/api/v1/incidents/${incident!.id}/notes`, { body: 'seen' });
  await until('it is noted', () => lastAbout(listener, incident!)?.fields.includes('notes'));
  expectUnbroken(listener);
  listener.close();
});

test('what many do at once is told in few words, each row as it is at last, and nothing is left out', async () => {
  const incidents = await newIncidents(house, mine, 30);
  const listener = await OpsListener.on(viewer);
  const from = listener.positions;
  await until('the first word is there', () => from().length > 0);
  const { undo } = await bulk(ada, { ids: incidents.map(({ id }) => id), change: { severity: 'low' } });
  expect((await tryUndo(ada, undo)).status).toBe(200);
  const head = Math.max(
    ...(await Promise.all(incidents.map((one) => historyOf(viewer, one)))).map(
      (history) => history.at(-1)!.seq,
    ),
  );
  await until('all of it was told', () => listener.news().some(({ to }) => to >= head));
  for (const incident of incidents) {
    expect(lastAbout(listener, incident)!.incident).toEqual(await look(viewer, incident));
  }
  expect(listener.news().length).toBeLessThanOrEqual(6);
  expectUnbroken(listener);
  listener.close();
});

test('more rows than anybody reads come as the advice to read anew, at most once a second', async () => {
  const listener = await OpsListener.on(viewer);
  await house.operator.settled(mine, await house.operator.report(mine, MAX_NEWS_ROWS * 3));
  const flood = await until('the flood is told', () => listener.news().find(({ items }) => items === null));
  expect(flood.to - flood.from).toBeGreaterThan(MAX_NEWS_ROWS);
  expect(listener.news().every(({ items }) => (items?.length ?? 0) <= MAX_NEWS_ROWS)).toBe(true);
  expectUnbroken(listener);
  listener.close();
});

test('whoever was away is told since when they were, and nothing of tenants that are not theirs', async () => {
  const listener = await OpsListener.on(viewer);
  const [positions] = await until(
    'the first word',
    () => listener.positions().length > 0 && listener.positions(),
  );
  expect(positions!.map(([tenant]) => tenant)).toEqual([mine.id]);
  const [incident] = await newIncidents(house, mine);
  const [foreign] = await newIncidents(house, theirs);
  await until('it arrived', () => lastAbout(listener, incident!));
  const asked = [...positions!, [theirs.id, 0], ['no tenant at all', 3]];
  const { news } = taken<{ news: News[] }>(await listener.say('catch_up', asked));
  expect(news.map(({ tenant }) => tenant)).toEqual([mine.id]);
  expect(news[0]!.from).toBe(positions![0]![1]);
  expect(news[0]!.items!.map((item) => item.incident)).toContainEqual(await look(viewer, incident!));
  expect(JSON.stringify(listener.events) + JSON.stringify(news)).not.toContain(foreign!.id);

  const now = news.map(({ tenant, to }) => [tenant, to]);
  expect(taken<{ news: News[] }>(await listener.say('catch_up', now)).news).toEqual([]);
  await house.operator.settled(mine, await house.operator.report(mine, MAX_NEWS_ROWS));
  const { news: all } = taken<{ news: News[] }>(await listener.say('catch_up', [[mine.id, 0]]));
  expect(all).toMatchObject([{ from: 0, items: null }]);
  listener.close();
});

test('a tenant that was made while somebody listens is told from its first event on', async () => {
  const admin = await OpsListener.on(house.operator);
  await until('the first word', () => admin.positions().length > 0);
  const fresh = await house.operator.newCustomer(`fresh-${Date.now()}`);
  const [incident] = await newIncidents(house, fresh);
  await until('it arrived', () => lastAbout(admin, incident!));
  expect(admin.news().find(({ tenant }) => tenant === fresh.id)!.from).toBe(0);
  expectUnbroken(admin);
  admin.close();
});
