import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Group, GroupList } from '../../../shared/wire/http/groups.ts';
import { auditOf } from '../../support/audit.ts';
import { Installation } from '../../support/installation.ts';
import { Listener } from '../../support/listener.ts';
import type { Customer } from '../../support/operator.ts';
import { newPerson, type Person } from '../../support/person.ts';
import { query } from '../../support/query.ts';
import { until } from '../../support/until.ts';

let house: Installation;
let a: Customer;
let b: Customer;
beforeAll(async () => {
  house = await Installation.open();
  [a, b] = [await house.operator.newCustomer('a'), await house.operator.newCustomer('b')];
});
afterAll(() => house?.close());

let made = 0;
const newGroup = (...tenants: string[]) =>
  house.operator.post<Group>('/api/v1/groups', { name: `Group ${++made}`, tenants });
const change = (id: string, body: object) => house.operator.ask('PATCH', `/api/v1/groups/${id}`, body);
const remove = async (id: string) => (await house.operator.ask('DELETE', `/api/v1/groups/${id}`)).status;
const groupsOf = async (by: { get: Person['get'] }) => (await by.get<GroupList>('/api/v1/groups')).items;
const slugs = (group: Group | undefined) => group?.tenants.map(({ slug }) => slug);
const actions = async (target: string) => (await auditOf(house, target)).map(({ action }) => action);

describe('creating, changing and deleting', () => {
  test('takes tenants by slug or id, and writes down what changed', async () => {
    const group = await newGroup('b', a.id, 'a');
    expect(slugs(group)).toEqual(['a', 'b']);
    expect((await groupsOf(house.operator)).find(({ id }) => id === group.id)).toEqual(group);
    const renamed = await (await change(group.id, { name: 'Renamed', tenants: ['b'] })).json();
    expect(renamed).toMatchObject({ name: 'Renamed', tenants: [{ slug: 'b' }] });
    expect(await remove(group.id)).toBe(204);
    expect(await remove(group.id)).toBe(404);
    expect(await auditOf(house, group.id)).toMatchObject([
      { action: 'group.created', change: { after: { name: group.name, tenants: ['a', 'b'] } } },
      {
        action: 'group.changed',
        change: {
          before: { name: group.name, tenants: ['a', 'b'] },
          after: { name: 'Renamed', tenants: ['b'] },
        },
      },
      { action: 'group.deleted', tenant_id: null, change: { before: { name: 'Renamed', tenants: ['b'] } } },
    ]);
  });

  test('a tenant reads in its own log that it came or went, and nothing of the group', async () => {
    const group = await newGroup('a');
    await change(group.id, { tenants: ['b'] });
    const owner = await newPerson(house, { memberOf: { [a.id]: 'owner' } });
    const { items } = await owner.get<{ items: { action: string }[] }>(`/api/v1/tenants/a/audit`);
    expect(items.slice(0, 2).map(({ action }) => action)).toEqual(['tenant.ungrouped', 'tenant.grouped']);
    expect(JSON.stringify(items)).not.toContain(group.name);
    expect(JSON.stringify(items)).not.toContain(group.id);
    expect(JSON.stringify(items)).not.toContain(b.id);
  });

  test('nothing changed is nothing written', async () => {
    const group = await newGroup('a');
    expect((await change(group.id, { name: group.name, tenants: [a.id] })).status).toBe(200);
    expect(await actions(group.id)).toEqual(['group.created']);
  });

  test('a name is taken once', async () => {
    const [one, two] = [await newGroup(), await newGroup()];
    const again = await house.operator.ask('POST', '/api/v1/groups', { name: one.name });
    expect(again.status).toBe(409);
    expect(await again.json()).toMatchObject({ field: 'name' });
    expect((await change(two.id, { name: one.name })).status).toBe(409);
  });

  test('an unknown tenant is a 400 that names it, and nothing happens', async () => {
    const group = await newGroup('a');
    for (const tenants of [['a', 'nobody', 'b'], [crypto.randomUUID()], ['nul\0']]) {
      const answer = await change(group.id, { tenants });
      expect(answer.status).toBe(400);
      const { detail } = (await answer.json()) as { detail: string };
      expect(detail).toContain(tenants.find((name) => name !== 'a'));
      expect(detail).not.toMatch(/\ba\b,/);
      const body = { name: 'Never', tenants };
      expect((await house.operator.ask('POST', '/api/v1/groups', body)).status).toBe(400);
    }
    expect(slugs((await groupsOf(house.operator)).find(({ id }) => id === group.id))).toEqual(['a']);
    expect((await groupsOf(house.operator)).map(({ name }) => name)).not.toContain('Never');
  });

  test('wrong bodies are a 400, unknown groups a 404', async () => {
    const { id } = await newGroup();
    for (const body of [{}, { nothing: 1 }, { name: '' }, { name: 'a\0' }]) {
      expect((await change(id, body)).status, JSON.stringify(body)).toBe(400);
    }
    for (const name of [crypto.randomUUID(), 'x', '%00']) {
      expect((await change(name, { name: 'X' })).status, name).toBe(404);
      expect(await remove(name), name).toBe(404);
    }
  });
});

describe('who sees what', () => {
  test('an analyst sees groups with the tenants of their scope, and none without', async () => {
    const [both, other] = [await newGroup('a', 'b'), await newGroup('b')];
    const empty = await newGroup();
    const analyst = await newPerson(house, { provider: 'mssp_analyst', assigned: [a.id] });
    const seen = await groupsOf(analyst);
    expect(slugs(seen.find(({ id }) => id === both.id))).toEqual(['a']);
    for (const hidden of [other, empty]) {
      expect(seen.map(({ id }) => id)).not.toContain(hidden.id);
      const answer = await analyst.ask('PATCH', `/api/v1/groups/${hidden.id}`, { name: 'Mine' });
      expect(answer.status).toBe(403);
    }
    expect((await analyst.ask('POST', '/api/v1/groups', { name: 'Mine' })).status).toBe(403);
    expect((await analyst.ask('DELETE', `/api/v1/groups/${both.id}`)).status).toBe(403);
  });

  test('a customer sees no groups', async () => {
    const owner = await newPerson(house, { memberOf: { [a.id]: 'owner' } });
    expect((await owner.ask('GET', '/api/v1/groups')).status).toBe(403);
  });

  test('row security alone hides groups and their tenants from a scope', async () => {
    const [both, other] = [await newGroup('a', 'b'), await newGroup('b')];
    const { rows } = await query(
      house.config.databaseUrl,
      `set role watchfloor_app; set app.scope = '{${a.id}}';
       select json_build_object(
         'groups', (select json_agg(id) from tenant_groups),
         'tenants', (select json_agg(distinct tenant_id) from tenant_group_members)) as seen`,
    ).then((results) => (results as unknown as { rows: { seen: Record<string, string[]> }[] }[]).at(-1)!);
    expect(rows[0]!.seen.groups).toContain(both.id);
    expect(rows[0]!.seen.groups).not.toContain(other.id);
    expect(rows[0]!.seen.tenants).toEqual([a.id]);
  });
});

test('what happens to a group is on the screens of those assigned to it', async () => {
  const group = await newGroup('a');
  const analyst = await newPerson(house, { provider: 'mssp_analyst', groups: [group.id] });
  const listener = await Listener.on(analyst);
  const shows = (...ids: string[]) =>
    until(`it shows ${ids.length}`, async () => {
      const { tenants } = await listener.until('snapshot');
      return tenants.map(({ id }) => id).join() === ids.join();
    });
  await shows(a.id);
  await change(group.id, { tenants: ['a', 'b'] });
  await shows(a.id, b.id);
  await change(group.id, { tenants: ['b'] });
  await shows(b.id);
  expect((await analyst.ask('GET', '/api/v1/tenants/a')).status).toBe(404);
  await remove(group.id);
  await until('nothing is left', async () => {
    const { tenants } = await listener.until('snapshot');
    return tenants.length === 0 || listener.code !== undefined;
  });
  expect((await analyst.ask('GET', '/api/v1/tenants/b')).status).toBe(404);
});
