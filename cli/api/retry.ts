import { setTimeout as sleep } from 'node:timers/promises';
import { SECOND_MS } from '../../shared/domain/clock.ts';

/** With the waits below about two minutes in all: longer than a restart of the server takes. */
const MAX_ATTEMPTS = 10;
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 30 * SECOND_MS;

/** Answers that mean "later", not "no". */
const PASSING = new Set([429, 502, 503, 504]);

/** Milliseconds asked for by a `Retry-After` of seconds or of a date, or null. */
export function retryAfterMs(header: string | null, now: number): number | null {
  if (header === null) return null;
  const seconds = Number(header);
  if (header.trim() !== '' && Number.isFinite(seconds)) return Math.max(0, seconds * SECOND_MS);
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}

/** Doubling with full jitter, so that many senders who failed together do not come back together. */
const backOffMs = (attempt: number): number =>
  Math.random() * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempt);

/** Rejects a connection that could not be made, but passes a stop on request straight through. */
async function attempted(send: () => Promise<Response>, signal: AbortSignal): Promise<Response | Error> {
  try {
    return await send();
  } catch (error) {
    if (signal.aborted) throw error;
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return cause instanceof Error ? cause : new Error(String(cause));
  }
}

/** Sends until the answer is final. `onWait` hears why and for how long each wait is. */
export async function persistently(
  send: () => Promise<Response>,
  signal: AbortSignal,
  onWait: (reason: string, waitMs: number) => void,
): Promise<Response> {
  for (let attempt = 0; ; attempt++) {
    const answer = await attempted(send, signal);
    const final = answer instanceof Response && !PASSING.has(answer.status);
    if (final) return answer;
    const reason = answer instanceof Response ? `answer ${answer.status}` : answer.message;
    if (attempt + 1 >= MAX_ATTEMPTS) throw new Error(`gave up after ${MAX_ATTEMPTS} attempts: ${reason}`);
    const asked =
      answer instanceof Response ? retryAfterMs(answer.headers.get('retry-after'), Date.now()) : null;
    const waitMs = Math.min(asked ?? backOffMs(attempt), LONGEST_WAIT_MS);
    if (answer instanceof Response) await answer.body?.cancel();
    onWait(reason, waitMs);
    await sleep(waitMs, undefined, { signal });
  }
}
