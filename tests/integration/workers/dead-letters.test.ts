import { afterAll, beforeAll, expect, test } from 'vitest';
import { inOneTrip } from '../../../shared/node/db/trip.ts';
import { type Door, incident, openDoor } from '../../support/door.ts';
import { query } from '../../support/query.ts';

/** The database itself refuses one title: a fault that no check at the door can foresee. */
const POISON = `
  create function poison() returns trigger language plpgsql as $$
  begin
    if new.title = 'poison' then raise exception 'this title is poison'; end if;
    return new;
  end $$;
  create trigger poison before insert or update on incidents for each row execute function poison();`;

let door: Door;
beforeAll(async () => {
  door = await openDoor();
  await query(door.databaseUrl, POISON);
});
afterAll(() => door.close());

const titles = (tenant: string) =>
  door.tenancy.asSystem('titles', async (tx) => {
    const rows = await tx
      .selectFrom('incidents')
      .select(['title', 'number'])
      .where('tenant_id', '=', tenant)
      .orderBy('number')
      .execute();
    return rows.map((row) => [row.number, row.title]);
  });

const tallyOf = (tenant: string) =>
  door.tenancy.asSystem('occurrences', async (tx) => {
    const query = tx.selectFrom('incidents').select('occurrences').where('tenant_id', '=', tenant);
    return (await query.orderBy('number').execute()).map((row) => row.occurrences);
  });

test('a record the database will not have is set aside, and its neighbours are recorded', async () => {
  const sick = await door.tenant();
  const well = await door.tenant();
  const records = ['a', 'poison', 'b', 'poison', 'c'].map((title) => incident({ title }));
  const { body: answer } = await door.send(sick.key, { body: JSON.stringify(records) });
  await door.send(sick.key, { body: JSON.stringify(incident({ title: 'd' })) });
  await door.send(well.key, { body: JSON.stringify(incident({ title: 'e' })) });
  expect(answer).toMatchObject({ accepted: 5, refused: [] });
  await door.drain();

  expect(await titles(sick.id)).toEqual([
    [1, 'a'],
    [2, 'b'],
    [3, 'c'],
    [4, 'd'],
  ]);
  expect(await titles(well.id)).toEqual([[1, 'e']]);
  const dead = await door.tenancy.asSystem('dead letters', (tx) =>
    tx.selectFrom('dead_letters').selectAll().where('tenant_id', '=', sick.id).orderBy('id').execute(),
  );
  expect(dead.map(({ record_index }) => record_index)).toEqual([1, 3]);
  expect(JSON.parse(dead[0]!.record)).toEqual(records[1]);
  expect(dead[0]!.error).toContain('this title is poison');

  const receipt = await door.get(sick.key, `/api/v1/ingest/receipts/${answer.receipt}`);
  expect(receipt.body).toMatchObject({ state: 'partial', accepted: 5, incidents: 3, failed: 2 });
});

test('a run that ends half-way through taking a batch apart is made up for by the next', async () => {
  const { id, key } = await door.tenant();
  const records = ['a', 'poison', 'b'].map((title) => incident({ title }));
  await door.send(key, { body: JSON.stringify(records) });
  const { tenancy } = door.deps;
  // The first run fails by the poison; the one that takes the batch apart dies before its commit.
  let runs = 0;
  const killed = Object.assign(new Error('killed'), { code: '57P01' });
  const crashing: typeof tenancy = {
    ...tenancy,
    asSystem: (reason, work) =>
      tenancy.asSystem(reason, async (tx) => {
        const done = await work(tx, inOneTrip);
        if (reason === 'ingest' && runs++ === 0) throw killed;
        return done;
      }),
  };
  await expect(door.drain({ tenancy: crashing })).rejects.toThrow('killed');
  await door.drain();
  expect(await titles(id)).toEqual([
    [1, 'a'],
    [2, 'b'],
  ]);
  expect(await tallyOf(id)).toEqual([1, 1]);
  const events = await tenancy.asTenant(id, (tx) => tx.selectFrom('events').select('seq').execute());
  expect(events).toHaveLength(2);
});

test('taking a batch apart counts each record once, repeated ones as well', async () => {
  const { id, key } = await door.tenant();
  const one = incident({ external_id: 'one', title: 'a' });
  const records = [one, one, incident({ title: 'poison' }), one, { ...one, title: 'b' }];
  await door.send(key, { body: JSON.stringify(records) });
  await door.drain();
  await door.drain();
  expect(await titles(id)).toEqual([[1, 'b']]);
  expect(await tallyOf(id)).toEqual([4]);
});
