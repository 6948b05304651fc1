import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MAX_BODY_BYTES } from '../../../shared/wire/http/ingest.ts';
import { type Door, incident, openDoor } from '../../support/door.ts';

let door: Door;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());

const one = () => JSON.stringify(incident());
const lines = (n: number) => Array.from({ length: n }, one).join('\n');
const NDJSON = { 'content-type': 'application/x-ndjson' };
const GZIP = { 'content-encoding': 'gzip' };

describe('what a body may be', () => {
  test.each([
    ['one object', () => one(), {}, 1],
    ['an array', () => `[${one()}, ${one()}]`, {}, 2],
    ['an empty array', () => '[]', {}, 0],
    ['lines by content type', () => lines(3), NDJSON, 3],
    ['a single line by content type', () => one(), NDJSON, 1],
    ['lines called JSON', () => lines(3), {}, 3],
    ['lines with blank ones and CRLF', () => `\r\n${one()}\r\n\r\n${one()}\r\n`, NDJSON, 2],
    ['an indented object', () => JSON.stringify(incident(), null, 2), {}, 1],
    ['a byte order mark', () => `\uFEFF${one()}`, {}, 1],
    ['a byte order mark before lines', () => `\uFEFF${lines(2)}`, NDJSON, 2],
    ['a vendor type', () => one(), { 'content-type': 'application/vnd.sensor+json; charset=utf-8' }, 1],
    ['text/plain', () => one(), { 'content-type': 'text/plain' }, 1],
  ])('%s', async (_name, make, headers, accepted) => {
    const { key } = await door.tenant();
    const answer = await door.send(key, { body: make(), headers });
    expect(answer.body).toMatchObject({ accepted, refused: [], quarantined: 0 });
    expect(answer.status).toBe(202);
  });

  test('gzip, of JSON and of lines', async () => {
    const { key } = await door.tenant();
    const json = await door.send(key, { body: gzipSync(`[${one()},${one()}]`), headers: GZIP });
    expect(json.body).toMatchObject({ accepted: 2 });
    const both = await door.send(key, { body: gzipSync(lines(2)), headers: { ...GZIP, ...NDJSON } });
    expect(both.body).toMatchObject({ accepted: 2 });
  });
});

describe('what is recognised', () => {
  const alert = {
    timestamp: '2026-01-15T08:30:00.000+0000',
    rule: { id: '5710', level: 5, description: 'Log-in of nobody' },
    agent: { id: '001', name: 'web' },
    id: '1.1',
    manager: { name: 'm' },
  };

  test('auto takes records of several formats, says which and why, and refuses what is none', async () => {
    const { key } = await door.tenant();
    const body = JSON.stringify([alert, incident(), { what: 'ever' }, alert]);
    const answer = await door.send(key, { body, format: 'auto' });
    expect(answer.body).toMatchObject({
      accepted: 3,
      refused: [{ index: 2, reason: expect.stringContaining('no format known') }],
      recognised: [
        { format: 'wazuh', why: 'has rule.level beside an agent or a manager', records: 2 },
        { format: 'native', why: 'has external_id, title and severity', records: 1 },
      ],
    });
  });
});

describe('what it may not be', () => {
  test.each([
    ['nothing', '', {}, 400],
    ['blanks', ' \n\t ', {}, 400],
    ['a byte order mark alone', '\uFEFF', {}, 400],
    ['half an object', '{"title": "x"', {}, 400],
    ['invalid UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), {}, 400],
    ['UTF-16', Buffer.from(one(), 'utf16le'), {}, 400],
    ['a form', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['XML', '<a/>', { 'content-type': 'application/xml' }, 415],
    ['an encoding nobody knows', 'x', { 'content-encoding': 'br' }, 415],
    ['gzip that is none', 'x', { 'content-encoding': 'gzip' }, 400],
    ['gzip cut short', gzipSync(one()).subarray(0, 30), { 'content-encoding': 'gzip' }, 400],
  ])('%s', async (_name, body, headers, status) => {
    const { key } = await door.tenant();
    const answer = await door.send(key, { body, headers });
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ status });
  });

  test('a body over 10 MiB, plain or unpacked', async () => {
    const { key } = await door.tenant();
    const plain = await door.send(key, { body: Buffer.alloc(MAX_BODY_BYTES + 1, 0x20) });
    expect(plain.status).toBe(413);
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(MAX_BODY_BYTES);
    expect((await door.send(key, { body: bomb, headers: GZIP })).status).toBe(413);
  });

  test('a body of just 10 MiB is taken', async () => {
    const { key } = await door.tenant();
    const text = one();
    const body = Buffer.concat([Buffer.from(text), Buffer.alloc(MAX_BODY_BYTES - text.length, 0x20)]);
    expect((await door.send(key, { body })).body).toMatchObject({ accepted: 1 });
  });

  test('more records than one request may carry', async () => {
    const { key } = await door.tenant();
    const answer = await door.send(key, { body: `[${'0,'.repeat(50_000)}0]` });
    expect(answer.status).toBe(413);
  });

  test('an unknown format, also one named like a property of every object', async () => {
    const { key } = await door.tenant();
    for (const format of ['nope', 'constructor', '__proto__', 'toString']) {
      expect((await door.send(key, { body: one(), format })).status).toBe(404);
    }
  });
});
