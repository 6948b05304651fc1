import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** Between looks at a process that is going. */
const POLL_MS = 50;
/** A busy Postgres writes a checkpoint before it goes. */
const STOP_LIMIT_MS = 30_000;

export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** Process ids are reused, in containers at every start: a pid file alone proves nothing. */
const worksIn = (pid: number, dir: string, program: RegExp): boolean => {
  try {
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(dir);
    return program.test(execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }));
  } catch {
    return false;
  }
};

/**
 * Stops what a killed run left behind in this directory, and nothing else.
 * Answers whether the pid file was stale, so that the caller can remove it.
 */
export const stopOrphan = async (
  pidFile: string,
  dir: string,
  program: RegExp,
  signal: NodeJS.Signals,
): Promise<'none' | 'stale' | 'stopped'> => {
  if (!existsSync(pidFile)) return 'none';
  const pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10);
  if (!(pid > 1) || !isAlive(pid) || !worksIn(pid, dir, program)) return 'stale';
  process.kill(pid, signal);
  const deadline = Date.now() + STOP_LIMIT_MS;
  // A dead process that nobody reaps still has an id, but no working directory.
  while (isAlive(pid) && worksIn(pid, dir, program)) {
    if (Date.now() > deadline)
      throw new Error(`process ${pid} of an earlier run does not stop: end it by hand`);
    await delay(POLL_MS);
  }
  return 'stopped';
};
