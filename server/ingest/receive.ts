import { createHash, randomUUID } from 'node:crypto';
import { Fault } from '../../shared/domain/fault.ts';
import { shardOf } from '../../shared/domain/shard.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import type { FormatName } from '../../shared/formats/registry.ts';
import type { InboxRow } from '../../shared/node/db/inbox.ts';
import { findByIdempotencyKey, type ReceiptRow } from '../../shared/node/db/receipts.ts';
import type { Tenancy } from '../../shared/node/db/tenancy.ts';
import type { IngestAnswer, RefusedRecord } from '../../shared/wire/http/ingest.ts';
import type { Parsed } from './body.ts';
import type { Ingest } from './commits.ts';
import { judge } from './judge.ts';
import type { KeyHolder } from './key.ts';
import { type Placed, place } from './place.ts';

/** One authenticated ingest request, its body split into records. */
export interface Delivery {
  readonly format: FormatName;
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
  const { good, refused } = judge(delivery.records, delivery.format, delivery.receivedAt);
  const found = await place(deps.tenancy, good, delivery);
  const placed: Placed = { ...found, refused: [...refused, ...found.refused].sort(byIndex) };
  const receipt = receiptOf(delivery, placed);
  if (await deps.ingest.submit({ receipt, rows: rowsOf(receipt, delivery, placed) }))
    return answerOf(receipt);
  return replay(deps.tenancy, receipt);
}

const byIndex = (a: RefusedRecord, b: RefusedRecord): number => a.index - b.index;

function receiptOf(delivery: Delivery, placed: Placed): ReceiptRow {
  const { format, tenantHeader = '', bodyText, holder, idempotencyKey, receivedAt } = delivery;
  return {
    id: randomUUID(),
    ingestKeyId: holder.id,
    idempotencyKey: idempotencyKey ?? null,
    bodyHash: createHash('sha256').update(`${format}\n${tenantHeader}\n`).update(bodyText).digest(),
    accepted: count(placed.accepted),
    quarantined: count(placed.quarantined),
    refused: placed.refused,
    receivedAt,
  };
}

const count = (groups: Map<unknown, unknown[]>): number =>
  [...groups.values()].reduce((sum, group) => sum + group.length, 0);

function rowsOf(receipt: ReceiptRow, { format, receivedAt }: Delivery, placed: Placed): InboxRow[] {
  const base = { receiptId: receipt.id, format, receivedAt };
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
const payloadOf = (records: unknown[]) => ({
  records: records.length,
  payload: records.map((record) => JSON.stringify(record)).join('\n'),
});

function chunks(records: readonly unknown[]): unknown[][] {
  const parts: unknown[][] = [];
  for (let start = 0; start < records.length; start += RECORDS_A_ROW) {
    parts.push(records.slice(start, start + RECORDS_A_ROW));
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
