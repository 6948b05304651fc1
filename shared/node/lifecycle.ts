import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from './log.ts';

/** Container runtimes kill 10 s after SIGTERM by default; a part that hangs must leave time for the others. */
const PART_CLOSE_LIMIT_MS = 5_000;

type Part = {
  readonly name: string;
  readonly close: () => Promise<unknown> | unknown;
  readonly limitMs: number;
};

/** Parts close in the reverse of the order in which they opened, each at most once. */
export class Lifecycle {
  readonly #log: Logger;
  readonly #parts: Part[] = [];
  #closing: Promise<void> | undefined;

  constructor(log: Logger) {
    this.#log = log;
  }

  add(name: string, close: Part['close'], limitMs = PART_CLOSE_LIMIT_MS): void {
    this.#parts.push({ name, close, limitMs });
  }

  close(): Promise<void> {
    this.#closing ??= this.#closeAll();
    return this.#closing;
  }

  async #closeAll(): Promise<void> {
    for (let part = this.#parts.pop(); part; part = this.#parts.pop()) await closePart(part, this.#log);
  }
}

/** A part that fails or hangs is reported and passed over: the parts beneath it still have to close. */
const closePart = async (part: Part, log: Logger): Promise<void> => {
  const timer = new AbortController();
  const late = delay(part.limitMs, 'late' as const, { signal: timer.signal, ref: true }).catch(
    () => undefined,
  );
  try {
    const outcome = await Promise.race([Promise.resolve(part.close()).then(() => 'closed' as const), late]);
    if (outcome === 'late') log.error({ part: part.name, limitMs: part.limitMs }, 'did not close in time');
    else log.debug({ part: part.name }, 'closed');
  } catch (err) {
    log.error({ err, part: part.name }, 'failed to close');
  } finally {
    timer.abort();
  }
};
