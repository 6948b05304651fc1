import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { newToken, tokenHash } from '../../../server/identity/token.ts';
import { MAX_CLIENT_FRAME_BYTES } from '../../../server/upgrade.ts';
import { HOUR_MS } from '../../../shared/domain/clock.ts';
import { Installation } from '../../support/installation.ts';
import { Listener } from '../../support/listener.ts';
import { OpsListener } from '../../support/ops-listener.ts';
import { newPerson } from '../../support/person.ts';
import { query } from '../../support/query.ts';
import { until } from '../../support/until.ts';

/** What a browser writes for each of the two sockets. */
const LIVE = '/live/v1';
const OPS = '/ops/?EIO=4&transport=websocket';
const TOO_BIG = 1009;

/** The status an upgrade is answered with; a refused one must also end. */
async function answer(url: string, path: string, headers: Record<string, string>): Promise<number> {
  const { host, hostname, port } = new URL(url);
  const socket: Socket = connect({ host: hostname, port: Number(port) });
  const lines = Object.entries({
    Host: host,
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': 'AAAAAAAAAAAAAAAAAAAAAA==',
    ...headers,
  }).map(([name, value]) => `${name}: ${value}`);
  socket.write(`GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
  let text = '';
  socket.on('data', (data) => {
    text += String(data);
    if (text.startsWith('HTTP/1.1 101')) socket.destroy();
  });
  await once(socket, 'close');
  return Number(/^HTTP\/1.1 (\d+)/.exec(text)?.[1]);
}

async function newApiToken(house: Installation, userId: string): Promise<string> {
  const token = newToken();
  await query(
    house.config.databaseUrl,
    `insert into api_tokens (user_id, name, hash, permissions, expires_at) values ($1, 'test', $2, $3, $4)`,
    [
      userId,
      tokenHash(token),
      ['mssp.view', 'overview.read', 'incidents.read'],
      new Date(Date.now() + HOUR_MS),
    ],
  );
  return token;
}

describe('behind a public address', () => {
  const PUBLIC_URL = 'https://console.example';
  let house: Installation;
  let cookie: string;
  beforeAll(async () => {
    house = await Installation.open({ config: () => ({ publicUrl: PUBLIC_URL }) });
    cookie = house.operator.cookie;
  });
  afterAll(() => house?.close());

  test.each([
    ['missing', undefined],
    ['empty', ''],
    ['null', 'null'],
    ['foreign', 'https://evil.example'],
    ['of a sibling subdomain', 'https://evil.console.example'],
    ['of the parent domain', 'https://example'],
    ['the address with more behind it', 'https://console.example.evil.test'],
    ['the address as a user name', 'https://console.example@evil.test'],
    ['of another scheme', 'http://console.example'],
    ['of another port', 'https://console.example:8443'],
    ['of an extension', 'chrome-extension://console.example'],
    ['the address the server listens at', 'HOUSE'],
    ['two at once', 'https://console.example, https://evil.example'],
    ['no address at all', 'console.example'],
  ])('an Origin that is %s opens neither socket', async (_, origin) => {
    const named = origin === 'HOUSE' ? house.url : origin;
    const headers = { cookie, ...(named !== undefined && { Origin: named }) };
    expect(await answer(house.url, LIVE, headers)).toBe(403);
    expect(await answer(house.url, OPS, headers)).toBe(403);
  });

  test('the Origin of the console opens both; without a session it opens none', async () => {
    for (const path of [LIVE, OPS]) {
      expect(await answer(house.url, path, { cookie, Origin: PUBLIC_URL })).toBe(101);
      expect(await answer(house.url, path, { Origin: PUBLIC_URL })).toBe(401);
      expect(await answer(house.url, path, { Origin: PUBLIC_URL, cookie: `${cookie}x` })).toBe(401);
    }
  });

  test('a session or token in the address, where logs would keep it, is none', async () => {
    const token = cookie.split('=', 2)[1]!;
    for (const path of [LIVE, OPS]) {
      const named = `${path}${path.includes('?') ? '&' : '?'}token=${token}&session_token=${token}`;
      expect(await answer(house.url, named, { Origin: PUBLIC_URL })).toBe(401);
    }
  });
});

describe('at its own address', () => {
  let house: Installation;
  beforeAll(async () => {
    house = await Installation.open();
  });
  afterAll(() => house?.close());

  test('an API token opens both sockets without an Origin, and none with a foreign one', async () => {
    const person = await newPerson(house, { provider: 'mssp_admin' });
    const authorization = `Bearer ${await newApiToken(house, person.userId)}`;
    for (const path of [LIVE, OPS]) {
      expect(await answer(house.url, path, { authorization })).toBe(101);
      expect(await answer(house.url, path, { authorization, Origin: 'https://evil.example' })).toBe(403);
      expect(await answer(house.url, path, { authorization: `${authorization}x` })).toBe(401);
    }
  });

  test('an upgrade beside the two sockets gets nowhere', async () => {
    const headers = { cookie: house.operator.cookie, Origin: house.url };
    for (const path of [
      '/',
      '/ops',
      '/live/',
      '/live/v2',
      '/api/v1/me',
      '/socket.io/?EIO=4&transport=websocket',
    ]) {
      expect(await answer(house.url, path, headers), path).toBe(404);
    }
    expect(await answer(house.url, '/ops/elsewhere', headers)).toBe(404);
    expect(await answer(house.url, '/ops/', headers)).toBe(400);
    expect(await answer(house.url, '/ops/?EIO=4&transport=polling', headers)).toBe(400);
  });

  test('nobody takes over another’s socket by its id', async () => {
    const victim = await OpsListener.on(house.operator);
    const sid = victim.socket.io.engine.id;
    const thief = await newPerson(house, { provider: 'mssp_analyst' });
    const headers = { cookie: thief.cookie, Origin: house.url };
    expect(await answer(house.url, `${OPS}&sid=${sid}`, headers)).toBe(400);
    expect(victim.socket.connected).toBe(true);
    victim.close();
  });

  test('a message that is too big closes the socket it came by', async () => {
    const big = 'x'.repeat(MAX_CLIENT_FRAME_BYTES + 1);
    const live = await Listener.on(house.operator);
    live.socket.send(big);
    expect(await live.closed()).toBe(TOO_BIG);

    const headers = { cookie: house.operator.cookie, origin: house.url };
    const ops = new WebSocket(`${house.url.replace('http', 'ws')}${OPS}`, { headers });
    await once(ops, 'open');
    ops.send(big);
    const [code] = (await once(ops, 'close')) as [number];
    expect(code).toBe(TOO_BIG);
  });

  test('what a reader says on /ops/ changes nothing: no room is joined, no one else hears it', async () => {
    const mine = await house.operator.newCustomer('mine');
    const viewer = await newPerson(house, { memberOf: { [mine.id]: 'viewer' } });
    const [one, other] = [await OpsListener.on(viewer), await OpsListener.on(house.operator)];
    const say = one.socket as unknown as { emit(name: string, ...told: unknown[]): void };
    for (const name of ['join', 'moved', 'rights', 'signed_out', 'subscribe'])
      say.emit(name, 'all', { room: 'all' });
    await house.operator.report(mine);
    await until('both have heard of it', () => one.moved().length > 0 && other.moved().length > 0);
    expect(other.rights() + other.signedOut().length).toBe(0);
    expect(one.reason).toBeUndefined();
    one.close();
    other.close();
  });

  test('signing out closes the sockets of that session, and no other’s', async () => {
    const person = await newPerson(house, { provider: 'mssp_admin' });
    const [live, ops] = [await Listener.on(person), await OpsListener.on(person)];
    const other = await Listener.on(house.operator);
    expect((await person.ask('POST', '/api/auth/sign-out', {})).status).toBe(200);
    expect(await live.closed()).toBe(4001);
    expect(await ops.closed()).toBe('io server disconnect');
    expect(ops.signedOut()).toEqual([{ reason: 'ended' }]);
    expect(other.code).toBeUndefined();
    other.socket.close();
  });
});
