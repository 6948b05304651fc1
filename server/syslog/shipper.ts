import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Clock, SECOND_MS } from '../../shared/domain/clock.ts';
import { Fault } from '../../shared/domain/fault.ts';
import { isTransient } from '../../shared/node/db/transient.ts';
import type { KeyHolder } from '../../shared/node/ingest/key.ts';
import { readerFor } from '../../shared/node/ingest/reader.ts';
import { receive } from '../../shared/node/ingest/receive.ts';
import type { Reception } from '../../shared/node/ingest/reception.ts';
import type { Logger } from '../../shared/node/log.ts';
import type { Admission } from './admission.ts';
import type { SyslogCounts } from './counts.ts';

/** One message, and the network address it came from. */
export interface SyslogLine {
  readonly text: string;
  readonly sender: string;
}

/** Lines gather for this long, or until there are so many: one commit for a gust, and nobody waits for it. */
const GATHER_MS = 200;
const LINES_A_BATCH = 500;
/** What may wait in memory for a database that is slow: half a minute of a busy firewall. */
export const MAX_WAITING_LINES = 20_000;
export const MAX_WAITING_BYTES = 32 * 1024 * 1024;
/** Between tries while nothing can be stored. */
const MIN_PAUSE_MS = 100;
const MAX_PAUSE_MS = 2 * SECOND_MS;
/** Less than a part of the server is given to close. */
const STOP_LIMIT_MS = 4 * SECOND_MS;

export interface ShipperDeps {
  readonly reception: Reception;
  readonly admission: Admission;
  readonly counts: SyslogCounts;
  readonly clock: Clock;
  readonly log: Logger;
  /** There is room again. */
  readonly onRoom: () => void;
  /** This sender may not use the key, or not any more. */
  readonly onRefused: (sender: string) => void;
}

/** Carries the lines of one listener into the inbox, in order, a batch at a time. */
export class Shipper {
  readonly #deps: ShipperDeps;
  #waiting: SyslogLine[] = [];
  #bytes = 0;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #giveUpAt = Number.POSITIVE_INFINITY;

  constructor(deps: ShipperDeps) {
    this.#deps = deps;
  }

  /** Whether senders must wait. What is added all the same is taken: it has been read. */
  get isFull(): boolean {
    return this.#waiting.length >= MAX_WAITING_LINES || this.#bytes >= MAX_WAITING_BYTES;
  }

  add(line: SyslogLine): void {
    this.#waiting.push(line);
    this.#bytes += line.text.length;
    if (this.#running !== undefined) return;
    if (this.#waiting.length >= LINES_A_BATCH) this.#start();
    else this.#timer ??= setTimeout(() => this.#start(), GATHER_MS);
  }

  /** Stores all that waits; answers how many lines could not be stored in time. */
  async close(): Promise<number> {
    this.#giveUpAt = performance.now() + STOP_LIMIT_MS;
    this.#start();
    await this.#running;
    clearTimeout(this.#timer);
    return this.#waiting.length;
  }

  #start(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.slice(0, LINES_A_BATCH);
      if (!(await this.#ship(batch))) return;
      this.#waiting = this.#waiting.slice(batch.length);
      this.#bytes -= batch.reduce((sum, { text }) => sum + text.length, 0);
      if (!this.isFull) this.#deps.onRoom();
    }
  }

  /** Whether the batch was dealt with; false once there is no time left to try again. */
  async #ship(batch: readonly SyslogLine[]): Promise<boolean> {
    // A commit whose answer was lost must not be made twice.
    const idempotencyKey = randomUUID();
    for (let pauseMs = MIN_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, MAX_PAUSE_MS)) {
      try {
        await this.#send(batch, idempotencyKey);
        return true;
      } catch (error) {
        if (!isForLater(error)) {
          this.#deps.log.error({ err: error, lines: batch.length }, 'lines of syslog cannot be stored');
          this.#deps.counts.refused += batch.length;
          return true;
        }
        const waitMs = Math.max(pauseMs, retryAfterMs(error));
        if (performance.now() + waitMs > this.#giveUpAt) return false;
        await sleep(waitMs);
      }
    }
  }

  async #send(batch: readonly SyslogLine[], idempotencyKey: string): Promise<void> {
    const { reception, counts, clock } = this.#deps;
    const { holder, lines } = await this.#admitted(batch);
    if (holder === null) return;
    const { accepted, quarantined, refused } = await receive(reception, {
      holder,
      reader: readerFor('syslog'),
      records: lines.map((value) => ({ ok: true, value })),
      bodyText: lines.join('\n'),
      tenantHeader: undefined,
      idempotencyKey,
      receivedAt: clock(),
    });
    counts.stored += accepted + quarantined;
    counts.refused += refused.length + batch.length - lines.length;
  }

  /** The lines of senders that may use the key; the others are told, and their connections end. */
  async #admitted(batch: readonly SyslogLine[]): Promise<{ holder: KeyHolder | null; lines: string[] }> {
    const { admission, counts, onRefused } = this.#deps;
    const holders = new Map<string, KeyHolder | null>();
    for (const sender of new Set(batch.map((line) => line.sender))) {
      holders.set(sender, await admission.of(sender).catch((error) => nobody(error)));
    }
    for (const [sender, holder] of holders) if (holder === null) onRefused(sender);
    const lines = batch.filter(({ sender }) => holders.get(sender) !== null).map(({ text }) => text);
    const holder = [...holders.values()].find((found) => found !== null) ?? null;
    if (holder === null) counts.refused += batch.length;
    return { holder, lines };
  }
}

function nobody(error: unknown): null {
  if (isForLater(error)) throw error;
  return null;
}

const isForLater = (error: unknown): boolean =>
  isTransient(error) ||
  (error instanceof Fault && (error.code === 'unavailable' || error.code === 'too_many'));

const retryAfterMs = (error: unknown): number =>
  error instanceof Fault ? (error.retryAfterS ?? 0) * SECOND_MS : 0;
