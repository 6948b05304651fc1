import { afterAll, beforeAll, expect, test } from 'vitest';
import type { IncidentPayload } from '../../../shared/wire/http/incidents.ts';
import { receiptOf, sendWith } from '../../support/feeds.ts';
import { Installation } from '../../support/installation.ts';
import { until } from '../../support/until.ts';

const KEYS = '/api/v1/tenants/mine/ingest-keys';
const fields = {
  external_id: { template: '{/site}/{/id}' },
  title: '/name',
  severity: { from: '/grade', table: { A: 'high', 'W-*': 'low' }, otherwise: 'info' },
  indicators: { each: '/ips', as: { type: { const: 'ip' }, value: '' } },
};
const alarm = (id: number, more: object = {}) => ({
  site: 'hq',
  id,
  name: `Alarm ${id}`,
  grade: 'A',
  ips: ['192.0.2.9'],
  ...more,
});

let house: Installation;
beforeAll(async () => {
  house = await Installation.open();
  await house.operator.newCustomer('mine');
});
afterAll(() => house?.close());

interface Made {
  readonly id: string;
  readonly key: string;
}
const newKey = (mapping: unknown) => house.operator.post<Made>(KEYS, { name: 'Lab', mapping });
const send = (key: string, records: unknown) => sendWith(house, key, records, { format: 'generic' });
const recorded = (key: string, receipt: string) =>
  until('the records are recorded', async () => {
    const found = await receiptOf(house, key, receipt);
    return found.state === 'pending' ? undefined : found;
  });

interface Listed {
  readonly id: string;
  readonly title: string;
  readonly severity: string;
}
const incidents = async (query: string) =>
  (await house.operator.get<{ items: Listed[] }>(`/api/v1/incidents?${query}`)).items;

test('records are read by the mapping of their key, and shown as they came', async () => {
  const { key } = await newKey({ fields });
  const { body } = await send(key, [alarm(1), alarm(2, { name: undefined }), alarm(3, { grade: 'W-7' })]);
  expect(body).toMatchObject({ accepted: 2, refused: [{ index: 1, field: 'title' }] });
  expect(await recorded(key, body.receipt)).toMatchObject({ state: 'done', incidents: 2 });
  const found = await incidents('q=Alarm');
  expect(found.map(({ title, severity }) => [title, severity]).sort()).toEqual([
    ['Alarm 1', 'high'],
    ['Alarm 3', 'low'],
  ]);
  const first = found.find(({ title }) => title === 'Alarm 1')!;
  const payload = await house.operator.get<IncidentPayload>(`/api/v1/incidents/${first.id}/payload`);
  expect(payload.format).toBe('generic');
  expect(JSON.parse(payload.record)).toEqual(alarm(1));
});

test('a mapping that changes reads what comes next, and not what came before', async () => {
  const { id, key } = await newKey({ fields });
  await recorded(key, (await send(key, alarm(10))).body.receipt);
  const mapping = { fields: { ...fields, title: { template: 'New {/name}' } } };
  await house.operator.ask('PATCH', `${KEYS}/${id}`, { mapping });
  await recorded(key, (await send(key, alarm(11))).body.receipt);
  expect((await incidents('q=Alarm+10')).map(({ title }) => title)).toEqual(['Alarm 10']);
  expect((await incidents('q=Alarm+11')).map(({ title }) => title)).toEqual(['New Alarm 11']);
  await house.operator.ask('PATCH', `${KEYS}/${id}`, { mapping: null });
  expect((await send(key, alarm(12))).status).toBe(400);
  await house.operator.ask('PATCH', `${KEYS}/${id}`, { mapping: { fields } });
  expect((await send(key, alarm(12))).status).toBe(202);
});

test('a key without a mapping is told what to do; other addresses do not look at it', async () => {
  const without = await newKey(null);
  const answer = await send(without.key, alarm(1));
  expect(answer.status).toBe(400);
  expect(answer.body.detail).toContain('mapping');
  const { key } = await newKey({ fields: { title: { const: 'never' } } });
  const record = { external_id: 'plain', title: 'Plain', severity: 'low' };
  for (const format of ['native', 'auto']) {
    expect((await sendWith(house, key, record, { format })).body.accepted, format).toBe(1);
  }
});

test("a tenant's key takes what the mapping calls a tenant for a word of its product", async () => {
  const { key } = await newKey({ fields: { ...fields, tenant: '/site' } });
  expect((await send(key, alarm(20))).body.accepted).toBe(1);
});

test('a preview says what comes out, what would be refused, and what is wrong with the mapping', async () => {
  const preview = (mapping: unknown, record: unknown) =>
    house.operator.post<unknown>('/api/v1/mapping-preview', { mapping, record } as object);
  expect(await preview({ fields }, alarm(1))).toEqual({
    native: {
      external_id: 'hq/1',
      title: 'Alarm 1',
      severity: 'high',
      indicators: [{ type: 'ip', value: '192.0.2.9' }],
    },
    refusal: null,
    fault: null,
  });
  expect(await preview({ fields: { title: '/name' } }, alarm(1))).toMatchObject({
    native: { title: 'Alarm 1' },
    refusal: { field: 'external_id' },
  });
  expect(await preview({ fields: { title: { each: '/x', as: { const: 1, from: 2 } } } }, {})).toMatchObject({
    fault: null,
  });
  expect(await preview({ fields: { title: 'x' } }, {})).toMatchObject({
    native: null,
    fault: expect.stringContaining('fields.title'),
  });
});
