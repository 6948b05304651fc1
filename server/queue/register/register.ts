import type { Clock } from '../../../shared/domain/clock.ts';
import { covers, type Scope } from '../../../shared/domain/scope.ts';
import type { TenantId } from '../../../shared/domain/tenant.ts';
import type { Tenancy } from '../../../shared/node/db/tenancy.ts';
import type { Logger } from '../../../shared/node/log.ts';
import { auditColumns, type Drift } from './audit.ts';
import type { Columns } from './columns.ts';
import type { HeldTenant } from './judge.ts';
import { Loading } from './loading.ts';
import { news, type Position } from './news.ts';
import type { RegisterHead } from './read.ts';
import { Turns } from './turns.ts';

/** So that a question finds little that it has to read first. */
const CATCH_UP_EVERY_MS = 1_000;

/** One tenant each time: a thousand of them within the hour. */
const AUDIT_EVERY_MS = 3_000;

/** 54 bytes each, so some 220 MB in the worst case; incidents beyond it are counted in SQL, slowly. */
const MAX_INCIDENTS = 4_000_000;

interface Deps {
  readonly tenancy: Tenancy;
  readonly clock: Clock;
  readonly log: Logger;
}

interface Held extends HeldTenant {
  /** Where the tenant's log was when its rows were read. */
  seq: number;
}

/**
 * Every incident's filterable columns in the memory of this process, tenant by tenant, so that a million rows are
 * counted in milliseconds. It is a projection of the log like any other: behind until asked, and then brought up to
 * what is committed by then, each time from one snapshot. It is asked with a scope, and looks at nothing else.
 */
export class Register {
  readonly #deps: Deps;
  readonly #held = new Map<TenantId, Held>();
  /** Every tenant there is, by its log. */
  #heads: readonly RegisterHead[] = [];
  #asOf = 0;
  /** The tenant that was compared last. */
  #audited = '';
  readonly #loading: Loading;
  /** Rows change between two questions, never within one. */
  readonly #turns = new Turns();
  /** The catching-up under way, and the one that begins after it for whoever asked meanwhile. */
  #running: Promise<void> | null = null;
  #next: Promise<void> | null = null;
  #timer: NodeJS.Timeout | null = null;
  #work: Promise<void> = Promise.resolve();
  #auditedAt = 0;
  #closed = false;

  constructor(deps: Deps) {
    this.#deps = deps;
    this.#loading = new Loading(deps.tenancy, MAX_INCIDENTS, {
      places: () => [...this.#held.values()].reduce((sum, { columns }) => sum + columns.length, 0),
      take: (id, columns, seq) => this.#hold(id, columns, seq),
    });
  }

  start(): void {
    const again = () => {
      if (this.#closed) return;
      this.#timer = setTimeout(() => {
        this.#work = this.#tend()
          .catch((error: unknown) => this.#deps.log.debug({ err: error }, 'the register could not catch up'))
          .finally(again);
      }, CATCH_UP_EVERY_MS);
    };
    again();
  }

  async #tend(): Promise<void> {
    await this.#caughtUp();
    const now = this.#deps.clock();
    if (now - this.#auditedAt < AUDIT_EVERY_MS) return;
    this.#auditedAt = now;
    await this.auditNext();
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#loading.close();
    await this.#work;
    await this.#running?.catch(() => {});
  }

  /**
   * What a question about these tenants of a scope answers, of all that was committed when it was asked. null where
   * some of them are not held (yet): then SQL answers.
   */
  async ask<T>(
    scope: Scope,
    within: readonly TenantId[] | null,
    question: (tenants: readonly HeldTenant[], asOf: number) => Promise<T>,
  ): Promise<T | null> {
    await this.#caughtUp();
    return this.#turns.next(async () => {
      const held = this.#reach(scope, within);
      return held === null ? null : question(held, this.#asOf);
    });
  }

  /**
   * Compares the next tenant in turn with SQL, so that each has its turn within the hour. Drift must be 0: what has
   * drifted is let go of, and read anew.
   */
  async auditNext(): Promise<Drift | null> {
    const ids = [...this.#held.keys()].sort();
    const id = ids.find((each) => each > this.#audited) ?? ids[0];
    if (id === undefined) return null;
    this.#audited = id;
    const held = this.#held.get(id)!;
    const drift = await auditColumns(this.#deps.tenancy, id, held);
    if (drift === null || drift.incidents === 0) return drift;
    this.#deps.log.error(drift, 'the register of incidents drifted; reading the tenant anew');
    await this.#turns.next(async () => this.#held.delete(id));
    return drift;
  }

  /** The columns of one tenant, for whoever looks after them. */
  columnsOf(id: TenantId): Columns | undefined {
    return this.#held.get(id)?.columns;
  }

  #reach(scope: Scope, within: readonly TenantId[] | null): HeldTenant[] | null {
    const asked = this.#heads.filter(
      ({ tenant_id }) => covers(scope, tenant_id) && (within === null || within.includes(tenant_id)),
    );
    const held = asked.flatMap(({ tenant_id }) => this.#held.get(tenant_id) ?? []);
    return held.length === asked.length ? held : null;
  }

  /** Resolves once all that is committed now is here. Those who ask at the same time share one reading. */
  #caughtUp(): Promise<void> {
    if (this.#running === null) {
      this.#running = this.#catchUp().finally(() => {
        this.#running = null;
      });
      return this.#running;
    }
    // The one under way may have looked before this question.
    this.#next ??= this.#running
      .catch(() => {})
      .then(() => {
        this.#next = null;
        return this.#caughtUp();
      });
    return this.#next;
  }

  async #catchUp(): Promise<void> {
    const asOf = this.#deps.clock();
    const known = new Map<TenantId, Position>(
      [...this.#held.values()].map(({ id, columns, seq }) => [id, { seq, columns }]),
    );
    const read = await this.#deps.tenancy.asSystem('keep the register of incidents', (tx) => news(tx, known));
    await this.#turns.next(async () => {
      this.#heads = read.heads;
      this.#asOf = asOf;
      const heads = new Map(read.heads.map((head) => [head.tenant_id, head]));
      for (const id of this.#held.keys()) if (!heads.has(id)) this.#held.delete(id);
      for (const id of read.anew) this.#held.delete(id);
      for (const { id, columns } of read.opened) this.#hold(id, columns, heads.get(id)!.seq);
      for (const row of read.rows) this.#current(row.tenant_id, known)?.columns.put(row);
      for (const id of read.moved) {
        const held = this.#current(id, known);
        if (held !== undefined) held.seq = heads.get(id)!.seq;
        if (held?.columns.isFull) this.#held.delete(id);
      }
    });
    this.#loading.want(read.heads.filter(({ tenant_id }) => !this.#held.has(tenant_id)));
  }

  /** The tenant as it was when the log was looked at: one that was read anew meanwhile is further already. */
  #current(id: TenantId, known: ReadonlyMap<TenantId, Position>): Held | undefined {
    const held = this.#held.get(id);
    return held?.columns === known.get(id)?.columns ? held : undefined;
  }

  #hold(id: TenantId, columns: Columns, seq: number): void {
    if (!columns.isFull) this.#held.set(id, { id, columns, seq });
  }
}

/** A register that keeps itself up to date, also while nobody asks. */
export function openRegister(deps: Deps): Register {
  const register = new Register(deps);
  register.start();
  return register;
}
