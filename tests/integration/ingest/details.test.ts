import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Door, incident, openDoor } from '../../support/door.ts';

let door: Door;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());

async function reported(...records: readonly object[]) {
  const tenant = await door.tenant();
  for (const more of records) {
    const answer = await door.send(tenant.key, {
      body: JSON.stringify(incident({ external_id: 'x', ...more })),
    });
    expect(answer.body).toMatchObject({ accepted: 1 });
    await door.drain();
  }
  return door.tenancy.asTenant(tenant.id, async (tx) => ({
    row: await tx.selectFrom('incidents').selectAll().executeTakeFirstOrThrow(),
    events: await tx.selectFrom('events').selectAll().orderBy('seq').execute(),
  }));
}

test('details are kept, replaced one by one, and told in the log', async () => {
  const leak = { module: 'dark_web', details: { publisher: 'Exploit', keyword: 'acme vpn' } };
  const { row, events } = await reported(
    leak,
    { details: { publisher: 'BreachForums' } },
    { title: 'Renamed' },
  );
  expect(row).toMatchObject({
    title: 'Renamed',
    version: 3,
    details: { keyword: 'acme vpn', publisher: 'BreachForums' },
  });
  expect(events.map(({ data }) => (data as { changes?: object }).changes)).toEqual([
    undefined,
    { details: [leak.details, { keyword: 'acme vpn', publisher: 'BreachForums' }] },
    { title: [expect.any(String), 'Renamed'] },
  ]);
});

test('the same details in another order are no change', async () => {
  const said = { keyword: 'acme', publisher: 'Exploit', takedown_state: 'requested' };
  const { row, events } = await reported(
    { details: said },
    { details: Object.fromEntries(Object.entries(said).reverse()) },
  );
  expect(row.version).toBe(1);
  expect(events.map(({ kind }) => kind)).toEqual(['incident.created', 'incident.repeated']);
});

test('incidents without details have none, and stand in no index of them', async () => {
  const { row } = await reported({});
  expect(row.details).toBeNull();
  const { rows } = await door.tenancy.asSystem('look at indexes', (tx) =>
    sql<{
      indexdef: string;
    }>`select indexdef from pg_indexes where indexname like 'incidents%details'`.execute(tx),
  );
  expect(rows).toHaveLength(2);
  for (const { indexdef } of rows) expect(indexdef).toMatch(/where \(details is not null\)/i);
});
