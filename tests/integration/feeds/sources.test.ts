import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Sources } from '../../../shared/wire/http/sources.ts';
import { native, sendWith } from '../../support/feeds.ts';
import { Installation } from '../../support/installation.ts';
import type { Customer } from '../../support/operator.ts';
import { newPerson, type Person } from '../../support/person.ts';
import { query } from '../../support/query.ts';
import { until } from '../../support/until.ts';

let house: Installation;
let mine: Customer;
let theirs: Customer;
let providerKey: string;
beforeAll(async () => {
  house = await Installation.open();
  mine = await house.operator.newCustomer('mine');
  theirs = await house.operator.newCustomer('theirs');
  providerKey = (await house.operator.post<{ key: string }>('/api/v1/ingest-keys', { name: 'P' })).key;
});
afterAll(() => house?.close());

const of = (who: Pick<Person, 'get'>, path = '/api/v1/sources') => who.get<Sources>(path);
const OF_MINE = '/api/v1/tenants/mine/sources';
/** What a key refused is written now and then. */
const refusedBy = (who: Pick<Person, 'get'>, refused: number, path?: string) =>
  until(`${refused} refusals are told`, async () => {
    const { refusals } = await of(who, path);
    return refusals.reduce((sum, each) => sum + each.refused_24h, 0) >= refused ? refusals : undefined;
  });

test('each source with its records, formats and lag, and nothing of other tenants', async () => {
  const { operator } = house;
  const detected_at = new Date(Date.now() - 60_000).toISOString();
  const receipts = [
    await operator.report(mine, 5, { source: 'edr', detected_at }),
    await operator.report(mine, 3, { source: 'mail' }),
    await operator.report(theirs, 2, { source: 'edr' }),
  ];
  await operator.settled(mine, receipts[0]!);
  await operator.settled(mine, receipts[1]!);
  await operator.settled(theirs, receipts[2]!);
  const { items, hidden } = await of(operator, OF_MINE);
  expect(hidden).toBe(0);
  const bySource = Object.fromEntries(items.map((each) => [each.source, each]));
  expect(Object.keys(bySource).sort()).toEqual(['edr', 'mail']);
  expect(bySource.edr).toMatchObject({
    tenant: { slug: 'mine' },
    formats: ['native'],
    records_1h: 5,
    records_24h: 5,
    pending: 0,
  });
  expect(bySource.edr!.lag_p50_ms).toBeGreaterThan(54_000);
  expect(bySource.edr!.lag_p50_ms).toBeLessThan(75_000);
  expect(bySource.mail!.lag_p50_ms).toBeNull();
  expect((await of(operator)).items).toHaveLength(3);
  const owner = await newPerson(house, { memberOf: { [theirs.id]: 'owner' } });
  const seen = await of(owner);
  expect(seen.items.map(({ source, records_24h }) => [source, records_24h])).toEqual([['edr', 2]]);
  expect(JSON.stringify(seen)).not.toContain(mine.id);
});

test('records that repeat count again, and leave the hour before they leave the day', async () => {
  const { operator } = house;
  const detected_at = new Date().toISOString();
  for (let n = 0; n < 2; n++) {
    await operator.settled(
      theirs,
      await operator.report(theirs, 1, { source: 'aged', external_id: 'same', detected_at }),
    );
  }
  const look = async () =>
    (await of(operator, '/api/v1/tenants/theirs/sources')).items.find(({ source }) => source === 'aged')!;
  expect(await look()).toMatchObject({ records_1h: 2, records_24h: 2 });
  const shift = (hours: number) =>
    query(
      house.config.databaseUrl,
      `update source_traffic set at = at - interval '1 hour' * $1 where source = 'aged'`,
      [hours],
    );
  await shift(2);
  expect(await look()).toMatchObject({ records_1h: 0, records_24h: 2, lag_p50_ms: null });
  await shift(23);
  expect(await look()).toMatchObject({ records_1h: 0, records_24h: 0 });
});

test('refusals by key: counted all, the last twenty kept, examples for those who read payloads', async () => {
  const bad = Array.from({ length: 30 }, (_, n) => native({ title: `Bad ${n}`, severity: 'awful' }));
  await sendWith(house, mine.key, bad);
  const [key] = await refusedBy(house.operator, 30, OF_MINE);
  expect(key).toMatchObject({
    key: { name: 'sensor' },
    tenant: { slug: 'mine' },
    refused_1h: 30,
    refused_24h: 30,
  });
  expect(key!.last).toHaveLength(20);
  expect(key!.last[0]).toMatchObject({ format: 'native', field: 'severity' });
  expect(key!.last[0]!.example).toContain('Bad 29');
  expect(key!.last.at(-1)!.example).toContain('Bad 10');

  await sendWith(house, mine.key, ['x'.repeat(5_000), '\0nul', { deep: 1 }]);
  const [more] = await refusedBy(house.operator, 33, OF_MINE);
  expect(more!.last).toHaveLength(20);
  expect(Math.max(...more!.last.map(({ example }) => example?.length ?? 0))).toBeLessThanOrEqual(2_000);
});

test('a customer sees the refusals of its own keys alone; the provider’s are the provider’s', async () => {
  await sendWith(house, providerKey, [
    native({ tenant: 'mine', severity: 'awful', title: 'Secret of mine' }),
  ]);
  await sendWith(house, theirs.key, [native({ severity: 'awful', title: 'Secret of theirs' })]);
  const all = await until('all keys are told of', async () => {
    const { refusals } = await of(house.operator);
    return refusals.length >= 3 ? refusals : undefined;
  });
  expect(all.map(({ tenant }) => tenant?.slug ?? null).sort()).toEqual(['mine', 'theirs', null].sort());
  const owner = await newPerson(house, { memberOf: { [theirs.id]: 'owner' } });
  const analyst = await newPerson(house, { provider: 'mssp_analyst', assigned: [theirs.id] });
  for (const who of [owner, analyst]) {
    const { refusals } = await of(who);
    expect(refusals.map(({ tenant }) => tenant?.slug)).toEqual(['theirs']);
    expect(refusals[0]!.last[0]!.example).toContain('Secret of theirs');
    expect(JSON.stringify(refusals)).not.toContain('Secret of mine');
  }
});

test('whoever may see sources and not payloads sees why, and not what', async () => {
  await sendWith(house, mine.key, [native({ severity: 'awful', title: 'Not for tokens' })]);
  await refusedBy(house.operator, 1, OF_MINE);
  const owner = await newPerson(house, { memberOf: { [mine.id]: 'owner' } });
  const { token } = await owner.post<{ token: string }>('/api/v1/account/tokens', {
    name: 'sources',
    scopes: ['tenant.read', 'sources.read'],
    expires_in_days: 1,
  });
  const answer = await fetch(house.url + OF_MINE, { headers: { authorization: `Bearer ${token}` } });
  const { refusals } = (await answer.json()) as Sources;
  expect(refusals[0]!.last.length).toBeGreaterThan(0);
  expect(refusals[0]!.last.every(({ example, reason }) => example === null && reason !== '')).toBe(true);
});
