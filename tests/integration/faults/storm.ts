import { Redis } from 'ioredis';
import { query } from '../../support/query.ts';
import type { House } from './house.ts';

export type Fault = 'kill worker' | 'kill server' | 'kill redis' | 'flush redis' | 'drop connections';
const FAULTS: readonly Fault[] = [
  'kill worker',
  'kill server',
  'kill redis',
  'flush redis',
  'drop connections',
];

const DROP =
  'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()';

/** Every fault at least once, at random places among `batches`, in random order. */
export function forecast(batches: number, rounds: number, random: () => number): Map<number, Fault[]> {
  const plan = new Map<number, Fault[]>();
  for (let round = 0; round < rounds; round++) {
    for (const fault of FAULTS) {
      const at = Math.floor((0.05 + 0.9 * random()) * batches);
      plan.set(at, [...(plan.get(at) ?? []), fault]);
    }
  }
  return plan;
}

export async function strike({ worker, server, redis, databaseUrl }: House, fault: Fault): Promise<void> {
  switch (fault) {
    case 'kill worker':
      return worker.restart();
    case 'kill server':
      return server.restart();
    case 'kill redis':
      return redis.killAndRestart();
    case 'flush redis': {
      const client = new Redis(redis.url);
      await client.flushall();
      client.disconnect();
      return;
    }
    case 'drop connections': {
      const database = new URL(databaseUrl).pathname.slice(1);
      const admin = Object.assign(new URL(databaseUrl), { pathname: '/postgres' }).href;
      await query(admin, DROP, [database]);
      return;
    }
  }
}
