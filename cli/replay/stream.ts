import { setTimeout as sleep } from 'node:timers/promises';
import type { Pace } from './pace.ts';

/** A request carries at most this many records: large enough to be quick, small enough to show progress. */
const MAX_BATCH = 500;
/** A record waits at most this long for company, so that a slow replay still looks live. */
const LINGER_MS = 100;
/** Timers are about this coarse; shorter waits are left to add up. */
const GRAIN_MS = 15;

export interface Outlet {
  readonly pace: Pace;
  readonly signal: AbortSignal;
  /** Last touch to a record at the moment it is taken up for sending. */
  readonly stamp: (record: unknown, at: number | undefined) => unknown;
  readonly send: (records: readonly unknown[]) => Promise<void>;
}

/** Sends records when the pace says, in batches, one request at a time. Ends early, but cleanly, on a stop. */
export async function stream(
  records: AsyncIterable<{ record: unknown; at: number | undefined }>,
  outlet: Outlet,
): Promise<void> {
  const startedAt = Date.now();
  let batch: unknown[] = [];
  let oldestAt = startedAt;
  let index = 0;
  const flush = async () => {
    const full = batch;
    batch = [];
    if (full.length > 0) await outlet.send(full);
  };
  for await (const { record, at } of records) {
    const dueAt = startedAt + outlet.pace(index++, at);
    if (batch.length > 0 && dueAt - oldestAt > LINGER_MS) await flush();
    await until(dueAt, outlet.signal);
    if (outlet.signal.aborted) break;
    if (batch.length === 0) oldestAt = Math.max(dueAt, Date.now());
    batch.push(outlet.stamp(record, at));
    if (batch.length >= MAX_BATCH || Date.now() - oldestAt > LINGER_MS) await flush();
  }
  await flush();
}

async function until(at: number, signal: AbortSignal): Promise<void> {
  const waitMs = at - Date.now();
  if (waitMs < GRAIN_MS) return;
  await sleep(waitMs, undefined, { signal }).catch(() => {});
}
