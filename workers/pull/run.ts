import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { SECOND_MS } from '../../shared/domain/clock.ts';
import { Fault } from '../../shared/domain/fault.ts';
import type { KeyHolder } from '../../shared/node/ingest/key.ts';
import { type Reader, readerOf } from '../../shared/node/ingest/reader.ts';
import { receive } from '../../shared/node/ingest/receive.ts';
import type { Reception } from '../../shared/node/ingest/reception.ts';
import type { SealedSecrets } from '../../shared/node/sealed-secret.ts';
import type { WorkerDeps } from '../deps.ts';
import { pauseAfter } from './backoff.ts';
import { type Claimed, type Cursor, endRun, moveCursor, RUN_LIMIT_MS, RunTaken } from './claim.ts';
import { PullFault } from './fault.ts';
import { openHttp } from './http.ts';
import type { Page } from './kinds/kind.ts';
import { kinds } from './kinds/table.ts';
import type { Gate } from './outside.ts';

/** What is left after so many pages is the next run's: others wait for their turn. */
const MAX_PAGES = 100;
/** Digests kept: more than any overlap of two readings brings, and a page of the log at most. */
const MAX_SEEN = 2_000;
/** Of a digest, enough to tell two thousand apart. */
const DIGEST_BYTES = 12;

export interface PullDeps extends Pick<WorkerDeps, 'tenancy' | 'clock' | 'log'> {
  readonly reception: Reception;
  readonly secrets: SealedSecrets;
  readonly gate: Gate;
}

/** One run of a connector, from its cursor as far as its time goes. Never throws but for want of the database. */
export async function run(deps: PullDeps, claimed: Claimed, stop: AbortSignal): Promise<void> {
  const { error, pauseMs } = await outcome(deps, claimed, stop);
  if (error instanceof RunTaken) return;
  const now = deps.clock();
  const ending = { error: error?.message ?? null, nextRunAt: now + pauseMs };
  await deps.tenancy.asSystem('end a run of a connector', (tx) => endRun(tx, claimed, ending, now));
}

interface Outcome {
  readonly error: Error | null;
  readonly pauseMs: number;
}

async function outcome(deps: PullDeps, claimed: Claimed, stop: AbortSignal): Promise<Outcome> {
  try {
    const isMore = await read(deps, claimed, stop);
    return { error: null, pauseMs: isMore ? 0 : claimed.intervalS * SECOND_MS };
  } catch (thrown) {
    // A worker that stops is no fault of the service: another one goes on where this one was.
    if (stop.aborted) return { error: null, pauseMs: 0 };
    if (thrown instanceof RunTaken) return { error: thrown, pauseMs: 0 };
    const retryAfterMs = thrown instanceof PullFault ? thrown.retryAfterMs : 0;
    const pauseMs = Math.max(retryAfterMs, pauseAfter(claimed.failures + 1, Math.random()));
    return { error: inWords(deps, claimed, thrown), pauseMs };
  }
}

/** A fault of ours belongs into the log, not on the screen. */
function inWords({ log }: PullDeps, { id }: Claimed, thrown: unknown): Error {
  if (thrown instanceof PullFault || thrown instanceof Fault) return thrown;
  if ((thrown as Error).name === 'AbortError') {
    return new PullFault(
      'the service has this connector wait for longer than a run may last; tried again later',
    );
  }
  log.warn({ err: thrown, connector: id }, 'a run of a connector failed');
  return new PullFault('the records could not be stored; tried again by itself');
}

/** Whether there is more to be read. */
async function read(deps: PullDeps, claimed: Claimed, stop: AbortSignal): Promise<boolean> {
  const kind = kinds[claimed.kind];
  const holder: KeyHolder = {
    id: claimed.keyId,
    tenantId: claimed.tenantId,
    rate: null,
    mapping: claimed.mappingVersion,
  };
  const reader = await readerOf(kind.format(claimed.settings), holder, deps.reception.mappings);
  const signal = AbortSignal.any([stop, AbortSignal.timeout(RUN_LIMIT_MS)]);
  const waiting = (ms: number, until: AbortSignal) => sleep(ms, undefined, { signal: until });
  const pages = kind.pages({
    settings: claimed.settings,
    secret: claimed.secret === null ? '' : deps.secrets.open(claimed.id, claimed.secret),
    position: claimed.cursor.position,
    http: openHttp({ gate: deps.gate, signal, clock: deps.clock, sleep: waiting }),
    now: deps.clock(),
  });
  const endsAt = performance.now() + RUN_LIMIT_MS / 2;
  let { seen } = claimed.cursor;
  let count = 0;
  for await (const page of pages) {
    seen = await store(deps, { claimed, holder, reader, page, seen });
    count++;
    if (count >= MAX_PAGES || performance.now() > endsAt || stop.aborted) return true;
  }
  return false;
}

interface Taken {
  readonly claimed: Claimed;
  readonly holder: KeyHolder;
  readonly reader: Reader;
  readonly page: Page;
  readonly seen: readonly string[];
}

/** Records and cursor in one transaction: a run that dies leaves both or none, and the next one goes on there. */
async function store(
  deps: PullDeps,
  { claimed, holder, reader, page, seen }: Taken,
): Promise<readonly string[]> {
  const opened = page.values.flatMap((value) => reader.open(value) ?? [value]);
  const known = new Set(seen);
  const fresh = new Map<string, unknown>();
  for (const value of opened) {
    const digest = digestOf(value);
    if (!known.has(digest)) fresh.set(digest, value);
  }
  const now = [...seen, ...fresh.keys()].slice(-MAX_SEEN);
  const cursor: Cursor = { position: page.position, said: page.said, seen: now };
  if (fresh.size === 0) {
    await deps.tenancy.asSystem('move the cursor of a connector', (tx) => moveCursor(tx, claimed, cursor, 0));
    return now;
  }
  await receive(deps.reception, {
    holder,
    reader,
    records: [...fresh.values()].map((value) => ({ ok: true, value })),
    bodyText: [...fresh.keys()].join('\n'),
    tenantHeader: undefined,
    idempotencyKey: undefined,
    receivedAt: deps.clock(),
    alongside: (tx, { accepted, quarantined }) => moveCursor(tx, claimed, cursor, accepted + quarantined),
  });
  return now;
}

const digestOf = (value: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(value) ?? '')
    .digest()
    .subarray(0, DIGEST_BYTES)
    .toString('base64url');
