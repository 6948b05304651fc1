import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSyslog } from '../../../server/syslog/open.ts';
import { MAX_WAITING_LINES } from '../../../server/syslog/shipper.ts';
import { CERTIFICATE } from '../../support/certificate.ts';
import { type Listening, openSyslogHouse } from '../../support/syslog-house.ts';
import { until } from '../../support/until.ts';

let house: Awaited<ReturnType<typeof openSyslogHouse>>;
beforeAll(async () => {
  house = await openSyslogHouse();
});
afterAll(() => house?.close());

/** Sixty thousand lines take a second or two; a busy machine makes that ten times as long. */
const FLOOD_MS = 25_000;

const line = (n: number | string) => `<34>1 2026-01-15T12:00:00Z fw-1 app - - - message ${n}`;
const counted = (text: string) => `${Buffer.byteLength(text)} ${text}`;
const dial = async ({ port }: Listening): Promise<Socket> => {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  await once(socket, 'connect');
  return socket;
};
const ended = (socket: Socket) => until('the connection ends', () => socket.destroyed);
const all = (listening: Listening, count: number) =>
  until(`${count} lines`, async () => {
    const lines = await listening.stored();
    return lines.length >= count && lines;
  });

describe('over TCP', () => {
  test('lines, counted messages and what goes on in the next line, cut anywhere', async () => {
    const at = await house.listen('tcp');
    const text = `${line(1)}\n\tgoes on\n${counted(line(2))}${counted(line(3))}${line(4)}\r\n`;
    const socket = await dial(at);
    for (const byte of Buffer.from(text)) {
      if (!socket.write(Buffer.of(byte))) await once(socket, 'drain');
    }
    expect(await all(at, 4)).toEqual([`${line(1)}\n\tgoes on`, line(2), line(3), line(4)]);
    socket.end();
    await ended(socket);
    expect(at.counts).toMatchObject({ received: 4, stored: 4, refused: 0, dropped: 0 });
    await at.close();
  });

  test('a line without an end is one when its sender goes', async () => {
    const at = await house.listen('tcp');
    (await dial(at)).end(line('last'));
    expect(await all(at, 1)).toEqual([line('last')]);
    await at.close();
  });

  test('while nothing can be stored senders wait; then every line is there, once and in order', async () => {
    const at = await house.listen('tcp');
    const socket = await dial(at);
    socket.write(`${line('first')}\n`);
    await all(at, 1);
    const count = 3 * MAX_WAITING_LINES;
    const release = await house.holdInbox();
    const sent = Array.from({ length: count }, (_, n) => line(n));
    const flushed = new Promise((settle) => socket.write(`${sent.join('\n')}\n`, settle));
    await until('senders wait', () => at.counts.received > MAX_WAITING_LINES);
    expect(at.counts.received).toBeLessThan(count);
    await release();
    await flushed;
    await until('all are stored', () => at.counts.stored === count + 1, FLOOD_MS);
    expect(at.counts).toMatchObject({ received: count + 1, refused: 0 });
    expect(await at.stored()).toEqual([line('first'), ...sent]);
    socket.destroy();
    await at.close();
  });

  test('what was read is stored before the listener is closed', async () => {
    const at = await house.listen('tcp');
    const socket = await dial(at);
    socket.write(`${line(1)}\n${line(2)}\nhalf a li`);
    await until('both were read', () => at.counts.received >= 1);
    await at.close();
    expect(await at.stored()).toEqual([line(1), expect.stringContaining(line(2))]);
    await ended(socket);
  });

  test('a line that never ends is cut, and the next is whole', async () => {
    const at = await house.listen('tcp');
    const socket = await dial(at);
    socket.end(`${line('x'.repeat(1_000_000))}\n${line('next')}\n`);
    const [long, next] = await all(at, 2);
    expect(long).toHaveLength(64 * 1024);
    expect(next).toBe(line('next'));
    await at.close();
  });

  test('a revoked key ends its connections, and no new one is taken', async () => {
    const at = await house.listen('tcp');
    const socket = await dial(at);
    socket.write(`${line(1)}\n`);
    await all(at, 1);
    await house.sql(`update ingest_keys set revoked_at = now() where tenant_id = $1`, [at.tenant]);
    await until('the sender is turned away', () => {
      socket.write(`${line('late')}\n`);
      return socket.destroyed;
    });
    const again = await dial(at);
    await ended(again);
    expect(await at.stored()).toEqual([line(1)]);
    expect(at.counts.turnedAway).toBeGreaterThan(0);
    await at.close();
  });

  test('a sender on none of the networks of the key is turned away', async () => {
    const at = await house.listen('tcp');
    await house.sql(`update ingest_keys set networks = '{192.0.2.0/24}' where tenant_id = $1`, [at.tenant]);
    const socket = await dial(at);
    socket.write(`${line(1)}\n`);
    await ended(socket);
    await at.close();
    expect(await at.stored()).toEqual([]);
  });
});

test('over TLS, and only over TLS', async () => {
  const at = await house.listen('tls');
  const plain = await dial(at);
  plain.write(`${line('plain')}\n`);
  await ended(plain);
  const socket = connectTls({ port: at.port, host: '127.0.0.1', ca: CERTIFICATE });
  await once(socket, 'secureConnect');
  socket.write(counted(line(1)));
  expect(await all(at, 1)).toEqual([line(1)]);
  socket.destroy();
  await at.close();
});

describe('over UDP', () => {
  test.each(['127.0.0.1', '::1'])('a message a datagram, to %s', async (host) => {
    const at = await house.listen('udp', host);
    const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');
    const send = (text: string) => new Promise((settle) => socket.send(text, at.port, host, settle));
    await send(line(1));
    await send(`${line(2)}\n  of two lines`);
    await send('\n');
    expect(await all(at, 2)).toEqual([line(1), `${line(2)}\n  of two lines`]);
    socket.close();
    await at.close();
  });

  test('what comes faster than it can be stored is dropped and counted; nothing else is', async () => {
    const at = await house.listen('udp');
    const release = await house.holdInbox();
    const socket = createSocket('udp4');
    const send = () => new Promise((settle) => socket.send(line('x'), at.port, '127.0.0.1', settle));
    await until('lines are dropped', async () => {
      for (let n = 0; n < 500; n++) await send();
      return at.counts.dropped > 0;
    });
    await release();
    await until('the rest is stored', () => at.counts.stored + at.counts.dropped === at.counts.received);
    expect(await at.stored()).toHaveLength(at.counts.stored);
    socket.close();
    await at.close();
  });
});

test('a port that cannot be had stops the start, and says which', async () => {
  const at = await house.listen('tcp');
  const deps = { reception: house.reception, counts: at.counts, clock: Date.now, log: house.bench.deps.log };
  const taken = { transport: 'tcp', host: '127.0.0.1', port: at.port, key: at.key } as const;
  await expect(openSyslog([{ ...taken, port: 0 }, taken], deps)).rejects.toThrow(
    `SYSLOG_LISTEN: cannot take syslog at tcp://127.0.0.1:${at.port}`,
  );
  const tls = {
    transport: 'tls',
    host: '127.0.0.1',
    port: 0,
    key: at.key,
    certPath: '/no',
    certKeyPath: '/no',
  };
  await expect(openSyslog([tls as never], deps)).rejects.toThrow('ENOENT');
  await at.close();
});
