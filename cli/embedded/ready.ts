import { setTimeout as delay } from 'node:timers/promises';
import type { Daemon } from './daemon.ts';

/** Long against one attempt to connect, short against a start. */
const POLL_MS = 50;

/** Waits until the daemon answers; says what happened when it never did. */
export const untilReady = async (
  daemon: Daemon,
  answers: () => Promise<boolean>,
  limitMs: number,
): Promise<'ready' | 'ended' | 'late'> => {
  let hasEnded = false;
  void daemon.ended.then(() => {
    hasEnded = true;
  });
  const deadline = Date.now() + limitMs;
  while (!(await answers())) {
    if (hasEnded) return 'ended';
    if (Date.now() > deadline) return 'late';
    await delay(POLL_MS);
  }
  return 'ready';
};
