import { randomUUID } from 'node:crypto';
import { SECOND_MS } from '../../shared/domain/clock.ts';
import { type IngestAnswer, MAX_BODY_BYTES } from '../../shared/wire/http/ingest.ts';
import { Rejected, reasonOf } from './answer.ts';
import { persistently } from './retry.ts';

export interface IngestTarget {
  readonly url: string;
  readonly format: string;
  readonly key: string;
  readonly signal: AbortSignal;
  readonly onWait: (reason: string, waitMs: number) => void;
}

/** Half of what the server takes, so that a batch never fails for its brackets and commas. */
const MAX_BATCH_BYTES = MAX_BODY_BYTES / 2;

/** A server that has not answered by now has lost the request; the Idempotency-Key makes asking again safe. */
const ANSWER_MS = 60 * SECOND_MS;

/**
 * Sends records as one request under one Idempotency-Key: a retry after a lost answer has no second effect. A batch
 * that is too big is sent in halves.
 */
export async function ingest(target: IngestTarget, records: readonly unknown[]): Promise<IngestAnswer[]> {
  const body = JSON.stringify(records);
  const splits = records.length > 1;
  if (splits && Buffer.byteLength(body) > MAX_BATCH_BYTES) return halves(target, records);
  const answer = await post(target, body);
  if (answer.status === 413 && splits) return halves(target, records);
  if (!answer.ok) throw new Rejected(answer.status, `ingest: ${await reasonOf(answer)}`);
  return [(await answer.json()) as IngestAnswer];
}

async function halves(target: IngestTarget, records: readonly unknown[]): Promise<IngestAnswer[]> {
  const middle = records.length >> 1;
  const first = await ingest(target, records.slice(0, middle));
  const second = await ingest(target, records.slice(middle));
  const moved = second.map((answer) => ({
    ...answer,
    refused: answer.refused.map((one) => ({ ...one, index: one.index + middle })),
  }));
  return [...first, ...moved];
}

function post(target: IngestTarget, body: string): Promise<Response> {
  const headers = {
    authorization: `Bearer ${target.key}`,
    'content-type': 'application/json',
    'idempotency-key': randomUUID(),
  };
  const address = new URL(`/api/v1/ingest/${encodeURIComponent(target.format)}`, target.url);
  // A stop on request ends the waits between attempts, but lets a request under way have its answer.
  const send = () =>
    fetch(address, { method: 'POST', headers, body, signal: AbortSignal.timeout(ANSWER_MS) });
  return persistently(send, target.signal, target.onWait);
}
