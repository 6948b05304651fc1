import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DeadLetters, Quarantine, Replayed } from '../../../shared/wire/http/routing.ts';
import { native, receiptOf, sendWith } from '../../support/feeds.ts';
import { Installation } from '../../support/installation.ts';
import type { Customer } from '../../support/operator.ts';
import { query } from '../../support/query.ts';
import { until } from '../../support/until.ts';

/** The database itself refuses one title: a fault that no check at the door can foresee. */
const POISON = `
  create table antidote (id int);
  create function poison() returns trigger language plpgsql security definer as $$
  begin
    if new.title like 'poison%' and not exists (select from antidote) then
      raise exception 'this title is poison';
    end if;
    return new;
  end $$;
  create trigger poison before insert or update on incidents for each row execute function poison();`;

let house: Installation;
let [mine, theirs]: Customer[] = [];
let key: string;
const sql = async (text: string, values: unknown[] = []) =>
  (await query(house.config.databaseUrl, text, values)).rows;
beforeAll(async () => {
  house = await Installation.open();
  mine = await house.operator.newCustomer('mine');
  theirs = await house.operator.newCustomer('theirs');
  key = (await house.operator.post<{ key: string }>('/api/v1/ingest-keys', { name: 'P' })).key;
  await sql(POISON);
});
afterAll(() => house?.close());

const LETTERS = '/api/v1/dead-letters';
const letters = (search = '') => house.operator.get<DeadLetters>(LETTERS + search);
const replay = async (path: string, body: object | undefined = undefined) => {
  const answer = await house.operator.ask('POST', `${LETTERS}${path}`, body);
  return { status: answer.status, body: (await answer.json()) as Replayed };
};
const settled = (receipt: string, by = key) =>
  until('the records are settled', async () => {
    const found = await receiptOf(house, by, receipt);
    return found.state === 'pending' ? undefined : found;
  });
const failing = async (tenant: string, count: number) => {
  const records = Array.from({ length: count }, (_, n) =>
    native({ tenant, title: n % 2 ? 'well' : 'poison' }),
  );
  const { body } = await sendWith(house, key, records);
  return { receipt: body.receipt as string, found: await settled(body.receipt) };
};

test('dead letters are listed with their error, replayed exactly once, and count their attempts', async () => {
  const { receipt, found } = await failing('mine', 6);
  expect(found).toMatchObject({ state: 'partial', accepted: 6, incidents: 3, failed: 3 });
  const page = await letters('?tenant=mine&limit=2');
  expect(page.total).toBe(3);
  expect(page.items[0]).toMatchObject({
    tenant: { slug: 'mine' },
    format: 'native',
    error: expect.stringContaining('this title is poison'),
    attempts: 1,
  });
  expect((await letters(`?tenant=mine&limit=2&cursor=${page.next_cursor}`)).items).toHaveLength(1);

  const { id } = page.items[0]!;
  const twice = await Promise.all([replay(`/${id}/replay`), replay(`/${id}/replay`)]);
  expect(twice.map(({ status }) => status).sort()).toEqual([200, 404]);
  expect(await settled(receipt)).toMatchObject({ accepted: 6, incidents: 3, failed: 3 });
  const again = (await letters('?tenant=mine')).items.find((each) => each.attempts === 2);
  expect(again).toMatchObject({ error: expect.stringContaining('poison') });

  await sql('insert into antidote values (1)');
  expect((await replay('/replay', { tenant: 'mine' })).body).toEqual({ replayed: 3, left: 0 });
  expect(await settled(receipt)).toMatchObject({ state: 'done', accepted: 6, incidents: 6, failed: 0 });
  const [counted] = await sql(
    'select count(*)::int as n, sum(occurrences)::int as o from incidents where tenant_id = $1',
    [mine!.id],
  );
  expect(counted).toEqual({ n: 6, o: 6 });
  await sql('delete from antidote');
});

test('one tenant’s are replayed alone; discarding one keeps its receipt true', async () => {
  const { receipt } = await failing('theirs', 2);
  await failing('mine', 2);
  const [letter] = (await letters('?tenant=theirs')).items;
  expect((await replay('/replay', { tenant: 'nobody' })).status).toBe(404);
  expect((await house.operator.ask('DELETE', `${LETTERS}/${letter!.id}`)).status).toBe(204);
  expect((await house.operator.ask('DELETE', `${LETTERS}/${letter!.id}`)).status).toBe(404);
  expect((await replay(`/${letter!.id}/replay`)).status).toBe(404);
  expect((await letters('?tenant=theirs')).total).toBe(0);
  expect(await settled(receipt)).toMatchObject({ state: 'partial', accepted: 2, incidents: 1, failed: 1 });
  const [kept] = await sql(`select record from dead_letters where discarded_at is not null`);
  expect(kept).toEqual({ record: '' });
  const trail = await sql(
    `select action, tenant_id from audit where action like 'dead_letter%' and tenant_id = $1 order by seq`,
    [theirs!.id],
  );
  expect(trail).toEqual([{ action: 'dead_letter.discarded', tenant_id: theirs!.id }]);
  expect((await letters()).items.every(({ tenant }) => tenant.slug === 'mine')).toBe(true);
});

test('the quarantine is listed by name and format, replayed by choice, discarded by choice', async () => {
  await sendWith(house, key, [native({ tenant: 'q-one' }), native({ tenant: 'q-one', title: 'Newest' })]);
  await sendWith(house, key, [native({ tenant: 'q-two' })]);
  const sent = await sendWith(house, key, [native()]);
  const listed = await house.operator.get<Quarantine>('/api/v1/quarantine');
  expect(listed.records).toBe(4);
  expect(listed.items.map(({ hint, format, records }) => [hint, format, records])).toEqual([
    ['q-one', 'native', 2],
    ['', 'native', 1],
    ['q-two', 'native', 1],
  ]);
  expect(listed.items[0]).toMatchObject({ key: { name: 'P' }, sample: { title: 'Newest' } });
  const long = await sendWith(house, key, [native({ tenant: 'q-long', raw: 'x'.repeat(1_000_000) })]);
  expect(long.body.quarantined).toBe(1);
  const { items } = await house.operator.get<Quarantine>('/api/v1/quarantine');
  expect(items.find(({ hint }) => hint === 'q-long')!.sample).toHaveLength(20_000);
  await house.operator.ask('DELETE', '/api/v1/quarantine?hint=q-long');

  await house.operator.newCustomer('q-one');
  await house.operator.newCustomer('q-two');
  const two = await house.operator.post<Replayed>('/api/v1/quarantine/replay', { hint: 'q-two' });
  expect(two).toEqual({ replayed: 1, left: 0 });
  const discard = await house.operator.ask('DELETE', '/api/v1/quarantine?hint=');
  expect(await discard.json()).toEqual({ discarded: 1, left: 0 });
  expect(await receiptOf(house, key, sent.body.receipt)).toMatchObject({
    state: 'done',
    accepted: 0,
    quarantined: 0,
    discarded: 1,
  });
  expect(await house.operator.post<Replayed>('/api/v1/quarantine/replay', {})).toEqual({
    replayed: 2,
    left: 0,
  });
  expect((await house.operator.get<Quarantine>('/api/v1/quarantine')).records).toBe(0);
  const trail = await sql(
    `select t.slug from audit a join tenants t on t.id = a.tenant_id where action = 'quarantine.replayed' order by seq`,
  );
  expect(trail).toEqual([{ slug: 'q-two' }, { slug: 'q-one' }]);
});
