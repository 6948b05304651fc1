import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashOf, newKey } from '../../../shared/node/ingest/key.ts';
import { freePort, Installation } from '../../support/installation.ts';
import { query } from '../../support/query.ts';
import { until } from '../../support/until.ts';

const key = newKey();
let port: number;
let house: Installation;
beforeAll(async () => {
  port = await freePort();
  const address = { transport: 'tcp', host: '127.0.0.1', port, key } as const;
  house = await Installation.open({ config: () => ({ syslogListen: [address] }) });
});
afterAll(() => house?.close());

test('a server listens as configured; its lines become incidents, and its metrics count them', async () => {
  const { id } = await house.operator.newCustomer('syslog');
  await query(
    house.config.databaseUrl,
    `insert into ingest_keys (tenant_id, name, hash) values ($1, 'syslog', $2)`,
    [id, hashOf(key)],
  );
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.end(`<11>${new Date().toISOString()} fw-1 sshd[1]: Failed password for root from 192.0.2.7\n`);
  const titles = await until('the line is an incident', async () => {
    const path = `/api/v1/incidents?tenant=${id}&severity=info&severity=low&severity=medium&severity=high`;
    const { items } = await house.operator.get<{ items: { title: string }[] }>(path);
    return items.length > 0 && items.map(({ title }) => title);
  });
  expect(titles).toEqual([expect.stringContaining('Failed password')]);
  const metrics = await (await fetch(`${house.url}/metrics`)).text();
  expect(metrics).toMatch(/^watchfloor_syslog_lines_received_total 1$/m);
  expect(metrics).toMatch(/^watchfloor_syslog_lines_stored_total 1$/m);
  expect(metrics).toMatch(/^watchfloor_syslog_lines_dropped_total 0$/m);
});
