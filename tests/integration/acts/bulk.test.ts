import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Incident } from '../../../shared/wire/http/incidents.ts';
import { bulk, change, historyOf, look, newIncidents } from '../../support/caseload.ts';
import { Installation } from '../../support/installation.ts';
import type { Customer } from '../../support/operator.ts';
import { newPerson, type Person } from '../../support/person.ts';
import { query } from '../../support/query.ts';
import { until } from '../../support/until.ts';

let house: Installation;
let customers: Customer[];
let analyst: Person;
beforeAll(async () => {
  house = await Installation.open();
  customers = await Promise.all(
    ['one', 'two', 'look', 'none'].map((slug) => house.operator.newCustomer(slug)),
  );
  analyst = await newPerson(house, {
    provider: 'mssp_analyst',
    assigned: [customers[0]!.id, customers[1]!.id],
    memberOf: { [customers[2]!.id]: 'viewer' },
  });
});
afterAll(() => house?.close());

const fresh = async (at: number, count = 1): Promise<Incident[]> =>
  newIncidents(house, customers[at]!, count);
const auditOf = async (customer: Customer) =>
  (
    await query(
      house.config.databaseUrl,
      `select target_type, target_label, change from audit
       where tenant_id = $1 and action like 'incident%' order by seq`,
      [customer.id],
    )
  ).rows;

test('rows of many tenants are changed, each with a result; what cannot be changed holds nobody up', async () => {
  const [ones, twos] = [await fresh(0, 3), await fresh(1, 2)];
  const [looked] = await fresh(2);
  const [outside] = await fresh(3);
  await change(house.operator as Person, ones[2]!, { severity: 'medium' });
  const all = [...ones, looked!, ...twos, outside!];
  const unknown = 'A'.repeat(22);
  const { results, undo } = await bulk(analyst, {
    ids: [...all.map(({ id }) => id), unknown, ones[0]!.id],
    change: { severity: 'low', tags: { add: ['bulk'] }, assignee: 'me' },
    versions: { [ones[2]!.id]: 1, [ones[0]!.id]: 1 },
  });
  expect(undo).not.toBeNull();
  const ok = (incident: Incident) => ({ id: incident.id, ok: true, version: 2 });
  const error = (id: string, status: number) => ({ id, error: { status } });
  expect(results).toMatchObject([
    ok(ones[0]!),
    ok(ones[1]!),
    error(ones[2]!.id, 409),
    error(looked!.id, 403),
    ...twos.map(ok),
    error(outside!.id, 404),
    error(unknown, 404),
  ]);
  const late = results[2] as { error: { detail: string } };
  expect(late.error.detail).toMatch(/ set severity to medium \d s ago\./);
  for (const incident of [ones[0]!, ones[1]!, ...twos]) {
    expect(await look(analyst, incident)).toMatchObject({
      severity: 'low',
      tags: ['bulk'],
      assignee_id: analyst.userId,
    });
  }
  expect(await look(house.operator, looked!)).toEqual(looked);
  expect(await look(house.operator, outside!)).toEqual(outside);

  // Each tenant's audit log tells of its own alone.
  expect((await auditOf(customers[0]!)).at(-1)).toMatchObject({
    target_type: 'incidents',
    target_label: '2 incidents',
    change: { after: { act: undo, incidents: { [ones[0]!.number]: { severity: 'low' } } } },
  });
  expect(JSON.stringify(await auditOf(customers[0]!))).not.toContain(twos[0]!.number);
  expect(await auditOf(customers[3]!)).toEqual([]);
  const [, event] = await historyOf(analyst, twos[0]!);
  expect(event!.data.act).toBe(undo);
  await until('the numbers follow', async () => {
    const { most_at_risk } = await house.operator.overview();
    const lows = most_at_risk.map(({ tenant, open }) => [tenant.slug, open.low]);
    return (
      JSON.stringify(Object.fromEntries(lows)) !== '{}' &&
      lows.every(([slug, low]) => low === (slug === 'one' || slug === 'two' ? 2 : 0))
    );
  });
});

test('each row is judged by what it is: what one cannot become is no other’s affair', async () => {
  const [open, shut] = await fresh(0, 2);
  await change(analyst, shut!, { status: 'closed', resolution: 'benign' });
  const { results } = await bulk(analyst, {
    ids: [open!.id, shut!.id],
    change: { pause_reason: 'waits', status: 'in_progress' },
  });
  expect(results).toMatchObject([{ ok: true }, { ok: true, version: 3 }]);
  const again = await bulk(analyst, { ids: [open!.id, shut!.id], change: { pause_reason: 'waits' } });
  expect(again).toMatchObject({
    results: [
      { ok: true, version: 2 },
      { ok: true, version: 3 },
    ],
    undo: null,
  });
});

test('many at once, each with its note, and not more than five hundred', async () => {
  const many = await fresh(1, 150);
  const { results } = await bulk(analyst, {
    ids: many.map(({ id }) => id),
    change: { status: 'closed', resolution: 'false_positive', note: 'A scanner of ours.' },
  });
  expect(results.filter((result) => 'ok' in result)).toHaveLength(150);
  const { rows } = await query(
    house.config.databaseUrl,
    `select count(*)::int as n from notes where tenant_id = $1`,
    [customers[1]!.id],
  );
  expect(rows).toEqual([{ n: 150 }]);
  const ids = Array.from({ length: 501 }, (_, n) => String(n));
  const answer = await analyst.ask('POST', '/api/v1/incidents/bulk', { ids, change: { severity: 'low' } });
  expect(answer.status).toBe(400);
});
