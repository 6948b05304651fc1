import type { TenantId } from '../../domain/tenant.ts';
import { clip, storable } from '../../formats/reading/wellformed.ts';
import type { RefusedRecord } from '../../wire/http/ingest.ts';
import { countRefusals, putRefusals, type RefusalRow, trimRefusals } from '../db/refusals.ts';
import type { Tenancy } from '../db/tenancy.ts';
import { stepOf } from '../db/traffic.ts';
import { depthFault } from './depth.ts';
import type { KeyHolder } from './key.ts';
import type { Parsed } from './split.ts';

/** What was refused of one request. */
export interface Refusing {
  readonly holder: KeyHolder;
  readonly reader: { readonly name: string };
  readonly records: readonly Parsed[];
  /** Epoch milliseconds. */
  readonly receivedAt: number;
}

/** Enough to see a pattern; each key keeps these and no more. */
const EXAMPLES_A_KEY = 20;
const MAX_EXAMPLE_CHARS = 2_000;
/** Keys whose refusals wait to be written; beyond them only what is there already is counted on. */
const MAX_KEYS = 1_000;

interface Pending {
  readonly tenantId: TenantId | null;
  /** Five-minute step → records. */
  readonly counts: Map<number, number>;
  /** Oldest first. */
  examples: RefusalRow[];
}

/** What was not taken, by key: gathered after the answer, written together now and then. */
export class Refusals {
  readonly #tenancy: Tenancy;
  #pending = new Map<string, Pending>();

  constructor({ tenancy }: { readonly tenancy: Tenancy }) {
    this.#tenancy = tenancy;
  }

  note(request: Refusing, refused: readonly RefusedRecord[]): void {
    const { holder, receivedAt } = request;
    const pending = this.#pendingOf(holder);
    if (pending === null) return;
    const step = stepOf(receivedAt);
    pending.counts.set(step, (pending.counts.get(step) ?? 0) + refused.length);
    const examples = refused.slice(-EXAMPLES_A_KEY).map((each) => exampleOf(request, each));
    pending.examples = [...pending.examples, ...examples].slice(-EXAMPLES_A_KEY);
  }

  /** What cannot be written is written the next time, unless a key's own later refusals took its place. */
  async flush(): Promise<void> {
    if (this.#pending.size === 0) return;
    const pending = this.#pending;
    this.#pending = new Map();
    try {
      await this.#write(pending);
    } catch (error) {
      this.#takeBack(pending);
      throw error;
    }
  }

  #pendingOf({ id, tenantId }: KeyHolder): Pending | null {
    const known = this.#pending.get(id);
    if (known !== undefined) return known;
    if (this.#pending.size >= MAX_KEYS) return null;
    const fresh: Pending = { tenantId, counts: new Map(), examples: [] };
    this.#pending.set(id, fresh);
    return fresh;
  }

  async #write(pending: ReadonlyMap<string, Pending>): Promise<void> {
    const keys = [...pending].toSorted(([a], [b]) => (a < b ? -1 : 1));
    const counts = keys.flatMap(([keyId, { tenantId, counts }]) =>
      [...counts].map(([at, refused]) => ({ keyId, tenantId, at, refused })),
    );
    await this.#tenancy.asSystem('note refusals', async (tx) => {
      await countRefusals(tx, counts);
      await putRefusals(
        tx,
        keys.flatMap(([, { examples }]) => examples),
      );
      await trimRefusals(
        tx,
        keys.map(([id]) => id),
        EXAMPLES_A_KEY,
      );
    });
  }

  #takeBack(pending: ReadonlyMap<string, Pending>): void {
    for (const [id, old] of pending) {
      const now = this.#pending.get(id);
      if (now === undefined) {
        if (this.#pending.size < MAX_KEYS) this.#pending.set(id, old);
        continue;
      }
      for (const [step, records] of old.counts) now.counts.set(step, (now.counts.get(step) ?? 0) + records);
      now.examples = [...old.examples, ...now.examples].slice(-EXAMPLES_A_KEY);
    }
  }
}

function exampleOf(request: Refusing, { index, field, reason }: RefusedRecord): RefusalRow {
  const record = request.records[index];
  const { holder, reader, receivedAt } = request;
  return {
    keyId: holder.id,
    tenantId: holder.tenantId,
    at: receivedAt,
    format: reader.name,
    field: storable(field),
    reason: storable(reason),
    example: record === undefined ? null : textOf(record),
  };
}

function textOf(record: Parsed): string | null {
  const text = record.ok ? written(record.value) : record.text;
  return text === undefined ? null : storable(clip(text, MAX_EXAMPLE_CHARS));
}

/** What is nested too deep to be walked is refused for that, and shown without itself. */
function written(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return depthFault(value) === null ? JSON.stringify(value) : undefined;
}
