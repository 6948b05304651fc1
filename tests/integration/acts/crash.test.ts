import { afterAll, beforeAll, expect, test } from 'vitest';
import { deedOf } from '../../../server/acts/deed.ts';
import { locate } from '../../../server/acts/locate.ts';
import { perform } from '../../../server/acts/perform.ts';
import type { Actor } from '../../../server/identity/actor.ts';
import { NO_ACCESS } from '../../../shared/domain/access/access.ts';
import { asSaid } from '../../../shared/domain/overrule.ts';
import type { TenantId } from '../../../shared/domain/tenant.ts';
import { MACHINERY } from '../../../shared/node/db/audit.ts';
import { holdIncidents } from '../../../shared/node/db/incidents.ts';
import { openProjection } from '../../../shared/node/redis/projection.ts';
import type { Change } from '../../../shared/wire/http/acts.ts';
import { audit } from '../../../workers/rebuild/audit.ts';
import { type Door, incident, openDoor } from '../../support/door.ts';

let door: Door;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());

const actorIn = (tenant: TenantId): Actor => ({
  id: 'ada',
  name: 'Ada',
  email: 'ada@example.test',
  access: { ...NO_ACCESS, memberships: new Map([[tenant, 'analyst']]) },
  by: { kind: 'session', id: 'x' },
  expiresAt: Number.MAX_SAFE_INTEGER,
});

const performer = { userId: 'ada', name: 'Ada', authorIn: () => MACHINERY };
const incidentsOf = (tenant: TenantId) =>
  door.tenancy.asTenant(tenant, (tx) => tx.selectFrom('incidents').selectAll().orderBy('number').execute());

/** Acts on every incident of a tenant; `alive` says whether the process lives to project it. */
async function actOnAll(tenant: TenantId, change: Change, alive: boolean): Promise<void> {
  const rows = await incidentsOf(tenant);
  const actor = actorIn(tenant);
  const scope = { kind: 'tenants', ids: [tenant] } as const;
  const places = await locate(
    door.tenancy,
    { actor, scope },
    rows.map(({ id }) => id),
  );
  const wishes = [...places].map(([id, tenantId]) => ({ id, tenantId: tenantId as TenantId, version: null }));
  const projection = openProjection(door.server);
  const dead = { ...projection, apply: () => Promise.reject(new Error('killed')) };
  const deps = { ...door.server, projection: alive ? projection : dead };
  await perform(deps, performer, wishes, await deedOf(deps, actor, change));
}

const drifts = () => audit(door.deps);

test('killed between commit and projection, the counters come right by the sweep, or by the next act', async () => {
  const { id, key } = await door.tenant();
  await door.send(key, { body: JSON.stringify([incident(), incident(), incident({ severity: 'low' })]) });
  await door.drain();
  await actOnAll(id, { status: 'in_progress', severity: 'critical' }, false);
  expect(await door.deps.projection.level()).toBe(1);
  expect(await drifts()).toEqual([]);
  await actOnAll(id, { severity: 'low' }, false);
  await actOnAll(id, { status: 'closed', resolution: 'benign' }, true);
  expect(await door.deps.projection.level()).toBe(0);
  expect(await drifts()).toEqual([]);
  const seqs = await door.tenancy.asTenant(id, (tx) =>
    tx.selectFrom('events').select('seq').orderBy('seq').execute(),
  );
  expect(seqs.map(({ seq }) => seq)).toEqual(seqs.map((_, index) => index + 1));
});

test('people and a source at the same time: nothing is lost, and what people decided stands', async () => {
  const { id, key } = await door.tenant();
  const say = async (more: object) => {
    const records = ['a', 'b', 'c'].map((name) => incident({ external_id: name, status: 'open', ...more }));
    await door.send(key, { body: JSON.stringify(records) });
  };
  await say({});
  await door.drain();
  await Promise.all(
    Array.from({ length: 8 }, async (_, n) => {
      await say({ title: `Title ${n}` });
      await Promise.all([
        door.drain(),
        actOnAll(id, { tags: { add: [`tag ${n}`] }, ...(n === 3 && { severity: 'low' }) }, n % 2 === 0),
      ]);
    }),
  );
  await say({ title: 'The last word' });
  await door.drain();
  await door.deps.projection.level();
  const rows = await incidentsOf(id);
  for (const row of rows) {
    expect(row).toMatchObject({ title: 'The last word', severity: 'low', status: 'open', occurrences: 10 });
    expect(row.tags.toSorted()).toEqual(Array.from({ length: 8 }, (_, n) => `tag ${n}`));
  }
  const held = await door.tenancy.asSystem('look', (tx) =>
    holdIncidents(
      tx,
      rows.map((row) => row.id),
    ),
  );
  for (const { state } of held) expect(asSaid(state)).toMatchObject({ severity: 'high', tags: [] });
  expect(await drifts()).toEqual([]);
});
