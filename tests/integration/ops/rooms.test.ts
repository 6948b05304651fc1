import { Compile } from 'typebox/schema';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { roomsOf } from '../../../server/ops/rooms.ts';
import { scopeFor } from '../../../shared/domain/access/access.ts';
import { permissionTable } from '../../../shared/domain/access/table.ts';
import { readAccess } from '../../../shared/node/db/access.ts';
import { openTenancy } from '../../../shared/node/db/tenancy.ts';
import { Moved } from '../../../shared/wire/ops.ts';
import { Installation } from '../../support/installation.ts';
import { Listener } from '../../support/listener.ts';
import type { Customer } from '../../support/operator.ts';
import { OpsListener } from '../../support/ops-listener.ts';
import { newPerson, type Person, type Standing } from '../../support/person.ts';
import { query } from '../../support/query.ts';
import { startTraffic } from '../../support/traffic.ts';
import { until } from '../../support/until.ts';

const isMoved = Compile(Moved);

let house: Installation;
let mine: Customer;
let theirs: Customer;
beforeAll(async () => {
  house = await Installation.open();
  mine = await house.operator.newCustomer('mine');
  theirs = await house.operator.newCustomer('theirs');
});
afterAll(() => house?.close());

const everyStanding = (): [string, Standing, string[]][] => [
  ['mssp_admin', { provider: 'mssp_admin' }, ['mine', 'theirs']],
  ['mssp_analyst', { provider: 'mssp_analyst', assigned: [mine.id] }, ['mine']],
  ['owner', { memberOf: { [mine.id]: 'owner' } }, ['mine']],
  ['admin', { memberOf: { [mine.id]: 'admin' } }, ['mine']],
  ['analyst', { memberOf: { [mine.id]: 'analyst' } }, ['mine']],
  ['viewer', { memberOf: { [mine.id]: 'viewer' } }, ['mine']],
  ['both', { memberOf: { [mine.id]: 'viewer', [theirs.id]: 'owner' } }, ['mine', 'theirs']],
];

/** The last number of a tenant's log. */
async function headOf({ id }: Customer): Promise<number> {
  const { rows } = await query(house.config.databaseUrl, 'select seq from heads where tenant_id = $1', [id]);
  return Number(rows[0]?.seq ?? 0);
}

test('every role hears of the tenants whose incidents it may read, and of no other, under traffic at both', async () => {
  const standings = everyStanding();
  expect(new Set(standings.map(([role]) => role).filter((role) => role !== 'both'))).toEqual(
    new Set(Object.keys(permissionTable)),
  );
  const heard: [string, OpsListener, string[]][] = [];
  for (const [role, standing, slugs] of standings) {
    const person: Person = await newPerson(house, standing);
    heard.push([role, await OpsListener.on(person), slugs]);
  }
  const traffic = startTraffic(house.operator, mine, theirs);
  const admin = heard[0]![1];
  await until('both have moved five times', () =>
    [mine, theirs].every(({ id }) => admin.moved().filter(({ tenant }) => tenant === id).length >= 5),
  );
  await traffic.stop();
  const heads = new Map([
    [mine.id, await headOf(mine)],
    [theirs.id, await headOf(theirs)],
  ]);
  for (const [role, listener, slugs] of heard) {
    const ids = [mine, theirs].filter(({ slug }) => slugs.includes(slug)).map(({ id }) => id);
    await until(`${role} has heard of the last change of each`, () =>
      ids.every((id) => listener.moved().some(({ tenant, seq }) => tenant === id && seq >= heads.get(id)!)),
    );
    expect(new Set(listener.moved().map(({ tenant }) => tenant)), role).toEqual(new Set(ids));
    expect(listener.moved().every((moved) => isMoved.Check(moved))).toBe(true);
    for (const id of ids) {
      const seqs = listener
        .moved()
        .filter(({ tenant }) => tenant === id)
        .map(({ seq }) => seq);
      expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
    }
    listener.close();
  }
});

test('a tenant’s news comes at most once in half a second, however often it moves', async () => {
  const listener = await OpsListener.on(house.operator);
  const traffic = startTraffic(house.operator, mine);
  await until('six', () => listener.moved().length >= 6);
  await traffic.stop();
  const at = listener.events.filter(({ name }) => name === 'moved').map((event) => event.at);
  // Half a second at the server; on the way here one may be late and the next in time.
  expect(at.at(-1)! - at[0]!).toBeGreaterThan((at.length - 1) * 400);
  listener.close();
});

test('rooms are the scope of incidents.read, for every role and for a token that lacks the permission', async () => {
  const tenancy = openTenancy(house.config.databaseUrl);
  for (const [role, standing] of everyStanding()) {
    const person = await newPerson(house, standing);
    const access = await tenancy.asSystem('test', (tx) => readAccess(tx, person.userId));
    const scope = scopeFor(access, 'incidents.read');
    const rooms = scope.kind === 'all' ? ['all'] : scope.ids.map((id) => `tenant:${id}`);
    expect(roomsOf(access), role).toEqual(rooms);
    expect(roomsOf({ ...access, limit: ['overview.read'] }), role).toEqual([]);
  }
  await tenancy.close();
});

test('live numbers and events are served side by side; each hears its own', async () => {
  const [live, ops] = [await Listener.on(house.operator), await OpsListener.on(house.operator)];
  const before = live.cell('open_critical');
  await house.operator.report(mine);
  await until('both have it', () => ops.moved().length > 0 && live.cell('open_critical') === before + 1);
  expect(ops.socket.io.engine.transport.name).toBe('websocket');
  live.socket.close();
  ops.close();
});

test('polling, a session of another, and what is no upgrade are refused', async () => {
  const { url, cookie } = house.operator;
  for (const path of ['/ops/', '/ops/?EIO=4&transport=polling', '/ops/?EIO=4&transport=websocket']) {
    const answer = await fetch(url + path, { headers: { cookie, origin: url } });
    expect(answer.status, path).toBe(400);
  }
  expect((await fetch(`${url}/ops/?EIO=4&transport=websocket`, { headers: { origin: url } })).status).toBe(
    401,
  );
});

test('a server that stops lets its readers come back by themselves', async () => {
  const listener = await OpsListener.on(house.operator);
  await house.stopServer();
  expect(await listener.closed()).toMatch(/^transport (close|error)$/);
  await house.startServer();
  const again = await OpsListener.on(house.operator);
  again.close();
});
