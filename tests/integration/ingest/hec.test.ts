import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openRedis } from '../../../shared/node/redis/client.ts';
import { collect, storedFor } from '../../support/collector.ts';
import { Installation } from '../../support/installation.ts';
import type { Customer } from '../../support/operator.ts';
import { query } from '../../support/query.ts';
import { until } from '../../support/until.ts';

let house: Installation;
beforeAll(async () => {
  house = await Installation.open();
});
afterAll(() => house?.close());

let customers = 0;
const customer = (given: object = {}) => house.operator.newCustomer(`hec-${++customers}`, given);
const splunk = ({ key }: Customer) => ({ authorization: `Splunk ${key}` });
const send = (path: string, body: string | Buffer, headers: Record<string, string>) =>
  collect(house.url, path, body, headers);
const stored = (of: Customer) => storedFor(house.config.databaseUrl, of.id);
const event = (more: object = {}) =>
  JSON.stringify({ time: 1_767_225_600, host: 'web-1', sourcetype: 'st', event: randomUUID(), ...more });

describe('what a sender of Splunk sends', () => {
  test.each(['', '/event', '/event/1.0'])('events one after the other to %s', async (path) => {
    const mine = await customer();
    const { status, body } = await send(path, event() + event() + event(), splunk(mine));
    expect({ status, body }).toEqual({ status: 200, body: { text: 'Success', code: 0 } });
    expect(await stored(mine)).toHaveLength(3);
  });

  test.each(['/raw', '/raw/1.0'])('lines to %s, with what the query says of them', async (path) => {
    const mine = await customer();
    const answer = await send(
      `${path}?host=fw-1&sourcetype=fw&index=main`,
      'line one\nline two\n',
      splunk(mine),
    );
    expect(answer.body).toEqual({ text: 'Success', code: 0 });
    const records = (await stored(mine)).map((line) => JSON.parse(line));
    expect(records).toEqual([
      { host: 'fw-1', sourcetype: 'fw', index: 'main', event: 'line one' },
      { host: 'fw-1', sourcetype: 'fw', index: 'main', event: 'line two' },
    ]);
  });

  test('compressed, and with the key as password', async () => {
    const mine = await customer();
    const basic = `Basic ${Buffer.from(`x:${mine.key}`).toString('base64')}`;
    const headers = { authorization: basic, 'content-encoding': 'gzip' };
    expect((await send('', gzipSync(event()), headers)).status).toBe(200);
    expect(await stored(mine)).toHaveLength(1);
  });

  test('an event becomes an incident of the customer whose key it is', async () => {
    const mine = await customer();
    await send('', event({ event: 'Brute force against vpn-1' }), splunk(mine));
    const shown = await untilShown(mine);
    expect(shown[0]!.title).toContain('Brute force against vpn-1');
  });
});

const untilShown = (mine: Customer): Promise<{ title: string }[]> =>
  until('the event is an incident', async () => {
    const path = `/api/v1/incidents?tenant=${mine.id}&severity=info&severity=low&severity=medium&severity=high`;
    const { items } = await house.operator.get<{ items: { title: string }[] }>(path);
    return items.length > 0 && items;
  });

describe("Splunk's own words for what is wrong", () => {
  test.each([
    ['no key', 401, { text: 'Token is required', code: 2 }, {}, ''],
    ['no scheme', 401, { text: 'Invalid authorization', code: 3 }, { authorization: 'wfk_x' }, ''],
    ['a key nobody has', 403, { text: 'Invalid token', code: 4 }, { authorization: 'Splunk wfk_x' }, ''],
    [
      'a key in the address',
      400,
      { text: 'Query string authorization is not enabled', code: 16 },
      {},
      '?token=wfk_x',
    ],
  ])('%s', async (_what, status, body, headers, query) => {
    const answer = await send(`/event${query}`, event(), headers as Record<string, string>);
    expect({ status: answer.status, body: answer.body }).toEqual({ status, body });
  });

  test.each([
    ['nothing', '', 400, { code: 5 }],
    ['no JSON', 'x', 400, { code: 6, 'invalid-event-number': 0 }],
    ['no event', '{"host":"h"}', 400, { code: 12, 'invalid-event-number': 0 }],
    ['a blank event', '{"event":""}', 400, { code: 13 }],
    ['nested fields', '{"event":"x","fields":{"a":{"b":1}}}', 400, { code: 15 }],
  ])('%s', async (_what, body, status, expected) => {
    const mine = await customer();
    const answer = await send('', body, splunk(mine));
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject(expected);
    expect(await stored(mine)).toEqual([]);
  });

  test('what is no gzip, no UTF-8, or too much', async () => {
    const headers = splunk(await customer());
    expect((await send('', 'x', { ...headers, 'content-encoding': 'gzip' })).body.code).toBe(6);
    expect((await send('', Buffer.from([0xff, 0xfe, 0xff]), headers)).body.code).toBe(6);
    const large = await send('/raw', 'x'.repeat(11 * 1024 * 1024), headers);
    expect([large.status, large.body.code]).toEqual([413, 27]);
  });

  test('events before a bad one are stored, and it is named', async () => {
    const mine = await customer();
    const answer = await send('', `${event()}${event()}{"host":"h"}${event()}`, splunk(mine));
    expect(answer.body).toMatchObject({ code: 12, 'invalid-event-number': 2 });
    expect(await stored(mine)).toHaveLength(2);
  });

  test('an event no format can read is named; its neighbours are stored', async () => {
    const mine = await customer();
    const answer = await send('', `${event()}${event({ event: 'metric' })}${event()}`, splunk(mine));
    expect(answer.body).toMatchObject({ code: 6, 'invalid-event-number': 1 });
    expect(answer.body.reason).toContain('metric');
    expect(await stored(mine)).toHaveLength(2);
  });

  test('a key above its rate', async () => {
    const mine = await customer();
    const slow = 'update ingest_keys set rate_per_second = 1 where tenant_id = $1';
    await query(house.config.databaseUrl, slow, [mine.id]);
    // A rate is an average: one gust is taken, and then there is a pause.
    expect((await send('', event().repeat(10), splunk(mine))).status).toBe(200);
    const answer = await send('', event(), splunk(mine));
    expect([answer.status, answer.body.code]).toEqual([503, 9]);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await stored(mine)).toHaveLength(10);
  });

  test('a customer whose doors are closed', async () => {
    const mine = await customer();
    const path = `/api/v1/tenants/${mine.id}`;
    expect((await house.operator.ask('PATCH', path, { state: 'suspended' })).status).toBe(200);
    const answer = await send('', event(), splunk(mine));
    expect([answer.status, answer.body.code]).toEqual([403, 1]);
  });
});

describe('acknowledgements', () => {
  const channel = randomUUID();
  const on = (mine: Customer, name: string = channel) => ({
    ...splunk(mine),
    'x-splunk-request-channel': name,
  });
  const acks = async (headers: Record<string, string>, numbers: unknown) =>
    (await send('/ack', JSON.stringify({ acks: numbers }), headers)).body;

  test('answers on a channel are numbered, and each number stands for stored events', async () => {
    const mine = await customer();
    const first = await send('', event(), on(mine));
    expect(first.body).toEqual({ text: 'Success', code: 0, ackId: 0 });
    expect((await send(`/raw?channel=${channel.toUpperCase()}`, 'x', splunk(mine))).body.ackId).toBe(1);
    expect(await acks(on(mine), [0, 1, 2])).toEqual({ acks: { 0: true, 1: true, 2: false } });
    expect(await acks(on(mine, randomUUID()), [0])).toEqual({ acks: { 0: false } });
    expect(await acks(on(await customer()), [0])).toEqual({ acks: { 0: false } });
  });

  test('wrong questions', async () => {
    const mine = await customer();
    expect(await acks(splunk(mine), [0])).toEqual({ text: 'Data channel is missing', code: 10 });
    expect(await acks(on(mine, 'not-a-guid'), [0])).toEqual({ text: 'Invalid data channel', code: 11 });
    for (const wrong of ['x', [-1], [1.5], ['0'], {}]) expect((await acks(on(mine), wrong)).code).toBe(6);
    expect((await send('/ack', '{', on(mine))).body.code).toBe(6);
  });

  test('a key keeps its thousand channels used last', async () => {
    const redis = openRedis(house.config.redisUrl, 'command');
    const numbers = 'wf:hec:{test}:numbers';
    const channels = 'wf:hec:{test}:channels';
    for (let n = 0; n < 1_010; n++) await redis.nextAck(numbers, channels, `c${n}`, n, 60_000, 1_000);
    expect(await redis.hlen(numbers)).toBe(1_000);
    expect(await redis.hexists(numbers, 'c9')).toBe(0);
    expect(await redis.nextAck(numbers, channels, 'c10', 2_000, 60_000, 1_000)).toBe(1);
    expect(await redis.pttl(channels)).toBeGreaterThan(0);
    redis.disconnect();
  });
});

test.each(['/health', '/health/1.0'])('%s', async (path) => {
  const { status, body } = await collect(house.url, path, undefined, {});
  expect({ status, body }).toEqual({ status: 200, body: { text: 'HEC is healthy', code: 17 } });
});
