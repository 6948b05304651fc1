import { createHash, randomUUID } from 'node:crypto';
import { Fault } from '../../domain/fault.ts';
import type { IngestAnswer, RefusedRecord } from '../../wire/http/ingest.ts';
import type { InboxRow } from '../db/inbox.ts';
import { findByIdempotencyKey, type ReceiptRow } from '../db/receipts.ts';
import { atOnce, type Tenancy } from '../db/tenancy.ts';
import { tenantsByName } from '../db/tenants.ts';
import type { Submission } from './commits.ts';
import { judge } from './judge.ts';
import type { KeyHolder } from './key.ts';
import { type Directory, type Placed, place } from './place.ts';
import type { Reader } from './reader.ts';
import type { Reception } from './reception.ts';
import { recognisedIn } from './recognised.ts';
import type { Headers } from './routing/headers.ts';
import { quarantinedRows, waitingRows } from './rows.ts';
import type { Parsed } from './split.ts';

/** One authenticated ingest request, its body split into records. */
export interface Delivery {
  readonly reader: Reader;
  readonly holder: KeyHolder;
  readonly records: readonly Parsed[];
  readonly bodyText: string;
  readonly tenantHeader: string | undefined;
  /** What routing rules may look at; see `routableHeaders`. None where there are no headers. */
  readonly headers?: Headers;
  readonly idempotencyKey: string | undefined;
  readonly receivedAt: number;
  readonly alongside?: Submission['alongside'];
}

/** Judges, stores and answers. The answer is given only once the accepted records are committed. */
export async function receive(deps: Reception, delivery: Delivery): Promise<IngestAnswer> {
  const { holder, records, reader, receivedAt, tenantHeader, headers = {} } = delivery;
  if (holder.rate !== null) await deps.pace.take(holder.rate, records.length);
  const { good, refused } = judge(records, reader, receivedAt);
  const found = await place(directoryOf(deps), good, { tenantId: holder.tenantId, tenantHeader, headers });
  const placed: Placed = { ...found, refused: [...refused, ...found.refused].sort(byIndex) };
  const receipt = receiptOf(delivery, placed);
  const { alongside } = delivery;
  const isNew = await deps.ingest.submit({ receipt, rows: rowsOf(receipt, delivery, placed), alongside });
  const answer = isNew ? answerOf(receipt) : await replay(deps.tenancy, receipt);
  if (isNew) note(deps, delivery, placed);
  const recognised = recognisedIn(good);
  return recognised.length === 0 ? answer : { ...answer, recognised };
}

const directoryOf = ({ tenancy, routes }: Reception): Directory => ({
  tenants: (exact, loose) =>
    tenancy.asSystem(
      'find tenants by name',
      atOnce((tx) => tenantsByName(tx, exact, loose)),
    ),
  rules: () => routes.rules(),
});

/** What is told of a request afterwards; it waits for no one. */
function note({ routes, refusals }: Reception, delivery: Delivery, { matched, refused }: Placed): void {
  routes.count(matched);
  if (refused.length > 0) refusals.note(delivery, refused);
}

const byIndex = (a: RefusedRecord, b: RefusedRecord): number => a.index - b.index;

function receiptOf(delivery: Delivery, placed: Placed): ReceiptRow {
  const { reader, tenantHeader = '', bodyText, holder, idempotencyKey, receivedAt } = delivery;
  return {
    id: randomUUID(),
    ingestKeyId: holder.id,
    idempotencyKey: idempotencyKey ?? null,
    bodyHash: createHash('sha256').update(`${reader.name}\n${tenantHeader}\n`).update(bodyText).digest(),
    accepted: count(placed.accepted),
    quarantined: count(placed.quarantined),
    refused: placed.refused,
    receivedAt,
  };
}

const count = (groups: Map<unknown, readonly unknown[]>): number =>
  [...groups.values()].reduce((sum, group) => sum + group.length, 0);

function rowsOf(receipt: ReceiptRow, { receivedAt, headers = {} }: Delivery, placed: Placed): InboxRow[] {
  const origin = { receiptId: receipt.id, receivedAt };
  return [...waitingRows(placed.accepted, origin), ...quarantinedRows(placed.quarantined, origin, headers)];
}

/** The key was used before: the same body gets the same answer again, another body is a conflict. */
async function replay(tenancy: Tenancy, receipt: ReceiptRow): Promise<IngestAnswer> {
  const first = await tenancy.asSystem('find first use of an idempotency key', (tx) =>
    findByIdempotencyKey(tx, receipt.ingestKeyId, receipt.idempotencyKey!),
  );
  if (first === null || !first.bodyHash.equals(receipt.bodyHash)) {
    throw new Fault(
      'conflict',
      'this Idempotency-Key was used with another body; use a new key',
      'Idempotency-Key',
    );
  }
  return answerOf(first);
}

const answerOf = ({ accepted, refused, quarantined, id }: ReceiptRow): IngestAnswer => ({
  accepted,
  refused: [...refused],
  quarantined,
  receipt: id,
});
