import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startPostgres } from '../../cli/embedded/postgres.ts';
import { startRedis } from '../../cli/embedded/redis.ts';
import { migrateUp } from '../../shared/node/db/migrate.ts';
import { Lifecycle } from '../../shared/node/lifecycle.ts';
import { createLog } from '../../shared/node/log.ts';
import { query } from './query.ts';
import { WORKERS } from './workers.ts';

export type TestServices = {
  /** As the owner, on a database that is no test's. */
  readonly adminUrl: string;
  /** Migrated; cloned, never connected to. */
  readonly template: string;
  /** One each for every vitest worker, so that FLUSHALL in one file harms no other. */
  readonly redisUrls: readonly string[];
};

declare module 'vitest' {
  interface ProvidedContext {
    services: TestServices;
  }
}

/** A test cluster need not outlive a power cut. */
const FAST = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'shared_buffers=64MB'];
const STOP_LIMIT_MS = 30_000;

const log = createLog('warn');

const ownDirectory = (parts: Lifecycle): string => {
  const dir = mkdtempSync(join(tmpdir(), 'wf-test-'));
  // Postgres's user passes through when the tests run as root.
  chmodSync(dir, 0o711);
  parts.add('directory', () => rmSync(dir, { recursive: true, force: true }));
  return dir;
};

const openPostgres = async (dir: string, parts: Lifecycle): Promise<string> => {
  if (process.env.TEST_DATABASE_URL) return process.env.TEST_DATABASE_URL;
  const settings = FAST.flatMap((setting) => ['-c', setting]);
  const postgres = await startPostgres(dir, log, settings);
  parts.add('postgres', postgres.close, STOP_LIMIT_MS);
  return postgres.url;
};

/** A named Redis gives each worker a logical database of its own; FLUSHALL would still reach the others. */
const openRedis = async (dir: string, worker: number, parts: Lifecycle): Promise<string> => {
  const named = process.env.TEST_REDIS_URL;
  if (named) return Object.assign(new URL(named), { pathname: `/${worker}` }).href;
  const home = join(dir, `worker-${worker}`);
  mkdirSync(home);
  const redis = await startRedis(home, log);
  parts.add(`redis ${worker}`, redis.close, STOP_LIMIT_MS);
  return redis.url;
};

/** Two runs on one named server must not share a template. */
const makeTemplate = async (adminUrl: string, parts: Lifecycle): Promise<string> => {
  const template = `watchfloor_test_${process.pid}`;
  await query(adminUrl, `drop database if exists ${template} with (force)`);
  await query(adminUrl, `create database ${template}`);
  parts.add('template', () => query(adminUrl, `drop database if exists ${template} with (force)`));
  await migrateUp(Object.assign(new URL(adminUrl), { pathname: `/${template}` }).href);
  return template;
};

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const parts = new Lifecycle(log);
  try {
    const dir = ownDirectory(parts);
    const adminUrl = await openPostgres(dir, parts);
    const redisUrls: string[] = [];
    for (let worker = 1; worker <= WORKERS; worker++) redisUrls.push(await openRedis(dir, worker, parts));
    const template = await makeTemplate(adminUrl, parts);
    project.provide('services', { adminUrl, template, redisUrls });
  } catch (error) {
    await parts.close();
    throw error;
  }
  return () => parts.close();
}
