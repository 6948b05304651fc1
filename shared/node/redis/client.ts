import { readFileSync } from 'node:fs';
import { Redis, type Result } from 'ioredis';

declare module 'ioredis' {
  interface RedisCommander<Context> {
    applyMoves(hash: string, stream: string, ...args: (string | number)[]): Result<StepAnswer, Context>;
    restoreCounters(hash: string, stream: string, ...args: (string | number)[]): Result<StepAnswer, Context>;
    countAttempt(key: string, windowMs: number): Result<[count: number, leftMs: number], Context>;
    takeBackAttempt(key: string): Result<number, Context>;
    takeTokens(
      key: string,
      perSecond: number,
      size: number,
      wanted: number,
      now: number,
    ): Result<number, Context>;
    nextAck(numbers: string, channels: string, ...args: (string | number)[]): Result<number, Context>;
  }
}

/** What a Lua step answers: the outcome, the watermark and the epoch it leaves behind. */
export type StepAnswer = [outcome: string, seq: number, epoch: string];

const lua = (name: string): string => readFileSync(new URL(`./lua/${name}.lua`, import.meta.url), 'utf8');
const scripts = {
  applyMoves: { numberOfKeys: 2, lua: lua('apply') },
  restoreCounters: { numberOfKeys: 2, lua: lua('restore') },
  countAttempt: { numberOfKeys: 1, lua: lua('count') },
  takeBackAttempt: { numberOfKeys: 1, lua: lua('take-back') },
  takeTokens: { numberOfKeys: 1, lua: lua('take-tokens') },
  nextAck: { numberOfKeys: 2, lua: lua('next-ack') },
};

/** Reconnects for ever, at most this far apart: Redis coming back must be noticed within a second. */
const MAX_RETRY_DELAY_MS = 500;
const retryStrategy = (attempt: number): number => Math.min(attempt * 50, MAX_RETRY_DELAY_MS);

/**
 * `command` fails a call after one lost connection, so that a request never hangs on Redis; `blocking` waits (for
 * BullMQ workers, stream readers and subscribers, which have nothing better to do).
 */
export type RedisRole = 'command' | 'blocking';

export function openRedis(redisUrl: string, role: RedisRole): Redis {
  const redis = new Redis(redisUrl, {
    retryStrategy,
    maxRetriesPerRequest: role === 'blocking' ? null : 1,
    enableReadyCheck: true,
    scripts,
  });
  // Without a listener each refused connection prints a stack; the callers report what failed for want of Redis.
  redis.on('error', () => {});
  return redis;
}
