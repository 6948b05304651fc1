import { Fault } from '../../domain/fault.ts';
import { type InboxRow, putRows } from '../db/inbox.ts';
import { putReceipts, type ReceiptRow, type StoredReceipts } from '../db/receipts.ts';
import type { Tenancy, Tx } from '../db/tenancy.ts';
import { isTransient } from '../db/transient.ts';
import type { Bell } from './bell.ts';
import { Lanes } from './lanes.ts';

/** What one request wants committed: its receipt and its inbox rows, all or nothing. */
export interface Submission {
  readonly receipt: ReceiptRow;
  readonly rows: readonly InboxRow[];
  /** What happens in the same transaction or not at all; it may refuse by throwing. */
  readonly alongside?: ((tx: Tx, receipt: ReceiptRow) => Promise<void>) | undefined;
}

/** Payload bytes stored in one commit: whoever comes meanwhile waits for it, so it must not be long. */
const COMMIT_BYTES = 4 * 1024 * 1024;

const revoked = (): Fault =>
  new Fault('unauthenticated', 'this ingest key was revoked meanwhile; nothing of this request was stored');

interface Waiting {
  readonly submission: Submission;
  readonly settle: (stored: boolean) => void;
  readonly fail: (error: unknown) => void;
}

/**
 * Commits the submissions of concurrent requests together: while one transaction is under way, the next ones
 * gather, and senders take turns, so that a flood of one makes the others wait for one commit at most. `submit` answers true once durable, false when the idempotency key was used before; it fails when the key
 * was revoked meanwhile.
 */
export class Ingest {
  readonly #tenancy: Tenancy;
  readonly #bell: Bell;
  readonly #waiting = new Lanes<Waiting>();
  #running = false;

  constructor(tenancy: Tenancy, bell: Bell) {
    this.#tenancy = tenancy;
    this.#bell = bell;
  }

  submit(submission: Submission): Promise<boolean> {
    const bytes = submission.rows.reduce((sum, row) => sum + row.payload.length, 0);
    return new Promise((settle, fail) => {
      this.#waiting.add(laneOf(submission), bytes, { submission, settle, fail });
      if (!this.#running) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#running = true;
    while (!this.#waiting.isEmpty) await this.#commit(this.#waiting.take(COMMIT_BYTES));
    this.#running = false;
  }

  /**
   * A batch that fails is tried one by one, so that one request's fault is not the others'. If the database is away
   * it is nobody's fault: all hear it at once, and whoever sends again finds out whether the commit came through.
   */
  async #commit(batch: readonly Waiting[]): Promise<void> {
    try {
      const { stored, live } = await this.#store(batch.map((waiting) => waiting.submission));
      for (const { submission, settle, fail } of batch) {
        if (live.has(submission.receipt.ingestKeyId)) settle(stored.has(submission.receipt.id));
        else fail(revoked());
      }
    } catch (error) {
      if (batch.length === 1 || isTransient(error)) {
        for (const { fail } of batch) fail(error);
        return;
      }
      for (const waiting of batch) await this.#commit([waiting]);
    }
  }

  async #store(submissions: readonly Submission[]): Promise<StoredReceipts> {
    const { receipts, rows } = await this.#tenancy.asSystem('store submissions', async (tx, end) => {
      const receipts = await putReceipts(
        tx,
        submissions.map((submission) => submission.receipt),
      );
      const taken = submissions.filter(({ receipt }) => receipts.stored.has(receipt.id));
      for (const { receipt, alongside } of taken) await alongside?.(tx, receipt);
      const rows = taken.flatMap((submission) => submission.rows);
      await end([putRows(tx, rows)]);
      return { receipts, rows };
    });
    for (const shard of new Set(rows.filter((row) => row.state === 'waiting').map((row) => row.shard))) {
      this.#bell.ring(shard);
    }
    return receipts;
  }
}

/** A tenant's requests wait in one line, whatever keys they come with; those for several, in their key's. */
function laneOf({ receipt, rows }: Submission): string {
  const tenant = rows[0]?.tenantId ?? null;
  return tenant !== null && rows.every((row) => row.tenantId === tenant) ? tenant : receipt.ingestKeyId;
}
