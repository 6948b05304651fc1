import { shardOf } from '../../domain/shard.ts';
import type { TenantId } from '../../domain/tenant.ts';
import type { InboxRow } from '../db/inbox.ts';
import type { GoodRecord } from './judge.ts';
import type { Headers } from './routing/headers.ts';

/** Where rows come from: a request, or a row that waited for a home. */
export interface Origin {
  readonly receiptId: string;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
  readonly replayedAt?: number;
}

/** Records per inbox row: a worker's turn takes whole rows, so none may be larger than a turn. */
const RECORDS_A_ROW = 500;

/** Rows of records that go to tenants. `hint` is what they were quarantined under before. */
export const waitingRows = (
  accepted: ReadonlyMap<TenantId, readonly GoodRecord[]>,
  origin: Origin,
  hint: string | null = null,
): InboxRow[] =>
  [...accepted].flatMap(([tenantId, records]) =>
    chunks(records).map((chunk) => ({
      ...origin,
      tenantId,
      tenantHint: hint,
      shard: shardOf(tenantId),
      state: 'waiting',
      ...payloadOf(chunk),
    })),
  );

/** Rows of records that nobody is known for; the headers are for a rule that comes later. */
export const quarantinedRows = (
  quarantined: ReadonlyMap<string, readonly GoodRecord[]>,
  origin: Origin,
  headers: Headers,
): InboxRow[] =>
  [...quarantined].flatMap(([tenantHint, records]) =>
    chunks(records).map((chunk) => ({
      ...origin,
      tenantId: null,
      tenantHint,
      shard: 0,
      state: 'quarantined',
      headers,
      ...payloadOf(chunk),
    })),
  );

/** One record a line: JSON text has no line breaks of its own. */
export const linesOf = (records: readonly GoodRecord[]): string =>
  records.map(({ value }) => JSON.stringify(value)).join('\n');

const payloadOf = (records: readonly GoodRecord[]) => ({
  format: records[0]!.format,
  records: records.length,
  payload: linesOf(records),
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
