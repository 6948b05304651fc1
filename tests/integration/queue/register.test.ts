import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TenantId } from '../../../shared/domain/tenant.ts';
import type { IncidentFilter } from '../../../shared/wire/http/incidents.ts';
import { type Door, openDoor } from '../../support/door.ts';
import { allPages, askerOf, bothAnswers, decide, filterOf, recordOf } from '../../support/queue.ts';
import { seeded } from '../../support/random.ts';

const SEED = 5;
const QUESTIONS = 60;

let door: Door;
let tenants: Awaited<ReturnType<Door['tenant']>>[];
const dice = seeded(SEED);
beforeAll(async () => {
  door = await openDoor();
  tenants = [];
  for (let n = 0; n < 4; n++) tenants.push(await door.tenant());
});
afterAll(() => door?.close());

const ids = () => tenants.map(({ id }) => id as TenantId);
const everyone = () => askerOf({ kind: 'all' });
const numbers = () => Array.from({ length: 60 }, (_, n) => n + 1).filter(() => dice() < 0.2);

async function reports(count = 40): Promise<void> {
  for (const { key } of tenants) {
    const body = JSON.stringify(Array.from({ length: count }, () => recordOf(dice, 60, door.time.now)));
    expect((await door.send(key, { body })).status).toBe(202);
  }
  await door.drain();
}

async function decisions(): Promise<void> {
  const { now } = door.time;
  for (const id of ids()) {
    const later = new Date(now + Math.floor(dice() * 60) * 60_000);
    await decide(door.server, id, sql`snoozed_until = ${later}`, numbers());
    await decide(door.server, id, sql`assignee = 'Ada', assignee_id = 'user-1'`, numbers());
    await decide(
      door.server,
      id,
      sql`status = 'closed', closed_at = ${new Date(now)}, snoozed_until = null`,
      numbers(),
    );
    await decide(door.server, id, sql`storm_id = gen_random_uuid()`, numbers().slice(0, 3));
    await decide(door.server, id, sql`pending = not pending`, numbers());
  }
}

test('whatever is asked, the register and SQL say the same, and pages hold every row once', {
  timeout: 120_000,
}, async () => {
  const slugs = tenants.map(({ slug }) => slug);
  let selected = 0;
  for (let n = 0; n < QUESTIONS; n++) {
    if (n % 15 === 0) await reports();
    if (n % 15 === 5) await decisions();
    door.time.now += 60_000;
    const scope = dice() < 0.5 ? everyone().scope : ({ kind: 'tenants', ids: ids().slice(0, 2) } as const);
    const filter = filterOf(dice, slugs, door.time.now);
    const { held, counted, pages, listed, upwards, listedUpwards } = await bothAnswers(
      door.server,
      askerOf(scope),
      filter,
    );
    const asked = `seed ${SEED}, question ${n}: ${JSON.stringify(filter)}`;
    expect(held, asked).toEqual(counted);
    expect(pages, asked).toEqual(listed.rows.map(({ id }) => id));
    expect(upwards, asked).toEqual(listedUpwards.rows.map(({ id }) => id));
    expect(upwards.toReversed(), asked).toEqual(pages);
    expect(pages.length, asked).toBe(held.total);
    if (held.total > 0) selected++;
  }
  expect(selected).toBeGreaterThan(QUESTIONS / 3);
});

test('with writers at work, what is counted is of one instant: parts add up to the whole', {
  timeout: 120_000,
}, async () => {
  let done = false;
  const writing = (async () => {
    for (let n = 0; n < 6; n++) {
      await reports(20);
      await decisions();
    }
    done = true;
  })();
  let asked = 0;
  while (!done) {
    const { held } = await bothAnswers(door.server, everyone(), {
      severity: ['critical', 'high', 'medium', 'low'],
      snoozed: 'shown',
    });
    const of = (facet: keyof typeof held.facets) => held.facets[facet].reduce((sum, { n }) => sum + n, 0);
    for (const facet of ['status', 'module', 'tenant', 'source', 'lane'] as const) {
      expect(of(facet), facet).toBe(held.total);
    }
    const [info] = held.facets.severity.filter(({ value }) => value === 'info');
    expect(of('severity') - info!.n).toBe(held.total);
    expect(held.hidden).toEqual({ filter: info!.n, info: 0, snoozed: 0 });
    asked++;
  }
  await writing;
  expect(asked).toBeGreaterThan(2);
  const { held, counted } = await bothAnswers(door.server, everyone(), {});
  expect(held).toEqual(counted);
});

test('a search too common to be counted has all its rows, and as many as it has at least', async () => {
  const common = { ...door.server, maxFound: 3 };
  const filter: IncidentFilter = { q: 'beacon', severity: ['critical', 'high', 'medium'] };
  const { listed, counted } = await bothAnswers(door.server, everyone(), filter);
  expect(counted.total).toBeGreaterThan(3);
  const { held, pages, upwards } = await bothAnswers(common, everyone(), filter);
  expect(pages).toEqual(listed.rows.map(({ id }) => id));
  expect(upwards.toReversed()).toEqual(pages);
  expect(held).toMatchObject({ exact: false, total: counted.total });
});

test('a row that is committed is in the next answer', async () => {
  const [{ key, slug }] = tenants as [(typeof tenants)[number]];
  const before = (await allPages(door.server, everyone(), { tenant: [slug] })).length;
  const record = { external_id: 'the-next', title: 'next', severity: 'high' };
  await door.send(key, { body: JSON.stringify(record) });
  await door.drain();
  expect((await allPages(door.server, everyone(), { tenant: [slug] })).length).toBe(before + 1);
});

test('the audit finds what has drifted, and it is read anew', async () => {
  const { register } = door.server;
  const turns = async () => {
    const drifts = [];
    for (let n = 0; n < tenants.length; n++) drifts.push(await register.auditNext());
    return drifts.map((drift) => drift?.incidents);
  };
  expect(await turns()).toEqual(tenants.map(() => 0));
  const [id] = ids() as [TenantId];
  register.columnsOf(id)!.detectedAt[0]! += 1;
  register.columnsOf(id)!.category[1] = 999;
  expect((await turns()).filter((drift) => drift !== 0)).toEqual([2]);
  const { held, counted } = await bothAnswers(door.server, everyone(), { snoozed: 'shown' });
  expect(held).toEqual(counted);
  expect(await turns()).toEqual(tenants.map(() => 0));
});

test('a log that went back, as after a restored backup, is read anew', async () => {
  const [id] = ids() as [TenantId];
  await bothAnswers(door.server, everyone(), {});
  await door.tenancy.asSystem('a restored backup, for a test', async (tx) => {
    await tx.updateTable('heads').set({ seq: 1 }).where('tenant_id', '=', id).execute();
    await tx.updateTable('incidents').set({ severity: 'low' }).where('tenant_id', '=', id).execute();
  });
  const { held, counted } = await bothAnswers(door.server, everyone(), {});
  expect(held).toEqual(counted);
});
