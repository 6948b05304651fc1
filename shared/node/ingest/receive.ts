import { createHash, randomUUID } from 'node:crypto';
import { Fault } from '../../domain/fault.ts';
import { shardOf } from '../../domain/shard.ts';
import type { TenantId } from '../../domain/tenant.ts';
import type { IngestAnswer, RefusedRecord } from '../../wire/http/ingest.ts';
import type { InboxRow } from '../db/inbox.ts';
import { findByIdempotencyKey, type ReceiptRow } from '../db/receipts.ts';
import type { Tenancy } from '../db/tenancy.ts';
import type { Ingest } from './commits.ts';
import { type GoodRecord, judge } from './judge.ts';
import type { KeyHolder } from './key.ts';
import { type Placed, place } from './place.ts';
import type { Reader } from './reader.ts';
import { recognisedIn } from './recognised.ts';
import type { Parsed } from './split.ts';

/** One authenticated ingest request, its body split into records. */
export interface Delivery {
  readonly reader: Reader;
  readonly holder: KeyHolder;
  readonly records: readonly Parsed[];
  readonly bodyText: string;
  readonly tenantHeader: string | undefined;
  readonly idempotencyKey: string | undefined;
  readonly receivedAt: number;
}

/** Records per inbox row: a worker's turn takes whole rows, so none may be larger than a turn. */
const RECORDS_A_ROW = 500;

/** Judges, stores and answers. The answer is given only once the accepted records are committed. */
export async function receive(
  deps: { tenancy: Tenancy; ingest: Ingest },
  delivery: Delivery,
): Promise<IngestAnswer> {
  const { good, refused } = judge(delivery.records, delivery.reader, delivery.receivedAt);
  const found = await place(deps.tenancy, good, delivery);
  const placed: Placed = { ...found, refused: [...refused, ...found.refused].sort(byIndex) };
  const receipt = receiptOf(delivery, placed);
  const isNew = await deps.ingest.submit({ receipt, rows: rowsOf(receipt, delivery, placed) });
  const answer = isNew ? answerOf(receipt) : await replay(deps.tenancy, receipt);
  const recognised = recognisedIn(good);
  return recognised.length === 0 ? answer : { ...answer, recognised };
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

function rowsOf(receipt: ReceiptRow, { receivedAt }: Delivery, placed: Placed): InboxRow[] {
  const base = { receiptId: receipt.id, receivedAt };
  const waiting = [...placed.accepted].flatMap(([tenantId, records]) =>
    chunks(records).map((chunk) => ({ ...base, ...rowFor(tenantId, null), ...payloadOf(chunk) })),
  );
  const quarantined = [...placed.quarantined].flatMap(([hint, records]) =>
    chunks(records).map((chunk) => ({ ...base, ...rowFor(null, hint), ...payloadOf(chunk) })),
  );
  return [...waiting, ...quarantined];
}

const rowFor = (tenantId: TenantId | null, tenantHint: string | null) =>
  tenantId === null
    ? { tenantId, tenantHint, shard: 0, state: 'quarantined' as const }
    : { tenantId, tenantHint, shard: shardOf(tenantId), state: 'waiting' as const };

/** One record a line: JSON text has no line breaks of its own. */
const payloadOf = (records: readonly GoodRecord[]) => ({
  format: records[0]!.format,
  records: records.length,
  payload: records.map(({ value }) => JSON.stringify(value)).join('\n'),
});

/** Neighbours of one format, at most a row's worth. */
function chunks(records: readonly GoodRecord[]): GoodRecord[][] {
  const parts: GoodRecord[][] = [];
  for (const record of records) {
    const part = parts.at(-1);
    if (part?.[0]?.format === record.format && part.length < RECORDS_A_ROW) part.push(record);
    else parts.push([record]);
  }
  return parts;
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
