import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { NewView, View, ViewList } from '../../../shared/wire/http/views.ts';
import { auditOf } from '../../support/audit.ts';
import { Installation } from '../../support/installation.ts';
import type { Customer, Operator } from '../../support/operator.ts';
import { newPerson, type Person } from '../../support/person.ts';
import { query } from '../../support/query.ts';

let house: Installation;
let a: Customer;
let b: Customer;
let owner: Person;
let viewer: Person;
let analyst: Person;
let stranger: Person;
beforeAll(async () => {
  house = await Installation.open();
  [a, b] = [await house.operator.newCustomer('a'), await house.operator.newCustomer('b')];
  owner = await newPerson(house, { memberOf: { [a.id]: 'owner' } });
  viewer = await newPerson(house, { memberOf: { [a.id]: 'viewer' } });
  analyst = await newPerson(house, { provider: 'mssp_analyst', assigned: [a.id] });
  stranger = await newPerson(house, { memberOf: { [b.id]: 'owner' } });
});
afterAll(() => house?.close());

let made = 0;
const body = (given: Partial<NewView> = {}): NewView => ({
  name: `View ${++made}`,
  query: 'severity=critical',
  shared: false,
  tenant: 'a',
  ...given,
});
const save = (by: Operator, given: Partial<NewView> = {}) => by.post<View>('/api/v1/views', body(given));
const trySave = (by: Operator, given: object) => by.ask('POST', '/api/v1/views', { ...body(), ...given });
const change = (by: Operator, { id }: View, wanted: object) => by.ask('PATCH', `/api/v1/views/${id}`, wanted);
const remove = async (by: Operator, { id }: View) => (await by.ask('DELETE', `/api/v1/views/${id}`)).status;
const seen = async (by: Operator, search = '?tenant=a'): Promise<string[]> =>
  (await by.get<ViewList>(`/api/v1/views${search}`)).items.map(({ id }) => id);

describe('who sees a view', () => {
  test('of a tenant’s list: its owner, and where it is shared, whoever reads incidents there', async () => {
    const [own, shared] = [await save(viewer), await save(viewer, { shared: true })];
    expect(own).toMatchObject({ tenant: a.id, shared: false, mine: true, owner: { id: viewer.userId } });
    expect(await seen(viewer)).toEqual(expect.arrayContaining([own.id, shared.id]));
    for (const other of [owner, analyst, house.operator]) {
      const items = (await other.get<ViewList>('/api/v1/views?tenant=a')).items;
      expect(items.map(({ id }) => id)).not.toContain(own.id);
      expect(items.find(({ id }) => id === shared.id)).toEqual({ ...shared, mine: false });
    }
    expect((await stranger.ask('GET', '/api/v1/views?tenant=a')).status).toBe(404);
    expect(await seen(stranger, '?tenant=b')).toEqual([]);
  });

  test('of the provider’s list: members of the team, and no customer', async () => {
    const [own, shared] = [
      await save(analyst, { tenant: null }),
      await save(analyst, { tenant: null, shared: true }),
    ];
    expect(shared.tenant).toBeNull();
    expect(await seen(house.operator, '')).toContain(shared.id);
    expect(await seen(house.operator, '')).not.toContain(own.id);
    expect(await seen(analyst, '')).toEqual(expect.arrayContaining([own.id, shared.id]));
    expect(await seen(analyst)).not.toContain(shared.id);
    expect((await owner.ask('GET', '/api/v1/views')).status).toBe(403);
    expect((await trySave(owner, { tenant: null })).status).toBe(403);
    expect((await change(owner, shared, { name: 'x' })).status).toBe(404);
    expect(await remove(owner, shared)).toBe(404);
  });

  test('nobody who lost the list, not even its owner', async () => {
    const gone = await newPerson(house, { memberOf: { [a.id]: 'analyst', [b.id]: 'viewer' } });
    const view = await save(gone, { shared: true });
    await query(
      house.config.databaseUrl,
      'delete from tenant_members where user_id = $1 and tenant_id = $2',
      [gone.userId, a.id],
    );
    expect((await gone.ask('GET', '/api/v1/views?tenant=a')).status).toBe(404);
    expect((await change(gone, view, { name: 'still mine' })).status).toBe(404);
    expect(await remove(gone, view)).toBe(404);
    expect(await seen(owner)).toContain(view.id);
  });

  test('an API token without the right to the MSSP View does not see the provider’s', async () => {
    const { token } = await house.operator.post<{ token: string }>('/api/v1/account/tokens', {
      name: 'narrow',
      scopes: ['incidents.read'],
      expires_in_days: 1,
    });
    const ask = (path: string) =>
      fetch(house.url + path, { headers: { authorization: `Bearer ${token}` } }).then(({ status }) => status);
    expect([await ask('/api/v1/views'), await ask('/api/v1/views?tenant=a')]).toEqual([403, 200]);
  });
});

describe('who changes a view', () => {
  test('its owner alone; whoever runs the list may delete what is shared', async () => {
    const view = await save(viewer, { shared: true });
    for (const other of [owner, analyst]) expect((await change(other, view, { name: 'x' })).status).toBe(403);
    expect(await remove(analyst, view)).toBe(403);
    const changed = await (await change(viewer, view, { name: 'Renamed', query: 'status=open' })).json();
    expect(changed).toEqual({ ...view, name: 'Renamed', query: 'status=open' });
    expect(await remove(owner, view)).toBe(204);
    expect(await seen(viewer)).not.toContain(view.id);
    const own = await save(viewer);
    expect(await remove(owner, own)).toBe(404);
    expect(await remove(viewer, own)).toBe(204);
    const ours = await save(analyst, { tenant: null, shared: true });
    const colleague = await newPerson(house, { provider: 'mssp_analyst', assigned: [b.id] });
    expect(await remove(colleague, ours)).toBe(403);
    expect(await remove(house.operator, ours)).toBe(204);
  });

  test('what is shared is written down where it is, what is private nowhere', async () => {
    const view = await save(analyst, { shared: true });
    await change(analyst, view, { name: 'Another' });
    await change(analyst, view, { name: 'Another' });
    await change(analyst, view, { shared: false });
    await change(analyst, view, { query: 'module=brand' });
    await remove(analyst, view);
    const entries = await auditOf(house, view.id);
    expect(entries.map(({ action, tenant_id }) => [action, tenant_id])).toEqual([
      ['view.created', a.id],
      ['view.changed', a.id],
      ['view.changed', a.id],
    ]);
    expect(entries[1]!.change).toEqual({
      before: { name: view.name, query: view.query, shared: true },
      after: { name: 'Another', query: view.query, shared: true },
    });
    expect(entries[2]!.change).toMatchObject({ before: { shared: true }, after: { shared: false } });
    const ours = await save(analyst, { tenant: null, shared: true });
    expect(await auditOf(house, ours.id)).toMatchObject([{ action: 'view.created', tenant_id: null }]);
  });
});

describe('what a view holds', () => {
  test('is kept in one spelling', async () => {
    const asked =
      '?q=a%20b&status=open&severity=high&severity=critical&severity=high&from=2026-01-01T00:00:00Z&tag=';
    const view = await save(owner, { query: asked });
    expect(view.query).toBe(
      'severity=critical&severity=high&status=open&from=2026-01-01T00%3A00%3A00Z&q=a+b',
    );
    expect((await save(owner, { query: view.query })).query).toBe(view.query);
    expect((await save(owner, { query: '' })).query).toBe('');
    const shown = await owner.ask('GET', `/api/v1/incidents?${view.query}`);
    expect(shown.status).toBe(200);
  });

  test('is an address of the list: what is none is refused by name', async () => {
    for (const [asked, field] of [
      ['sverity=high', 'query.sverity'],
      ['severity=hgih', 'query.severity'],
      ['cursor=x', 'query.cursor'],
      ['from=yesterday', 'query.from'],
      ['q=a&q=b', 'query.q'],
      [`q=${'x'.repeat(201)}`, 'query.q'],
      ['q=%00', 'query.q'],
      [`indicator=${'ä'.repeat(2_000)}`, 'query.query'],
      ['__proto__=x', 'query.__proto__'],
    ]) {
      const answer = await trySave(owner, { query: asked });
      expect(answer.status, asked).toBe(400);
      expect(await answer.json(), asked).toMatchObject({ field });
    }
    for (const wrong of [
      { name: '' },
      { name: 'x'.repeat(81) },
      { name: 'a\u0000' },
      { more: 1 },
      { query: '\u0000' },
    ]) {
      expect((await trySave(owner, wrong)).status, JSON.stringify(wrong)).toBe(400);
    }
    const view = await save(owner);
    for (const wrong of [{}, { tenant: 'b' }, { query: 'x=1' }]) {
      expect((await change(owner, view, wrong)).status, JSON.stringify(wrong)).toBe(400);
    }
    for (const id of ['x', '%00', crypto.randomUUID()]) {
      expect((await owner.ask('PATCH', `/api/v1/views/${id}`, { name: 'x' })).status, id).toBe(404);
    }
  });

  test('of one tenant’s list says nothing of others', async () => {
    for (const asked of ['tenant=b', `within=${b.id}`, 'tenant=a&tenant=b', 'group=gold']) {
      const answer = await trySave(analyst, { query: asked, shared: true });
      expect(answer.status, asked).toBe(400);
    }
    expect((await save(analyst, { query: `within=a&tenant=${a.id}&status=open` })).query).toBe('status=open');
    expect((await save(analyst, { query: 'tenant=a&group=gold', tenant: null })).query).toBe(
      'tenant=a&group=gold',
    );
  });

  test('a name is taken once by each, in each list', async () => {
    const { name } = await save(owner);
    const again = await trySave(owner, { name: name.toUpperCase() });
    expect(again.status).toBe(409);
    expect(await again.json()).toMatchObject({ field: 'name' });
    const other = await save(owner);
    expect((await change(owner, other, { name })).status).toBe(409);
    await save(viewer, { name });
    await save(analyst, { name });
    await save(analyst, { name, tenant: null });
  });

  test('a person has a hundred, also when they come at once', async () => {
    const busy = await newPerson(house, { memberOf: { [a.id]: 'viewer', [b.id]: 'viewer' } });
    await query(
      house.config.databaseUrl,
      `insert into saved_views (tenant_id, owner_id, name, query, shared)
       select $1, $2, 'n ' || n, '', false from generate_series(1, 98) n`,
      [b.id, busy.userId],
    );
    const answers = await Promise.all(Array.from({ length: 6 }, () => trySave(busy, {})));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 409, 409, 409, 409]);
  });
});
