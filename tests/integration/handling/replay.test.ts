import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as migration from '../../../migrations/0011_handling.ts';
import type { Durations, Handling } from '../../../shared/wire/http/handling.ts';
import type { Incident } from '../../../shared/wire/http/incidents.ts';
import { look, newIncidents, tryChange, tryUndo } from '../../support/caseload.ts';
import { durationsOf, type Replayed, replay } from '../../support/handling.ts';
import { Installation } from '../../support/installation.ts';
import type { Customer, Operator } from '../../support/operator.ts';
import { newPerson, type Person } from '../../support/person.ts';
import { query } from '../../support/query.ts';
import { seeded } from '../../support/random.ts';

const STEPS = 80;
const INCIDENTS = 8;
/** Eighty acts and reports, one after the other. */
const SHUFFLE_LIMIT_MS = 120_000;

let house: Installation;
let customers: Customer[];
let people: Person[];
const incidents: { readonly incident: Incident; readonly customer: Customer }[] = [];
beforeAll(async () => {
  house = await Installation.open();
  customers = [await house.operator.newCustomer('mine'), await house.operator.newCustomer('theirs')];
  const memberOf = Object.fromEntries(customers.map(({ id }) => [id, 'analyst' as const]));
  people = [
    await newPerson(house, { provider: 'mssp_admin' }),
    await newPerson(house, { memberOf }),
    await newPerson(house, { memberOf }),
  ];
  for (const customer of customers) {
    const some = await newIncidents(house, customer, INCIDENTS, { severity: 'high' });
    incidents.push(...some.map((incident) => ({ incident, customer })));
  }
  await shuffle();
}, SHUFFLE_LIMIT_MS);
afterAll(() => house?.close());

/** People and sources at work, in no sensible order. */
async function shuffle(): Promise<void> {
  const dice = seeded(7);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(dice() * from.length)]!;
  const undos: { readonly by: Operator; readonly act: string }[] = [];
  for (let step = 0; step < STEPS; step++) {
    const { incident, customer } = pick(incidents);
    const by = pick(people);
    const what = dice();
    if (what < 0.2 && undos.length > 0) {
      const { by, act } = undos.pop()!;
      const { body } = await tryUndo(by, act);
      if (body.undo && dice() < 0.5) undos.push({ by, act: body.undo });
      continue;
    }
    if (what < 0.35) {
      const status = pick(['open', 'in_progress', 'closed']);
      const told = {
        external_id: incident.external_id,
        status,
        ...(dice() < 0.3 && { resolution: 'benign' }),
      };
      await house.operator.settled(customer, await house.operator.report(customer, 1, told));
      continue;
    }
    const change = pick<object>([
      { status: 'in_progress' },
      { status: 'open' },
      { status: 'closed', resolution: 'true_positive' },
      { status: 'closed', resolution: 'duplicate' },
      { status: 'closed', resolution: 'benign' },
      { severity: 'low' },
      { severity: 'info' },
      { duplicate_of: pick(incidents.filter((each) => each.customer === customer)).incident.id },
    ]);
    const { version } = await look(house.operator, incident);
    const { body } = await tryChange(by, incident.id, { version, ...change });
    if (body.undo) undos.push({ by, act: body.undo });
  }
}

const counts = ({ severity, resolution }: Replayed) => severity !== 'info' && resolution !== 'duplicate';
const resolved = (all: readonly Replayed[]) => all.filter((each) => counts(each) && each.closedBy !== null);
const acknowledged = (all: readonly Replayed[]) =>
  all.filter((each) => counts(each) && each.acknowledgedBy !== null);
const timesToClose = (all: readonly Replayed[]) =>
  durationsOf(all.map(({ closedAt, detectedAt }) => closedAt! - detectedAt));
const timesToAcknowledge = (all: readonly Replayed[]) =>
  durationsOf(all.map(({ acknowledgedAt, detectedAt }) => acknowledgedAt! - detectedAt));
const unseen = (all: readonly Replayed[]) =>
  all.filter(({ acknowledgedAt, closedAt }) => acknowledgedAt === null || acknowledgedAt >= closedAt!).length;

const isAlike = (found: Durations, expected: Durations) => {
  expect(found.count).toBe(expected.count);
  for (const name of ['mean', 'median', 'p90'] as const) {
    if (expected[name] === null) expect(found[name]).toBeNull();
    else expect(found[name]).toBeCloseTo(expected[name], 2);
  }
};

test('after whatever people and sources did, columns and figures are what the log says', async () => {
  const log = [...(await replay(house.config.databaseUrl)).entries()];
  const { rows } = await query(
    house.config.databaseUrl,
    'select id::int, acknowledged_by, closed_by from incidents order by id',
  );
  const said = log
    .map(([id, { acknowledgedBy, closedBy }]) => ({
      id,
      acknowledged_by: acknowledgedBy,
      closed_by: closedBy,
    }))
    .sort((a, b) => a.id - b.id);
  expect(rows).toEqual(said);
  const all = log.map(([, incident]) => incident);
  const answer = await house.operator.get<Handling>('/api/v1/handling?period=24h');
  expect(answer.total.resolve.count).toBeGreaterThan(2);
  isAlike(answer.total.resolve, timesToClose(resolved(all)));
  isAlike(answer.total.acknowledge, timesToAcknowledge(acknowledged(all)));
  expect(answer.total.closed_unacknowledged).toBe(unseen(resolved(all)));
  for (const { tenant, ...handled } of answer.tenants) {
    const own = all.filter((each) => each.tenant === tenant.id);
    isAlike(handled.resolve, timesToClose(resolved(own)));
    isAlike(handled.acknowledge, timesToAcknowledge(acknowledged(own)));
  }
  for (const { severity, ...handled } of answer.severities) {
    const own = all.filter((each) => each.severity === severity);
    isAlike(handled.resolve, timesToClose(resolved(own)));
  }
  for (const { handler, ...work } of answer.handlers!) {
    const id = handler.kind === 'machine' ? 'ingest' : handler.id;
    isAlike(work.resolve, timesToClose(resolved(all).filter(({ closedBy }) => closedBy === id)));
    isAlike(
      work.acknowledge,
      timesToAcknowledge(acknowledged(all).filter(({ acknowledgedBy }) => acknowledgedBy === id)),
    );
  }
  const sum = answer.handlers!.reduce((total, { resolve }) => total + resolve.count, 0);
  expect(sum).toBe(answer.total.resolve.count);
});

test('an installation that is updated finds the same in its log', async () => {
  const read = () =>
    query(house.config.databaseUrl, 'select id, acknowledged_by, closed_by from incidents order by id');
  const { rows: lived } = await read();
  const db = new Kysely<unknown>({
    dialect: new PostgresDialect({
      pool: new pg.Pool({ connectionString: house.config.databaseUrl, max: 1 }),
    }),
  });
  await migration.down(db);
  await migration.up(db);
  await db.destroy();
  expect((await read()).rows).toEqual(lived);
});
