import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Connector, Connectors } from '../../../shared/wire/http/connectors.ts';
import { FarSide } from '../../support/far-side.ts';
import { Installation } from '../../support/installation.ts';
import type { Customer } from '../../support/operator.ts';
import { query } from '../../support/query.ts';
import { until } from '../../support/until.ts';

let house: Installation;
let side: FarSide;
let mine: Customer;
beforeAll(async () => {
  side = await FarSide.open();
  house = await Installation.open({ config: () => ({ pullAllowNetworks: ['127.0.0.0/8'] }) });
  mine = await house.operator.newCustomer('pulled');
});
afterAll(async () => {
  await house?.close();
  side?.close();
});

const SECRET = 'hunter2-is-secret';
const at = (rest = '') => `/api/v1/tenants/${mine.id}/connectors${rest}`;
const asked = (more: object = {}) => ({
  kind: 'rest',
  name: 'A service',
  settings: { url: `${side.url}/`, format: 'native' },
  secret: SECRET,
  ...more,
});
const refused = async (body: object) => {
  const answer = await house.operator.ask('POST', at(), body);
  const { detail, field } = (await answer.json()) as { detail: string; field?: string };
  return { status: answer.status, detail, field };
};

test('a connector is made, runs by itself, is changed, run on request and removed; the audit log tells it all', async () => {
  side.answer = () => ({ body: [{ external_id: 'p-1', title: 'Pulled', severity: 'high' }] });
  const made = await house.operator.post<Connector>(at(), asked());
  expect(made).toMatchObject({ kind: 'rest', has_secret: true, tenant: { slug: 'pulled' }, interval_s: 300 });
  const look = async () => (await house.operator.get<Connectors>(at())).items[0]!;
  await until('it has run', async () => (await look()).records === 1);
  expect((await look()).health).toBe('healthy');
  const { items } = await until('the record is an incident', async () => {
    const found = await house.operator.get<{ items: { title: string }[] }>(
      `/api/v1/incidents?tenant=${mine.id}`,
    );
    return found.items.length > 0 && found;
  });
  expect(items[0]!.title).toBe('Pulled');
  expect(JSON.stringify(await house.operator.get(`/api/v1/tenants/${mine.id}/ingest-keys`))).not.toContain(
    'Connector',
  );

  const heard = side.heard.length;
  expect((await house.operator.post<Connector>(at(`/${made.id}/run`), {})).id).toBe(made.id);
  await until('it runs again', () => side.heard.length > heard);
  const change = { name: 'Another name', secret: '', enabled: false };
  const changed = await house.operator.ask('PATCH', at(`/${made.id}`), change);
  expect(await changed.json()).toMatchObject({ name: 'Another name', has_secret: false, health: 'paused' });
  expect((await house.operator.ask('DELETE', at(`/${made.id}`))).status).toBe(204);
  expect(await house.operator.get(at())).toEqual({ items: [] });

  const { rows } = await query(
    house.config.databaseUrl,
    `select action, change from audit where target_type = 'connector' order by seq`,
  );
  expect(rows.map(({ action }) => action)).toEqual([
    'connector.created',
    'connector.run',
    'connector.changed',
    'connector.removed',
  ]);
  expect(rows[2].change).toEqual({
    before: { name: 'A service', enabled: true },
    after: { name: 'Another name', enabled: false, secret: 'removed' },
  });
  expect(JSON.stringify(rows)).not.toContain(SECRET);
});

test('wrong settings are refused by name', async () => {
  expect(await refused(asked({ settings: {} }))).toMatchObject({ status: 400, field: 'settings' });
  expect(await refused(asked({ settings: { url: 'ftp://x' } }))).toMatchObject({
    status: 400,
    field: 'settings.url',
  });
  expect(await refused(asked({ settings: { url: `${side.url}/`, typo: 1 } }))).toMatchObject({ status: 400 });
  expect(await refused(asked({ settings: { url: `${side.url}/`, format: 'nope' } }))).toMatchObject({
    status: 400,
    field: 'settings.format',
  });
  const open = { url: `${side.url}/`, headers: { 'X-Api-Key': 'written here' } };
  const { detail } = await refused(asked({ settings: open }));
  expect(detail).toContain('{secret}');
  expect(await refused(asked({ kind: 'taxii' }))).toMatchObject({ status: 400 });
  expect(await refused(asked({ settings: { url: `${side.url}/\0` } }))).toMatchObject({ status: 400 });
  expect(await refused(asked({ settings: { url: 'https://u:p@h/' } }))).toMatchObject({
    field: 'settings.url',
  });
  expect(await refused(asked({ settings: { url: 'http://[' } }))).toMatchObject({ field: 'settings.url' });
});

test('a key of a connector cannot be listed, rotated or revoked as others can', async () => {
  const made = await house.operator.post<Connector>(at(), asked({ enabled: false }));
  const { rows } = await query(
    house.config.databaseUrl,
    'select ingest_key_id from connectors where id = $1',
    [made.id],
  );
  const key = `/api/v1/tenants/${mine.id}/ingest-keys/${rows[0].ingest_key_id}`;
  expect((await house.operator.ask('POST', `${key}/rotate`)).status).toBe(404);
  expect((await house.operator.ask('DELETE', key)).status).toBe(404);
});
