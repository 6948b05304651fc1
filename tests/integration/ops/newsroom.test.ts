import { afterAll, beforeAll, expect, test } from 'vitest';
import { openIdentity } from '../../../server/identity/auth.ts';
import { Newsroom, type NewsroomDeps } from '../../../server/ops/newsroom.ts';
import { sealedIds } from '../../../server/sealed-id.ts';
import { type TenantId, tenantId } from '../../../shared/domain/tenant.ts';
import { openTenancy, type Tenancy } from '../../../shared/node/db/tenancy.ts';
import { createLog } from '../../../shared/node/log.ts';
import type { News } from '../../../shared/wire/ops.ts';
import { NEWS_AT_ONCE, NEWS_EVERY_MS } from '../../../shared/wire/ops-limits.ts';
import { Installation } from '../../support/installation.ts';
import { query } from '../../support/query.ts';
import { until } from '../../support/until.ts';

let house: Installation;
let tenancy: Tenancy;
let identity: ReturnType<typeof openIdentity>;
let deps: NewsroomDeps;
/** Looks at the database, and how many of the next ones are to fail. */
const looks = { count: 0, failing: 0 };
beforeAll(async () => {
  house = await Installation.open();
  tenancy = openTenancy(house.config.databaseUrl);
  identity = openIdentity(house.config);
  const counted: Tenancy = {
    ...tenancy,
    asScope: (scope, work) => {
      looks.count++;
      if (looks.failing-- > 0) return Promise.reject(new Error('the database is away'));
      return tenancy.asScope(scope, work);
    },
  };
  deps = {
    tenancy: counted,
    identity,
    ids: sealedIds(house.config.authSecret),
    clock: Date.now,
    log: createLog('silent'),
  };
});
afterAll(async () => {
  await identity?.close();
  await tenancy?.close();
  await house?.close();
});

/** New tenants; what happens there concerns no single incident, so that it is told without rows. */
async function newTenants(count: number): Promise<TenantId[]> {
  const { rows } = await query(
    house.config.databaseUrl,
    `insert into tenants (slug, name)
     select 't-' || gen_random_uuid(), 'Tenant' from generate_series(1, $1::int) returning id`,
    [count],
  );
  return rows.map(({ id }) => tenantId(id!));
}

async function happen(tenants: readonly TenantId[], events: number): Promise<void> {
  await query(
    house.config.databaseUrl,
    `with moved as (update heads set seq = seq + $2::int where tenant_id = any($1::uuid[]) returning tenant_id, seq)
     insert into events (tenant_id, seq, at, kind, actor, data)
     select tenant_id, seq - $2::int + n, now(), 'storm.grew', 'ingest', '{}' from moved, generate_series(1, $2::int) n`,
    [tenants, events],
  );
}

function open(isHeard: (tenant: TenantId) => boolean, tenants: readonly TenantId[], clock = deps.clock) {
  const told: News[] = [];
  const positions = tenants.map((tenant): [TenantId, number] => [tenant, 0]);
  const newsroom = new Newsroom(
    { ...deps, clock },
    { isHeard, tell: ({ news }) => void told.push(news) },
    positions,
  );
  Object.assign(looks, { count: 0, failing: 0 });
  return { newsroom, told };
}

test('what nobody hears is passed over unread, and whoever comes later hears what happens from then on', async () => {
  const [tenant] = await newTenants(1);
  let heard = false;
  const { newsroom, told } = open(() => heard, [tenant!]);
  await happen([tenant!], 3);
  newsroom.note(tenant!, 3);
  expect(newsroom.position(tenant!)).toBe(3);
  heard = true;
  await happen([tenant!], 1);
  newsroom.note(tenant!, 4);
  await until('the last is told', () => told.length > 0);
  expect(told).toEqual([{ tenant, from: 3, to: 4, items: [] }]);
  expect(looks.count).toBe(1);
  newsroom.close();
});

test('many tenants that move at once are told in few looks, each once, none twice before the others', async () => {
  const tenants = await newTenants(60);
  const { newsroom, told } = open(() => true, tenants);
  await happen(tenants, 2);
  for (const tenant of tenants) newsroom.note(tenant, 1);
  // The first keeps moving: the others have their turn all the same.
  await happen(tenants.slice(0, 1), 1);
  newsroom.note(tenants[0]!, 3);
  await until('all are told', () => told.length >= tenants.length);
  expect(looks.count).toBeLessThanOrEqual(4);
  expect(new Set(told.slice(0, tenants.length).map(({ tenant }) => tenant)).size).toBe(tenants.length);
  newsroom.close();
});

test('while the database is away nothing is told and nothing is lost; a flood is told in one word', async () => {
  const [quiet, flooded] = await newTenants(2);
  const { newsroom, told } = open(() => true, [quiet!, flooded!]);
  looks.failing = 2;
  await happen([quiet!], 1);
  await happen([flooded!], 1_000);
  newsroom.note(quiet!, 1);
  newsroom.note(flooded!, 1_000);
  await happen([quiet!], 1);
  newsroom.note(quiet!, 2);
  await until('both are told', () => told.length >= 2);
  expect(told).toEqual(
    expect.arrayContaining([
      { tenant: quiet, from: 0, to: 2, items: [] },
      { tenant: flooded, from: 0, to: 1_000, items: null },
    ]),
  );
  newsroom.close();
});

test('news of a log that says nothing more is asked for once', async () => {
  const [tenant, other] = await newTenants(2);
  const { newsroom, told } = open(() => true, [tenant!, other!]);
  newsroom.note(tenant!, 5);
  await until('it was looked', () => looks.count === 1);
  await happen([other!], 1);
  newsroom.note(other!, 1);
  await until('the other is told', () => told.length === 1);
  expect(looks.count).toBe(2);
  expect(newsroom.position(tenant!)).toBe(0);
  newsroom.close();
});

test('after a pause a few moves are told at once, and what follows at its rate', async () => {
  const [busy, other] = await newTenants(2);
  const time = { now: Date.now() };
  const { newsroom, told } = open(
    () => true,
    [busy!, other!],
    () => time.now,
  );
  const ofBusy = () => told.filter(({ tenant }) => tenant === busy).length;
  const move = async (tenant: TenantId, seq: number) => {
    await happen([tenant], 1);
    newsroom.note(tenant, seq);
  };
  for (let seq = 1; seq <= NEWS_AT_ONCE; seq++) {
    await move(busy!, seq);
    await until('it is told', () => ofBusy() === seq);
  }
  await move(busy!, NEWS_AT_ONCE + 1);
  await move(other!, 1);
  await until('the other is told', () => told.length > NEWS_AT_ONCE);
  expect(ofBusy()).toBe(NEWS_AT_ONCE);
  time.now += NEWS_EVERY_MS;
  await until('the last is told', () => ofBusy() === NEWS_AT_ONCE + 1);
  newsroom.close();
});
