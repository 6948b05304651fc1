import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Times } from '../../../server/handling/groups.ts';
import { handlerOf } from '../../../server/handling/handlers.ts';
import { measureHeld } from '../../../server/handling/held.ts';
import { measureInSql } from '../../../server/handling/measure-sql.ts';
import type { Sight } from '../../../server/handling/question.ts';
import { HOUR_MS, MINUTE_MS } from '../../../shared/domain/clock.ts';
import type { Scope } from '../../../shared/domain/scope.ts';
import type { TenantId } from '../../../shared/domain/tenant.ts';
import { type Door, openDoor } from '../../support/door.ts';
import { query } from '../../support/query.ts';
import { decide, recordOf } from '../../support/queue.ts';
import { seeded } from '../../support/random.ts';

const ROUNDS = 4;
const RECORDS = 60;
const ACTORS = ['ingest', 'watchfloor', 'user-1', 'user-2', 'user-3', 'user-4'];
/** Of a rounding that falls on the other side of half a millisecond. */
const A_MILLISECOND = 0.001_01;

let door: Door;
let tenants: TenantId[];
const dice = seeded(11);
const pick = <T>(from: readonly T[]): T => from[Math.floor(dice() * from.length)]!;

beforeAll(async () => {
  door = await openDoor();
  const made = [await door.tenant(), await door.tenant(), await door.tenant()];
  tenants = made.map(({ id }) => id);
  for (const [n, user] of ACTORS.slice(2).entries()) {
    await query(
      door.databaseUrl,
      `insert into identity."user" ("id", "name", "email", "emailVerified") values ($1, $1, $1 || '@example.test', true)`,
      [user],
    );
    if (n < 3) {
      await query(
        door.databaseUrl,
        `insert into tenant_members (tenant_id, user_id, role) values ($1, $2, 'analyst')`,
        [tenants[n], user],
      );
    }
  }
  await query(
    door.databaseUrl,
    `insert into provider_members (user_id, role) values ('user-4', 'mssp_admin')`,
  );
  for (let round = 0; round < ROUNDS; round++) {
    for (const { key } of made) {
      const records = Array.from({ length: RECORDS }, () => ({
        ...recordOf(dice, RECORDS, door.time.now),
        ...(dice() < 0.5 && { occurred_at: new Date(door.time.now - dice() * 9 * HOUR_MS).toISOString() }),
      }));
      expect((await door.send(key, { body: JSON.stringify(records) })).status).toBe(202);
    }
    await door.drain();
    for (const id of tenants) await handle(id);
    door.time.now += HOUR_MS;
  }
});
afterAll(() => door?.close());

/** People and sources acknowledge and close, in no sensible order. */
async function handle(id: TenantId): Promise<void> {
  for (let number = 1; number <= RECORDS; number++) {
    if (dice() < 0.4) continue;
    const at = () =>
      new Date(door.time.now - Math.floor(dice() * 300) * MINUTE_MS - Math.floor(dice() * 999));
    const set = pick([
      () => sql`acknowledged_at = ${at()}, acknowledged_by = ${pick(ACTORS)}`,
      () => sql`status = 'closed', closed_at = ${at()}, closed_by = ${pick(ACTORS)}, resolution = 'benign'`,
      () =>
        sql`status = 'closed', closed_at = ${at()}, closed_by = ${pick(ACTORS)}, resolution = 'duplicate'`,
      () => sql`status = 'open', closed_at = null, closed_by = null, resolution = null`,
      () => sql`pending = not pending`,
    ])();
    await decide(door.server, id, set, [number]);
  }
}

/** Every figure by its name. */
function figures(measured: Awaited<ReturnType<typeof measureInSql>>): Map<string, number | null> {
  const found = new Map<string, number | null>();
  const note = (name: string, { durations, all, unacknowledged }: Times) => {
    for (const [key, value] of Object.entries({ ...durations, all, unacknowledged })) {
      found.set(`${name} ${key}`, value);
    }
  };
  for (const kind of ['acknowledged', 'resolved', 'detected', 'open'] as const) {
    const { all, tenant, severity, handler } = measured[kind];
    note(`${kind} all`, all);
    for (const groups of [tenant, severity, handler]) {
      for (const [key, times] of groups) note(`${kind} ${key}`, times);
    }
  }
  note('acknowledged before', measured.before.acknowledged);
  note('resolved before', measured.before.resolved);
  for (const { module, severity, count } of measured.openBy) found.set(`open ${module} ${severity}`, count);
  return found;
}

test('the register and SQL measure the same, whoever asks and of whichever time', {
  timeout: 120_000,
}, async () => {
  const { tenancy, register } = door.server;
  const scopes: Scope[] = [{ kind: 'all' }, { kind: 'tenants', ids: tenants.slice(0, 2) }];
  let told = 0;
  for (const scope of scopes) {
    for (const sight of ['everybody', 'members', 'nobody'] satisfies Sight[]) {
      for (const hours of [2, 5, 24]) {
        const span = { from: door.time.now - hours * HOUR_MS, to: door.time.now };
        const before = { from: span.from - hours * HOUR_MS, to: span.from - 1 };
        const who = await handlerOf(tenancy, scope, sight);
        const held = await register.ask(scope, null, (some) =>
          measureHeld(some, { span, before, handlerOf: who?.of ?? null }),
        );
        const counted = await measureInSql(tenancy, { scope, span, before, handlerOf: who?.inSql ?? null });
        const [one, other] = [figures(held!), figures(counted)];
        expect([...one.keys()].sort()).toEqual([...other.keys()].sort());
        for (const [name, value] of other) {
          const asked = `${scope.kind}, ${sight}, ${hours} h: ${name}`;
          const found = one.get(name)!;
          if (value === null) expect(found, asked).toBeNull();
          else expect(Math.abs(found - value), asked).toBeLessThan(A_MILLISECOND);
        }
        told += counted.resolved.all.all + counted.acknowledged.all.all + counted.before.resolved.all;
      }
    }
  }
  expect(told).toBeGreaterThan(1_000);
});
