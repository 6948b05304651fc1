import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TenantId } from '../../../shared/domain/tenant.ts';
import { type Door, openDoor } from '../../support/door.ts';

let door: Door;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());

const TEXT = { 'content-type': 'text/plain' };

async function incidents(tenantId: TenantId) {
  await door.drain();
  return await door.tenancy.asTenant(tenantId, (tx) =>
    tx
      .selectFrom('incidents')
      .select(['source', 'title', 'severity', 'occurrences', 'detected_at'])
      .where('tenant_id', '=', tenantId)
      .orderBy('number')
      .execute(),
  );
}

test('lines of syslog, counted and of several lines, become incidents; what recurs is one', async () => {
  const { id, key } = await door.tenant();
  const failed = (second: number, port: number) =>
    `<36>Jan 15 12:29:0${second} web-1 sshd[${port}]: Failed password for root from 203.0.113.9 port ${port}`;
  const trace = '<11>Jan 15 12:28:00 app-1 shop: Exception in thread\n\tat Cart.pay\nCaused by: Timeout';
  const body = [failed(1, 4242), trace, failed(2, 4343), `${failed(3, 4444).length} ${failed(3, 4444)}`].join(
    '\n',
  );
  const answer = await door.send(key, { body, format: 'syslog', headers: TEXT });
  expect(answer.body).toMatchObject({ accepted: 4, refused: [] });
  expect(await incidents(id)).toEqual([
    {
      source: 'syslog',
      title: 'sshd: Failed password for root from 203.0.113.9 port 4242',
      severity: 'medium',
      occurrences: 3,
      // The year is that of the receipt.
      detected_at: new Date('2026-01-15T12:29:01Z'),
    },
    {
      source: 'syslog',
      title: 'shop: Exception in thread',
      severity: 'high',
      occurrences: 1,
      detected_at: new Date('2026-01-15T12:28:00Z'),
    },
  ]);
});

test('auto tells lines of several formats apart, and a line of last December has last year', async () => {
  const { id, key } = await door.tenant();
  const body = [
    'CEF:0|Acme|Shield|1|42|Worm stopped here|9|src=203.0.113.9 rt=1768479000000',
    '<13>Jan 15 12:10:00 h LEEF:2.0|Acme|Sieve|1|42|^|sev=8^msg=Mail was held back',
    '<12>Dec 31 23:59:00 h cron: too late',
  ].join('\n');
  const answer = await door.send(key, { body, format: 'auto', headers: TEXT });
  expect(answer.body).toMatchObject({ accepted: 3, refused: [] });
  const found = await incidents(id);
  expect(
    found.map(({ source, severity, detected_at }) => [source, severity, detected_at.toISOString()]),
  ).toEqual([
    ['acme-shield', 'critical', '2026-01-15T12:10:00.000Z'],
    ['acme-sieve', 'high', '2026-01-15T12:10:00.000Z'],
    ['syslog', 'medium', '2025-12-31T23:59:00.000Z'],
  ]);
});
