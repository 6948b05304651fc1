import { readdirSync, readFileSync } from 'node:fs';
import type { Redis } from 'ioredis';
import type pg from 'pg';

/** Linux counts processor time in hundredths of a second. */
const TICKS_PER_S = 100;

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly seconds: number;
  /** Of children that have ended: a connection that was closed meanwhile has worked all the same. */
  readonly reapedSeconds: number;
}

function readProcess(pid: number): Process | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const secondsOf = (user: number) => (Number(fields[user]) + Number(fields[user + 1])) / TICKS_PER_S;
    return { pid, parent: Number(fields[1]), seconds: secondsOf(11), reapedSeconds: secondsOf(13) };
  } catch {
    return null;
  }
}

/** Processor seconds used so far by a process and everything below it (Postgres has a process per connection). */
export function cpuSeconds(root: number): number {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => readProcess(Number(name)))
    .filter((found) => found !== null);
  const sum = (pid: number): number => {
    const own = all.find((found) => found.pid === pid);
    const children = all.filter((found) => found.parent === pid);
    return children.reduce(
      (total, child) => total + sum(child.pid),
      (own?.seconds ?? 0) + (own?.reapedSeconds ?? 0),
    );
  };
  return sum(root);
}

/** The postmaster and the Redis process behind two connections. */
export async function servicePids(
  database: pg.Client,
  redis: Redis,
): Promise<{ postgres: number; redis: number }> {
  const { rows } = await database.query('select pg_backend_pid() as pid');
  const info = await redis.info('server');
  return { postgres: readProcess(rows[0].pid)!.parent, redis: Number(/process_id:(\d+)/.exec(info)![1]) };
}

/** What each part used between two readings. */
export const spent = (
  before: Record<string, number>,
  after: Record<string, number>,
): Record<string, number> =>
  Object.fromEntries(Object.entries(after).map(([name, seconds]) => [name, seconds - before[name]!]));
