import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Door, incident, openDoor } from '../../support/door.ts';

let door: Door;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());

const inDays = (days: number) => new Date(door.time.now + days * 86_400_000).toISOString();

test.each<[string, () => unknown, string, RegExp]>([
  ['no object', () => 'text', '', /a string/],
  ['a list', () => [], '', /a list/],
  ['null', () => null, '', /null/],
  ['no external_id', () => incident({ external_id: undefined }), 'external_id', /missing/],
  ['a blank title', () => incident({ title: '  ' }), 'title', /blank/],
  ['a number for a title', () => incident({ title: 7 }), 'title', /a number/],
  ['an unknown severity', () => incident({ severity: 'urgent' }), 'severity', /critical, high/],
  ['a severity in capitals', () => incident({ severity: 'HIGH' }), 'severity', /critical, high/],
  ['an unknown status', () => incident({ status: 'done' }), 'status', /open, in_progress, closed/],
  ['too long a title', () => incident({ title: 'x'.repeat(501) }), 'title', /500/],
  ['too long an external_id', () => incident({ external_id: 'x'.repeat(513) }), 'external_id', /512/],
  ['a NUL in the title', () => incident({ title: 'a\0b' }), 'title', /NUL/],
  ['a NUL in the external_id', () => incident({ external_id: '\0' }), 'external_id', /NUL/],
  ['a date that is none', () => incident({ detected_at: 'yesterday' }), 'detected_at', /RFC 3339/],
  ['30 February', () => incident({ detected_at: '2026-02-30T00:00:00Z' }), 'detected_at', /RFC 3339/],
  ['no time zone', () => incident({ detected_at: '2026-01-01T00:00:00' }), 'detected_at', /zone/],
  ['the year 1', () => incident({ detected_at: '0001-01-01T00:00:00Z' }), 'detected_at', /1990/],
  ['the year 9999', () => incident({ closed_at: '9999-12-31T23:59:59Z' }), 'closed_at', /2099/],
  ['two days ahead', () => incident({ detected_at: inDays(2) }), 'detected_at', /future/],
  ['updated two days ahead', () => incident({ updated_at: inDays(2) }), 'updated_at', /future/],
  [
    'closed and open at once',
    () => incident({ status: 'open', closed_at: inDays(-1) }),
    'closed_at',
    /contradicts/,
  ],
  ['a script for a link', () => incident({ url: 'javascript:alert(1)' }), 'url', /https/],
  ['201 indicators', () => incident({ indicators: new Array(201).fill({}) }), 'indicators', /200/],
  [
    'an indicator without a value',
    () => incident({ indicators: [{ type: 'ip' }] }),
    'indicators[0].value',
    /missing/,
  ],
])('refused with index, field and reason, its neighbours taken: %s', async (_name, make, field, reason) => {
  const { id, key } = await door.tenant();
  const records = [incident(), make(), incident()];
  const answer = await door.send(key, { body: JSON.stringify(records) });
  expect(answer.status).toBe(202);
  expect(answer.body).toMatchObject({ accepted: 2, quarantined: 0 });
  expect(answer.body.refused).toEqual([{ index: 1, field, reason: expect.stringMatching(reason) }]);
  await door.drain();
  expect(await stored(id)).toHaveLength(2);
});

test('ten thousand levels are refused, in a record and as the whole body', async () => {
  const { key } = await door.tenant();
  const deep = `${'[1,'.repeat(10_000)}1${']'.repeat(10_000)}`;
  const record = JSON.stringify(incident()).replace('}', `,"raw":${deep}}`);
  const inside = await door.send(key, { body: `[${JSON.stringify(incident())},${record}]` });
  expect(inside.body).toMatchObject({
    accepted: 1,
    refused: [{ index: 1, reason: expect.stringContaining('levels') }],
  });
  const outside = await door.send(key, { body: deep });
  expect(outside.status).toBe(202);
  expect(outside.body).toMatchObject({ accepted: 0 });
});

test('lines that are no JSON are refused by their number among the lines', async () => {
  const { key } = await door.tenant();
  const body = [JSON.stringify(incident()), '{"half": ', JSON.stringify(incident()), '\0', 'nul'].join('\n');
  const answer = await door.send(key, { body, headers: { 'content-type': 'application/x-ndjson' } });
  expect(answer.status).toBe(202);
  expect(answer.body.accepted).toBe(2);
  expect(answer.body.refused.map((one: { index: number }) => one.index)).toEqual([1, 3, 4]);
});

test('a lone surrogate becomes the replacement character', async () => {
  const { id, key } = await door.tenant();
  const body = `{"external_id": "\\ud800", "title": "a\\udfffb", "severity": "low"}`;
  expect((await door.send(key, { body })).body).toMatchObject({ accepted: 1 });
  await door.drain();
  expect(await stored(id)).toMatchObject([{ external_id: '\uFFFD', title: 'a\uFFFDb' }]);
});

test('keys named like the inside of an object are data like any other', async () => {
  const { id, key } = await door.tenant();
  const body = `{"__proto__": {"title": "inherited", "admin": true}, "constructor": {"prototype": {}},
    "external_id": "__proto__", "title": "constructor", "severity": "low"}`;
  expect((await door.send(key, { body })).body).toMatchObject({ accepted: 1 });
  const inherited = `{"__proto__": ${JSON.stringify(incident())}}`;
  expect((await door.send(key, { body: inherited })).body).toMatchObject({ accepted: 0 });
  await door.drain();
  expect(await stored(id)).toMatchObject([{ external_id: '__proto__', title: 'constructor' }]);
  expect(({} as { admin?: boolean }).admin).toBeUndefined();
});

test('the longest texts allowed are stored, in the widest characters', async () => {
  const { id, key } = await door.tenant();
  const wide = (n: number) =>
    Array.from({ length: n }, (_, i) => String.fromCharCode(0x4e00 + ((i * 7919) % 20_000)));
  const record = incident({
    external_id: wide(512).join(''),
    source: wide(128).join(''),
    title: wide(500).join(''),
    description: wide(20_000).join(''),
    indicators: [{ type: 'other', value: wide(2_048).join('') }],
    tags: [wide(64).join('')],
    assets: [wide(256).join('')],
  });
  expect((await door.send(key, { body: JSON.stringify(record) })).body).toMatchObject({ accepted: 1 });
  await door.drain();
  expect(await stored(id)).toHaveLength(1);
});

const stored = (tenant: string) =>
  door.tenancy.asSystem('what was stored', (tx) =>
    tx.selectFrom('incidents').selectAll().where('tenant_id', '=', tenant).execute(),
  );
