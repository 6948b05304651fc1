import { setTimeout as delay } from 'node:timers/promises';

/** Short against a person's patience, long against a local round trip. */
const POLL_MS = 20;
const LIMIT_MS = 10_000;

/** Waits on a condition, never on time: answers the first result that is neither undefined nor false. */
export const until = async <T>(
  what: string,
  look: () => T | undefined | false | Promise<T | undefined | false>,
  limitMs = LIMIT_MS,
): Promise<T> => {
  const deadline = Date.now() + limitMs;
  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen;
    if (Date.now() > deadline) throw new Error(`not within ${limitMs} ms: ${what}`);
    await delay(POLL_MS);
  }
};
