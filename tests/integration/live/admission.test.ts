import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Installation } from '../../support/installation.ts';
import { Listener } from '../../support/listener.ts';

let house: Installation;
beforeAll(async () => {
  house = await Installation.open();
});
afterAll(() => house?.close());

function openRaw(path: string, headers: Record<string, string>): Socket {
  const { host, hostname, port } = new URL(house.url);
  const socket = connect({ host: hostname, port: Number(port) });
  const lines = Object.entries({
    Host: host,
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': 'AAAAAAAAAAAAAAAAAAAAAA==',
    ...headers,
  }).map(([name, value]) => `${name}: ${value}`);
  socket.write(`GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
  return socket;
}

/** The status an upgrade is refused with; hangs (and so fails) if the server does not end the connection. */
async function refusal(path: string, headers: Record<string, string>): Promise<number> {
  const socket = openRaw(path, headers);
  let answer = '';
  socket.on('data', (data) => {
    answer += String(data);
  });
  await once(socket, 'close');
  return Number(/^HTTP\/1.1 (\d+)/.exec(answer)?.[1]);
}

test.each([
  ['missing', undefined],
  ['null', 'null'],
  ['foreign', 'https://evil.example'],
  ['a sibling port', 'http://127.0.0.1:1'],
  ['a sibling name', 'http://app.127.0.0.1.example'],
  ['of another scheme', 'https://HOST'],
])('an Origin that is %s is refused with 403 before the upgrade', async (_, origin) => {
  const named = origin?.replace('HOST', new URL(house.url).host);
  const headers = { cookie: house.operator.cookie, ...(named && { origin: named }) };
  expect(await refusal('/live/v1', headers)).toBe(403);
});

test('no session, and a session that is none, are refused with 401', async () => {
  expect(await refusal('/live/v1', { origin: house.url })).toBe(401);
  expect(await refusal('/live/v1', { origin: house.url, cookie: 'watchfloor.session_token=x.y' })).toBe(401);
});

test.each(['/', '/live', '/live/', '/live/v2', '/ops', '/api/v1/me', '/nowhere'])(
  'an upgrade of %s gets 404 and its end',
  async (path) => {
    expect(await refusal(path, { origin: house.url, cookie: house.operator.cookie })).toBe(404);
  },
);

test('a socket that is reset while its upgrade is answered harms no one', async () => {
  const steady = await Listener.on(house.operator);
  for (const path of ['/live/v1', '/live/v2', '/ops/', '/nowhere']) {
    for (let i = 0; i < 10; i++) {
      const socket = openRaw(path, { origin: house.url, cookie: house.operator.cookie });
      await once(socket, 'connect');
      socket.resetAndDestroy();
    }
  }
  const heard = steady.all('ping').length;
  await steady.until('ping', heard + 2);
  expect(steady.code).toBeUndefined();
  steady.socket.close();
});
