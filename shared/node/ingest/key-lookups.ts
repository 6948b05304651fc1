import { sql } from 'kysely';
import type { TenantState } from '../../domain/tenant.ts';
import type { Tenancy, Tx } from '../db/tenancy.ts';

/** A live key, as the database has it. */
export interface FoundKey {
  readonly id: string;
  readonly hash: Buffer;
  readonly tenant_id: string | null;
  readonly last_used_at: Date | null;
  /** Of its tenant; null for a provider key. */
  readonly state: TenantState | null;
  readonly slot: string;
  readonly rate_per_second: number | null;
  readonly networks: string[];
  readonly mapping_version: number;
}

interface Waiting {
  readonly hash: Buffer;
  readonly settle: (found: FoundKey | undefined) => void;
  readonly fail: (error: unknown) => void;
}

/**
 * Looks keys up together: while one look-up is under way the next ones gather. So a flood of requests holds one
 * connection and not all of them, and nobody is answered by what was read before they asked.
 */
export class KeyLookups {
  readonly #tenancy: Tenancy;
  #waiting: Waiting[] = [];
  #running = false;

  constructor(tenancy: Tenancy) {
    this.#tenancy = tenancy;
  }

  find(hash: Buffer): Promise<FoundKey | undefined> {
    return new Promise((settle, fail) => {
      this.#waiting.push({ hash, settle, fail });
      if (!this.#running) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#running = true;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      await this.#look(batch);
    }
    this.#running = false;
  }

  async #look(batch: readonly Waiting[]): Promise<void> {
    try {
      const hashes = batch.map(({ hash }) => hash);
      const found = await this.#tenancy.asSystem('authenticate ingest key', (tx) => readKeys(tx, hashes));
      const byHash = new Map(found.map((key) => [key.hash.toString('hex'), key]));
      for (const { hash, settle } of batch) settle(byHash.get(hash.toString('hex')));
    } catch (error) {
      for (const { fail } of batch) fail(error);
    }
  }
}

const readKeys = (tx: Tx, hashes: readonly Buffer[]): Promise<FoundKey[]> =>
  tx
    .selectFrom('ingest_keys')
    .leftJoin('tenants', 'tenants.id', 'ingest_keys.tenant_id')
    .select(['ingest_keys.id', 'hash', 'tenant_id', 'last_used_at', 'tenants.state'])
    .select(['slot', 'rate_per_second', 'networks', 'mapping_version'])
    .where(sql<boolean>`hash = any(${hashes}::bytea[])`)
    .where('revoked_at', 'is', null)
    .execute();
