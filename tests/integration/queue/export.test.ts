import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AuditList } from '../../../shared/wire/http/audit.ts';
import type { Incident } from '../../../shared/wire/http/incidents.ts';
import { Installation } from '../../support/installation.ts';
import type { Customer } from '../../support/operator.ts';
import { newPerson } from '../../support/person.ts';
import { query } from '../../support/query.ts';
import { until } from '../../support/until.ts';

/** More than one batch. */
const MANY = 1_200;

let house: Installation;
let halden: Customer;
let quiet: Customer;
beforeAll(async () => {
  house = await Installation.open();
  const { operator } = house;
  halden = await operator.newCustomer('halden');
  quiet = await operator.newCustomer('quiet');
  for (let sent = 0; sent < MANY; sent += 400) {
    await operator.settled(halden, await operator.report(halden, 400, { source: `s-${sent}` }));
  }
  const odd = {
    title: '=HYPERLINK("http://evil.example","a, b")\nnext',
    tags: ['+1', 'two'],
    severity: 'low',
  };
  await operator.settled(quiet, await operator.report(quiet, 1, odd));
});
afterAll(() => house?.close());

const file = async (search: string) =>
  (await house.operator.ask('GET', `/api/v1/incidents/export?${search}`)).text();
const exports = () => house.operator.get<AuditList>('/api/v1/audit?action=incidents.exported');

test('every selected row is in the file once, newest first, under the names of its columns', async () => {
  const rows = parse(await file('tenant=halden'), { columns: true }) as Record<string, string>[];
  expect(rows.length).toBe(MANY);
  expect(new Set(rows.map(({ number }) => number)).size).toBe(MANY);
  const times = rows.map(({ detected_at }) => detected_at!);
  expect(times).toEqual(times.toSorted().reverse());
  const incidents = JSON.parse(await file('tenant=halden&format=json')) as Incident[];
  expect(incidents.map(({ number }) => number)).toEqual(rows.map(({ number }) => number));
});

test('a cell is one cell, and nothing that a spreadsheet would run', async () => {
  const [row] = parse(await file('tenant=quiet'), { columns: true }) as Record<string, string>[];
  expect(row).toMatchObject({ severity: 'low', number: 'QUIET-1' });
  expect(row!.title).toMatch(/^'=HYPERLINK\("http:\/\/evil.example","a, b"\)/);
  expect(row!.tags).toMatch(/^'\+1; two$/);
});

test('nothing selected is a file with nothing in it', async () => {
  expect((await file('q=nowhere')).split('\r\n').length).toBe(2);
  expect(JSON.parse(await file('q=nowhere&format=json'))).toEqual([]);
});

test('it is named by its day, and an answer of its own kind', async () => {
  const answer = await house.operator.ask('GET', '/api/v1/incidents/export?format=json&tenant=quiet');
  expect(answer.headers.get('content-type')).toContain('application/json');
  expect(answer.headers.get('content-disposition')).toMatch(/filename="incidents-\d{4}-\d\d-\d\d\.json"/);
  await answer.text();
  expect((await house.operator.ask('GET', '/api/v1/incidents/export?format=xml')).status).toBe(400);
});

test('each tenant whose rows left finds it in its log, with how many', async () => {
  const before = (await exports()).items.length;
  await file('severity=low&severity=critical');
  const { items } = await exports();
  const added = items.slice(0, items.length - before);
  expect(
    added.map(({ tenant, change }) => [tenant?.slug, (change.after as { rows: number }).rows]).toSorted(),
  ).toEqual([
    ['halden', MANY],
    ['quiet', 1],
  ]);
});

test('somebody takes what is theirs alone', async () => {
  const viewer = await newPerson(house, { memberOf: { [quiet.id]: 'viewer' } });
  const rows = parse(await (await viewer.ask('GET', '/api/v1/incidents/export')).text(), { columns: true });
  expect(rows).toHaveLength(1);
});

test('who breaks off is read no further for', async () => {
  const reading = new AbortController();
  const answer = await fetch(`${house.url}/api/v1/incidents/export?tenant=halden`, {
    headers: { cookie: house.operator.cookie },
    signal: reading.signal,
  });
  await answer.body!.getReader().read();
  reading.abort();
  await until('no transaction is left open', async () => {
    const { rows } = await query(
      house.config.databaseUrl,
      `select count(*)::int as n from pg_stat_activity where datname = current_database() and state like 'idle in%'`,
    );
    return rows[0].n === 0;
  });
  expect((await exports()).items.length).toBeGreaterThan(0);
});
