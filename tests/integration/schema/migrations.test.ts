import { afterAll, beforeEach, expect, inject, test } from 'vitest';
import { migrations } from '../../../migrations/index.ts';
import { migrateDown, migrateUp, migrationStatus } from '../../../shared/node/db/migrate.ts';
import { query } from '../../support/query.ts';
import { workerNumber } from '../../support/workers.ts';
import { pictureOf } from './picture.ts';

const names = Object.keys(migrations);
/** Every migration down and up again from every height: a hundred of them, and more with each new one. */
const WALK_LIMIT_MS = 120_000;
const { adminUrl, template } = inject('services');
const name = `${template}_empty_${workerNumber()}`;
const url = Object.assign(new URL(adminUrl), { pathname: `/${name}` }).href;

const drop = () => query(adminUrl, `drop database if exists ${name} with (force)`);
beforeEach(async () => {
  await drop();
  await query(adminUrl, `create database ${name}`);
});
afterAll(drop);

test('up, down and up again leave the same schema, and down leaves nothing behind', async () => {
  expect(await migrateUp(url)).toEqual(names);
  const first = await pictureOf(url);
  expect(first.policies!.length).toBeGreaterThan(10);
  expect((await migrateDown(url, names.length)).sort()).toEqual([...names].sort());
  const nothing = await pictureOf(url);
  expect(nothing.columns!.filter((line) => !line.startsWith('kysely_'))).toEqual([]);
  expect([nothing.functions, nothing.types, nothing.policies]).toEqual([[], [], []]);
  expect(await migrateUp(url)).toEqual(names);
  expect(await pictureOf(url)).toEqual(first);
});

test(
  'each migration can be taken back and applied again by itself',
  async () => {
    await migrateUp(url);
    const whole = await pictureOf(url);
    for (let steps = 1; steps <= names.length; steps++) {
      await migrateDown(url, steps);
      expect((await migrationStatus(url)).filter((state) => state.applied)).toHaveLength(
        names.length - steps,
      );
      await migrateUp(url);
      expect(await pictureOf(url)).toEqual(whole);
    }
  },
  WALK_LIMIT_MS,
);

test('migrating twice does nothing the second time', async () => {
  await migrateUp(url);
  const before = await pictureOf(url);
  expect(await migrateUp(url)).toEqual([]);
  expect(await pictureOf(url)).toEqual(before);
});

test('several processes that migrate at once apply each migration once', async () => {
  const applied = await Promise.all(Array.from({ length: 4 }, () => migrateUp(url)));
  expect(applied.flat().sort()).toEqual([...names].sort());
  expect((await migrationStatus(url)).every((state) => state.applied)).toBe(true);
});

test('a migration that fails half-way leaves nothing of itself', async () => {
  // The last type the foundation makes is there already, so it fails after it has made others.
  await query(url, `create type inbox_state as enum ('other')`);
  await expect(migrateUp(url)).rejects.toThrow(/inbox_state/);
  const picture = await pictureOf(url);
  expect(picture.types).toEqual(['inbox_state {other}']);
  await query(url, 'drop type inbox_state');
  expect(await migrateUp(url)).toEqual(names);
});
