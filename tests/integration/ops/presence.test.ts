import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningServer, runServer } from '../../../server/run.ts';
import { tenantId } from '../../../shared/domain/tenant.ts';
import { createLog } from '../../../shared/node/log.ts';
import { openRedis } from '../../../shared/node/redis/client.ts';
import { presenceKey } from '../../../shared/node/redis/keys.ts';
import type { Incident } from '../../../shared/wire/http/incidents.ts';
import type { Presence } from '../../../shared/wire/ops.ts';
import { MAX_CLAIMS, PRESENCE_EVERY_MS } from '../../../shared/wire/ops-limits.ts';
import { newIncidents } from '../../support/caseload.ts';
import { freePort, Installation } from '../../support/installation.ts';
import type { Customer } from '../../support/operator.ts';
import { OpsListener, taken } from '../../support/ops-listener.ts';
import { newPerson, type Person } from '../../support/person.ts';
import { until } from '../../support/until.ts';
import { Program } from '../faults/program.ts';

/** A second server compiles its source first, and what it leaves behind lives for twenty seconds. */
const KILL_LIMIT_MS = 120_000;

let house: Installation;
let mine: Customer;
let theirs: Customer;
let ada: Person;
let bo: Person;
let stranger: Person;
let second: RunningServer;
beforeAll(async () => {
  house = await Installation.open();
  mine = await house.operator.newCustomer('mine');
  theirs = await house.operator.newCustomer('theirs');
  ada = await newPerson(house, { provider: 'mssp_analyst', assigned: [mine.id, theirs.id] });
  bo = await newPerson(house, { memberOf: { [mine.id]: 'analyst' } });
  stranger = await newPerson(house, { memberOf: { [theirs.id]: 'owner' } });
  second = await runServer({ ...house.config, port: await freePort() }, createLog('fatal'));
});
afterAll(async () => {
  await second?.close();
  await house?.close();
});

const fresh = async (of = mine): Promise<Incident> => (await newIncidents(house, of))[0]!;
/** The same person, at the second server. */
const elsewhere = (person: Person) => OpsListener.on(person, { origin: second.url }, second.url);
/** Who is there, for those who ask again and again: nothing while too much was asked. */
const asked = async (listener: OpsListener, { id }: Incident): Promise<Presence['people'] | undefined> => {
  const answer = await listener.say('who', [id]);
  return answer.ok ? answer.presence[0]!.people : undefined;
};
const idsAt = (listener: OpsListener, { id }: Incident) => listener.peopleAt(id)?.map((one) => one.id);

test('who looks is told to everyone who reads there, on every server, and to nobody else', async () => {
  const incident = await fresh();
  const [here, there, far] = [await OpsListener.on(bo), await elsewhere(bo), await OpsListener.on(stranger)];
  const window = await OpsListener.on(ada);
  const { presence } = taken<{ presence: Presence | null }>(await window.say('look', incident.id));
  expect(presence).toEqual({
    tenant: mine.id,
    incident: incident.id,
    people: [
      { id: ada.userId, name: expect.stringMatching(/^Person /), since: expect.any(String), claimed: false },
    ],
  });
  for (const listener of [here, there]) {
    await until('ada is seen', () => idsAt(listener, incident)?.includes(ada.userId));
  }
  const asked = taken<{ presence: Presence[] }>(await there.say('who', [incident.id]));
  expect(asked.presence).toEqual([presence]);

  await window.say('look', null);
  for (const listener of [here, there]) {
    await until('nobody is left', () => idsAt(listener, incident)?.length === 0);
  }
  expect(far.presence()).toEqual([]);
  expect(JSON.stringify(here.events)).not.toContain('@example.test');
  for (const each of [here, there, far, window]) each.close();
});

test('a person with several windows shows once, until the last of them has gone', async () => {
  const incident = await fresh();
  const watcher = await OpsListener.on(bo);
  const windows = [await OpsListener.on(ada), await elsewhere(ada), await OpsListener.on(ada)];
  for (const window of windows) taken(await window.say('look', incident.id));
  await until('ada is seen', () => idsAt(watcher, incident)?.length === 1);
  for (const window of windows.slice(0, 2)) window.close();
  const { presence } = taken<{ presence: Presence[] }>(await watcher.say('who', [incident.id]));
  expect(presence[0]!.people.map(({ id }) => id)).toEqual([ada.userId]);
  windows[2]!.close();
  await until('nobody is left', () => idsAt(watcher, incident)?.length === 0);
  watcher.close();
});

test('a claim shows first, lives as long as its person has a window at any server, and any of these lets go of it', async () => {
  const incident = await fresh();
  const watcher = await OpsListener.on(bo);
  const [one, other] = [await OpsListener.on(ada), await elsewhere(ada)];
  await watcher.say('look', incident.id);
  taken(await one.say('claim', { incident: incident.id, claimed: true }));
  const claimed = await until('it is claimed', () =>
    watcher.peopleAt(incident.id)?.find((person) => person.claimed),
  );
  expect(idsAt(watcher, incident)).toEqual([ada.userId, bo.userId]);
  one.close();
  await until('the other server has taken it up', async () => {
    return (await asked(other, incident))?.some(({ id }) => id === ada.userId);
  });
  expect(watcher.peopleAt(incident.id)!.find(({ id }) => id === ada.userId)).toEqual(claimed);
  taken(await other.say('claim', { incident: incident.id, claimed: false }));
  await until('it is let go of', () => idsAt(watcher, incident)?.join() === bo.userId);

  taken(await other.say('claim', { incident: incident.id, claimed: true }));
  await until('it is claimed anew', () => idsAt(watcher, incident)?.includes(ada.userId));
  other.close();
  await until('it ended with the last window', () => idsAt(watcher, incident)?.join() === bo.userId);
  watcher.close();
});

test('a Redis that has forgotten everything learns again who looks, and readers with it', async () => {
  const incident = await fresh();
  const [watcher, window] = [await elsewhere(bo), await OpsListener.on(ada)];
  taken(await window.say('look', incident.id));
  await until('ada is seen', () => idsAt(watcher, incident)?.includes(ada.userId));
  const redis = openRedis(house.config.redisUrl, 'command');
  await redis.del(presenceKey(tenantId(mine.id)));
  redis.disconnect();
  await until('it is known again', async () => {
    return (await asked(window, incident))?.length === 1;
  });
  await until('ada is seen again', () => idsAt(watcher, incident)?.includes(ada.userId));
  for (const each of [watcher, window]) each.close();
});

test('a server that stops takes its people along at once', async () => {
  const incident = await fresh();
  const third = await runServer({ ...house.config, port: await freePort() }, createLog('fatal'));
  const watcher = await OpsListener.on(bo);
  const window = await OpsListener.on(ada, { origin: third.url }, third.url);
  taken(await window.say('look', incident.id));
  await until('ada is seen', () => idsAt(watcher, incident)?.includes(ada.userId));
  await third.close();
  await until('ada has gone', () => idsAt(watcher, incident)?.length === 0, 3_000);
  watcher.close();
});

test('nobody claims more than a few at a time', async () => {
  const incidents = await newIncidents(house, mine, MAX_CLAIMS + 1);
  const window = await OpsListener.on(await newPerson(house, { memberOf: { [mine.id]: 'analyst' } }));
  const answers: boolean[] = [];
  for (const { id } of incidents)
    answers.push((await window.say('claim', { incident: id, claimed: true })).ok);
  expect(answers).toEqual([...incidents.slice(1).map(() => true), false]);
  window.close();
});

test('who comes and goes all the time is told four times a second at most, and at last as it is', async () => {
  const incident = await fresh();
  const watcher = await OpsListener.on(bo);
  const window = await OpsListener.on(ada);
  const began = Date.now();
  for (let turn = 0; turn < 15; turn++) {
    taken(await window.say('look', incident.id));
    taken(await window.say('look', null));
  }
  taken(await window.say('claim', { incident: incident.id, claimed: true }));
  await until('the last of it', () => watcher.peopleAt(incident.id)?.some(({ claimed }) => claimed));
  const told = watcher.presence().filter((presence) => presence.incident === incident.id);
  expect((told.length - 1) * PRESENCE_EVERY_MS).toBeLessThanOrEqual(Date.now() - began);
  for (const each of [watcher, window]) each.close();
});

test('whose right has ended is nowhere any more', async () => {
  const leaver = await newPerson(house, { memberOf: { [mine.id]: 'analyst' } });
  const incident = await fresh();
  const watcher = await OpsListener.on(bo);
  const window = await OpsListener.on(leaver);
  taken(await window.say('look', incident.id));
  taken(await window.say('claim', { incident: incident.id, claimed: true }));
  await until('they are seen', () => idsAt(watcher, incident)?.includes(leaver.userId));
  await house.operator.ask('DELETE', `/api/v1/tenants/${mine.id}/members/${leaver.userId}`);
  await until('they are gone', () => idsAt(watcher, incident)?.length === 0);
  for (const each of [watcher, window]) each.close();
});

test(
  'who was at a server that is killed has vanished half a minute later',
  async () => {
    const incident = await fresh();
    const port = await freePort();
    const { databaseUrl, redisUrl, authSecret, dataDir } = house.config;
    const killed = new Program(['server'], {
      DATABASE_URL: databaseUrl,
      REDIS_URL: redisUrl,
      AUTH_SECRET: authSecret,
      DATA_DIR: dataDir,
      PORT: String(port),
    });
    killed.start();
    const url = `http://127.0.0.1:${port}`;
    try {
      await until(
        'it serves',
        () =>
          fetch(`${url}/readyz`).then(
            ({ ok }) => ok,
            () => false,
          ),
        60_000,
      );
      const watcher = await OpsListener.on(bo);
      const window = await OpsListener.on(ada, { origin: url }, url);
      taken(await window.say('look', incident.id));
      taken(await window.say('claim', { incident: incident.id, claimed: true }));
      await until('ada is seen', () => idsAt(watcher, incident)?.includes(ada.userId));
      await killed.kill();
      const at = Date.now();
      await until('ada has vanished', () => idsAt(watcher, incident)?.length === 0, 40_000);
      expect(Date.now() - at).toBeLessThan(32_000);
      watcher.close();
    } catch (error) {
      throw new Error(`${error}\n${killed.output}`);
    } finally {
      await killed.kill();
    }
  },
  KILL_LIMIT_MS,
);
