import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isAlive, stopOrphan } from '../../cli/embedded/orphan.ts';
import { rememberedPlace } from '../../cli/embedded/place.ts';
import { startEmbedded } from '../../cli/embedded/start.ts';
import { parseConfig } from '../../shared/node/config.ts';
import { createLog } from '../../shared/node/log.ts';
import { query } from '../support/query.ts';
import { until } from '../support/until.ts';

const log = createLog('silent');
let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'wf-embedded-'));
  chmodSync(dataDir, 0o711);
});
afterEach(() => {
  rmSync(dataDir, { recursive: true, force: true });
});

const start = () => startEmbedded(parseConfig({ DATA_DIR: dataDir }), log);
const postmaster = (): number =>
  Number.parseInt(
    readFileSync(join(rememberedPlace(dataDir) ?? '', 'cluster', 'postmaster.pid'), 'utf8'),
    10,
  );
const redisPid = (): number => Number.parseInt(readFileSync(join(dataDir, 'redis', 'redis.pid'), 'utf8'), 10);

test('data outlives a restart, and a second start is refused by name', async () => {
  const first = await start();
  await query(first.databaseUrl, 'create table kept as select 7 as n');
  await expect(start()).rejects.toThrow(`as process ${process.pid}`);
  await first.close();

  const second = await start();
  expect((await query(second.databaseUrl, 'select n from kept')).rows).toEqual([{ n: 7 }]);
  await second.close();
});

/** The program in another process, so that it can be killed outright. */
const startElsewhere = async () => {
  const script = `
    const { startEmbedded } = await import('./cli/embedded/start.ts');
    const { parseConfig } = await import('./shared/node/config.ts');
    const { createLog } = await import('./shared/node/log.ts');
    await startEmbedded(parseConfig(process.env), createLog('silent'));
    process.stdout.write('started');
    setInterval(() => {}, 1000);`;
  const args = ['--import', 'tsx', '--input-type=module', '--eval', script];
  const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '', REDIS_URL: '' };
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return child;
};

test('a run that is killed outright takes its services with it, and the next one starts', async () => {
  const killed = await startElsewhere();
  const services = [postmaster(), redisPid()];
  expect(services.every(isAlive)).toBe(true);
  killed.kill('SIGKILL');
  await until('the services are gone', () => !services.some(isRunning));
  await (await start()).close();
});

/** A process that nobody has reaped yet is as good as gone. */
const isRunning = (pid: number): boolean =>
  isAlive(pid) &&
  !(existsSync(`/proc/${pid}/stat`) && /\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8')));

test('a service that dies by itself is reported by name', async () => {
  const services = await start();
  process.kill(redisPid(), 'SIGKILL');
  expect(await services.failed).toBe('Redis');
  await services.close();
});

test('Redis data that cannot be read is set aside', async () => {
  await (await start()).close();
  writeFileSync(join(dataDir, 'redis', 'appendonlydir', 'appendonly.aof.manifest'), 'nonsense\n');
  await (await start()).close();
});

test('a pid file that names somebody else is stale', async () => {
  const pidFile = join(dataDir, 'some.pid');
  writeFileSync(pidFile, `${process.pid}\n`);
  expect(await stopOrphan(pidFile, dataDir, /postgres/, 'SIGTERM')).toBe('stale');
});
