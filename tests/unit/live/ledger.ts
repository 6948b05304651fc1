import type { StreamEntry } from '../../../server/live/mirror.ts';
import { type Facts, isKept, type Moves, tally } from '../../../shared/domain/tally.ts';
import type { Tenant } from '../../../shared/domain/tenant.ts';
import type { HeldCounters } from '../../../shared/node/redis/counters.ts';

/** One tenant's truth: its incidents, and the counters the projection would hold of them. */
export class Ledger {
  tenant: Tenant;
  readonly incidents: Facts[] = [];
  #epoch = 0;
  #seq = 0;
  #fields: Moves = new Map();

  constructor(tenant: Tenant) {
    this.tenant = tenant;
  }

  /** Adds, replaces or (with null) removes nothing: each edit is one event; all of them make one stream entry. */
  commit(edits: readonly { readonly index?: number; readonly facts: Facts }[], now: number): StreamEntry {
    const moves: Moves = new Map();
    for (const { index, facts } of edits) {
      if (index !== undefined) tally(moves, this.incidents[index]!, -1);
      tally(moves, facts, 1);
      this.incidents[index ?? this.incidents.length] = facts;
    }
    const from = this.#seq;
    this.#seq += edits.length;
    const cells: string[] = [];
    for (const [field, by] of moves) {
      if (!isKept(field, now)) continue;
      const value = (this.#fields.get(field) ?? 0) + by;
      if (value === 0) this.#fields.delete(field);
      else this.#fields.set(field, value);
      cells.push(`${field}=${value}`);
    }
    return this.#entry(from, cells.join(' '));
  }

  /** What a lost Redis leads to: everything counted anew, under a new epoch. */
  rebuild(now: number): StreamEntry {
    this.#epoch++;
    const moves: Moves = new Map();
    for (const facts of this.incidents) tally(moves, facts, 1);
    this.#fields = new Map([...moves].filter(([field]) => isKept(field, now)));
    return this.#entry(0, '');
  }

  state(): HeldCounters {
    return { epoch: `e${this.#epoch}`, seq: this.#seq, fields: new Map(this.#fields) };
  }

  #entry(from: number, cells: string): StreamEntry {
    return { tenantId: this.tenant.id, epoch: `e${this.#epoch}`, from, to: this.#seq, cells };
  }
}
