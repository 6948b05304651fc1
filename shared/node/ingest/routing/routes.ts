import { type Clock, SECOND_MS } from '../../../domain/clock.ts';
import { countMatched, readRules } from '../../db/routing.ts';
import type { Tenancy } from '../../db/tenancy.ts';
import { RuleSet } from './rule-set.ts';

/** News of a change drops what is kept at once; should it be lost, the old rules serve for so long. */
const RULES_KEPT_MS = 10 * SECOND_MS;

interface Kept {
  readonly rules: Promise<RuleSet>;
  readonly until: number;
}

/** The routing rules in memory, and how many records each has placed since that was last written. */
export class Routes {
  readonly #tenancy: Tenancy;
  readonly #clock: Clock;
  #kept: Kept | null = null;
  #matched = new Map<string, { records: number; at: number }>();

  constructor(deps: { readonly tenancy: Tenancy; readonly clock: Clock }) {
    this.#tenancy = deps.tenancy;
    this.#clock = deps.clock;
  }

  rules(): Promise<RuleSet> {
    const kept = this.#kept;
    const now = performance.now();
    if (kept !== null && now < kept.until) return kept.rules;
    const rules = this.#tenancy.asSystem(
      'read routing rules',
      async (tx) => new RuleSet(await readRules(tx)),
    );
    const fresh = { rules, until: now + RULES_KEPT_MS };
    this.#kept = fresh;
    rules.catch(() => {
      if (this.#kept === fresh) this.#kept = null;
    });
    return rules;
  }

  /** Rules or tenants changed. What is being read now may be old already, and is not kept either. */
  forget(): void {
    this.#kept = null;
  }

  /** Counts what a committed request's records were placed by. */
  count(matched: ReadonlyMap<string, number>): void {
    for (const [id, records] of matched) {
      const before = this.#matched.get(id)?.records ?? 0;
      this.#matched.set(id, { records: before + records, at: this.#clock() });
    }
  }

  /** Writes the counts. What cannot be written waits for the next time; there are no more than there are rules. */
  async flush(): Promise<void> {
    if (this.#matched.size === 0) return;
    const matched = this.#matched;
    this.#matched = new Map();
    try {
      const rows = [...matched].map(([id, count]) => ({ id, ...count }));
      await this.#tenancy.asSystem('count routed records', (tx) => countMatched(tx, rows));
    } catch (error) {
      this.count(new Map([...matched].map(([id, { records }]) => [id, records])));
      throw error;
    }
  }
}
