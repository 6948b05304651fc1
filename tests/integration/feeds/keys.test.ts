import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { KeyTest, ListedKey } from '../../../shared/wire/http/ingest-keys.ts';
import type { Overview } from '../../../shared/wire/http/overview.ts';
import { auditOf } from '../../support/audit.ts';
import { native, sendWith } from '../../support/feeds.ts';
import { Installation } from '../../support/installation.ts';
import type { Customer } from '../../support/operator.ts';

let house: Installation;
let mine: Customer;
beforeAll(async () => {
  house = await Installation.open();
  mine = await house.operator.newCustomer('mine');
});
afterAll(() => house?.close());

interface Made {
  readonly id: string;
  readonly key: string;
}
const MAPPING = { fields: { title: '/name', external_id: '/id', severity: { const: 'low' } } };
const places: [string, string, () => string | null][] = [
  ['a tenant', '/api/v1/tenants/mine/ingest-keys', () => mine.id],
  ['the provider', '/api/v1/ingest-keys', () => null],
];

describe.each(places)('keys of %s', (_, base, holder) => {
  const find = async (id: string): Promise<ListedKey> => {
    const { items } = await house.operator.get<{ items: ListedKey[] }>(base);
    return items.find((each) => each.id === id)!;
  };
  const taken = async (key: string) => (await sendWith(house, key, native({ tenant: 'mine' }))).status;

  test('rotate with overlap: two live, not three, and both change together', async () => {
    const { operator } = house;
    const settings = { rate_per_second: 1_000, networks: ['127.0.0.0/8'], mapping: MAPPING };
    const old = await operator.post<Made>(base, { name: 'Firewall', ...settings });
    const fresh = await operator.post<Made>(`${base}/${old.id}/rotate`, {});
    expect([await taken(old.key), await taken(fresh.key)]).toEqual([202, 202]);
    const { slot } = await find(old.id);
    expect(await find(fresh.id)).toMatchObject({ slot, name: 'Firewall', ...settings });
    for (const { id } of [old, fresh]) {
      expect((await operator.ask('POST', `${base}/${id}/rotate`)).status).toBe(409);
    }
    const change = { name: 'Edge', rate_per_second: null, networks: [] };
    const changed = await operator.ask('PATCH', `${base}/${old.id}`, change);
    expect(await changed.json()).toMatchObject({ id: old.id, ...change, mapping: MAPPING });
    expect(await find(fresh.id)).toMatchObject({ ...change, mapping: MAPPING });

    expect((await operator.ask('DELETE', `${base}/${old.id}`)).status).toBe(204);
    expect([await taken(old.key), await taken(fresh.key)]).toEqual([401, 202]);
    for (const [method, path] of [
      ['PATCH', ''],
      ['POST', '/rotate'],
      ['POST', '/test'],
    ] as const) {
      const body = method === 'PATCH' ? { name: 'X' } : path === '/test' ? { tenant: 'mine' } : undefined;
      expect((await operator.ask(method, `${base}/${old.id}${path}`, body)).status, path).toBe(409);
    }
    expect((await operator.ask('POST', `${base}/${fresh.id}/rotate`)).status).toBe(201);
  });

  test('each change is written down, without the key', async () => {
    const { operator } = house;
    const made = await operator.post<Made>(base, { name: 'Audited' });
    await operator.ask('PATCH', `${base}/${made.id}`, { rate_per_second: 5 });
    await operator.ask('PATCH', `${base}/${made.id}`, { rate_per_second: 5 });
    const rows = await auditOf(house, made.id);
    expect(rows.map(({ action }) => action)).toEqual(['ingest_key.created', 'ingest_key.changed']);
    expect(rows[1]!.change).toEqual({ before: { rate_per_second: null }, after: { rate_per_second: 5 } });
    expect(rows.map(({ tenant_id }) => tenant_id)).toEqual([holder(), holder()]);
    expect(JSON.stringify(rows)).not.toContain(made.key);
  });

  test('what changes nothing, or what is not there, is refused', async () => {
    const { operator } = house;
    const made = await operator.post<Made>(base, { name: 'Plain' });
    for (const body of [{}, { colour: 'red' }, { rate_per_second: 0 }, { name: '' }, { networks: ['x'] }]) {
      expect((await operator.ask('PATCH', `${base}/${made.id}`, body)).status, JSON.stringify(body)).toBe(
        400,
      );
    }
    for (const id of [crypto.randomUUID(), 'x', '%00']) {
      expect((await operator.ask('PATCH', `${base}/${id}`, { name: 'X' })).status).toBe(404);
      expect((await operator.ask('POST', `${base}/${id}/rotate`)).status).toBe(404);
    }
  });

  test('a test record goes all the way, and moves no counter of open ones', async () => {
    const { operator } = house;
    const before = await operator.get<Overview>('/api/v1/tenants/mine/overview');
    const made = await operator.post<Made>(base, {
      name: 'Tested',
      rate_per_second: 1,
      networks: ['192.0.2.1'],
    });
    const tested = await operator.post<KeyTest>(`${base}/${made.id}/test`, { tenant: 'mine' });
    expect(tested).toMatchObject({ accepted: true, recorded: true });
    const incident = await operator.get<Record<string, unknown>>(`/api/v1/incidents/${tested.incident}`);
    expect(incident).toMatchObject({
      source: 'watchfloor-test',
      severity: 'info',
      status: 'closed',
      resolution: 'benign',
      tags: ['test'],
    });
    const after = await operator.get<Overview>('/api/v1/tenants/mine/overview');
    expect(after.critical_open).toBe(before.critical_open);
    expect(after.most_at_risk).toEqual(before.most_at_risk);
    expect((await auditOf(house, made.id)).at(-1)).toMatchObject({
      action: 'ingest_key.tested',
      tenant_id: mine.id,
    });
  });
});

test('a provider key is tested with a tenant, and says so', async () => {
  const { id } = await house.operator.post<Made>('/api/v1/ingest-keys', { name: 'P' });
  const path = `/api/v1/ingest-keys/${id}/test`;
  expect((await house.operator.ask('POST', path)).status).toBe(400);
  expect((await house.operator.ask('POST', path, { tenant: 'nobody' })).status).toBe(404);
});
